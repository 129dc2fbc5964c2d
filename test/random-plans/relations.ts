/** What holds between the answers to a plan and to plans like it, through the program itself. */

import { applyPatch } from "../../src/advice/patch.ts";
import type { Difference } from "../../src/diff/generated/difference.ts";
import type { Analysis, Check, Recommendation } from "../../src/report/generated/report.ts";
import { runIn } from "../cli/fake-io.ts";
import { isClose } from "./laws.ts";
import { type PlanData, textOf } from "./random-plan.ts";

/** One sentence for each relation that does not hold. */
export async function brokenRelations(plan: PlanData, report: Analysis): Promise<readonly string[]> {
  return [
    ...sameScenario(report),
    ...(await agreesWithCheck(plan, report)),
    ...(await differsFromItself(plan)),
    ...(await patchesDoAsTheySay(plan, report)),
    ...(await moreServeNoFewer(plan, report)),
  ];
}

/** The report on a plan, and its text; null: it was refused. */
export async function analysisOf(plan: PlanData): Promise<{ report: Analysis; text: string } | null> {
  const { code, stdout, stderr } = await runIn(
    { files: { "plan.yaml": textOf(plan) } },
    "analyze",
    "-f",
    "json",
    "plan.yaml",
  );
  if (code === 3) throw new Error(stderr);
  return code === 0 ? { report: JSON.parse(stdout), text: stdout } : null;
}

/** A scenario that changes nothing has the figures of the plan as it is. */
function sameScenario({ scenarios, workloads }: Analysis): readonly string[] {
  const same = scenarios.find(({ id }) => id === "same");
  return (same?.workloads ?? []).flatMap((under) => {
    const base = workloads.find(({ id }) => id === under.id);
    const isSame =
      JSON.stringify(base?.latencySeconds) === JSON.stringify(under.latencySeconds) &&
      base?.throughputPerSecond === under.throughputPerSecond &&
      base.errorRatio === under.errorRatio;
    return isSame ? [] : [`traffic: 1x changes ${under.id}`];
  });
}

async function agreesWithCheck(plan: PlanData, { budgets }: Analysis): Promise<readonly string[]> {
  const { code, stdout } = await runIn({ files: { "plan.yaml": textOf(plan) } }, "check", "-f", "json", "plan.yaml");
  const judged = budgets.filter(({ verdict }) => verdict !== "unjudged");
  if (judged.length === 0) return code === 2 ? [] : [`check without budgets exits ${code}`];
  const check = JSON.parse(stdout) as Check;
  const fails = judged.some(({ verdict }) => verdict === "broken" || verdict === "unknown");
  return [
    ...(code === (fails ? 1 : 0) ? [] : [`check exits ${code}`]),
    ...(JSON.stringify(check.budgets) === JSON.stringify(budgets) ? [] : ["check and analyze judge differently"]),
  ];
}

async function differsFromItself(plan: PlanData): Promise<readonly string[]> {
  const files = { "plan.yaml": textOf(plan) };
  const { stdout } = await runIn({ files }, "diff", "-f", "json", "plan.yaml", "plan.yaml");
  const { moved, effects, budgets, findings, recommendations } = JSON.parse(stdout) as Difference;
  const differences = [effects, budgets, findings, recommendations].flat().length;
  return moved || differences > 0 ? ["differs from itself"] : [];
}

/** Every patch applies, and gives what was said of it. */
async function patchesDoAsTheySay(plan: PlanData, { recommendations }: Analysis): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const recommendation of recommendations.slice(0, 3)) {
    const { title, patch, effects } = recommendation;
    const patched = applyPatch(
      plan,
      patch.map((change) => ({ ...change, path: pathOf(change.pointer) })),
    ) as PlanData;
    const after = await analysisOf(patched);
    if (after === null) {
      broken.push(`"${title}" makes a plan that is refused`);
      continue;
    }
    for (const effect of effects.filter(({ scenario }) => scenario === null)) {
      const now = figureIn(after.report, effect.figure);
      const isSame =
        now === undefined ||
        now === effect.after ||
        (now !== null && effect.after !== null && isClose(now, effect.after));
      if (!isSame) broken.push(`"${title}" says ${effect.figure} ${effect.after}, which is ${now}`);
    }
    broken.push(...budgetsOf(recommendation, after.report));
  }
  return broken;
}

function budgetsOf({ title, budgetsMended }: Recommendation, { budgets }: Analysis): readonly string[] {
  const isBroken = (id: string) =>
    budgets.some((one) => one.id === id && one.scenario === null && one.verdict === "broken");
  return budgetsMended.filter(isBroken).map((id) => `"${title}" does not mend ${id}`);
}

/** undefined: not among those that the report has. */
function figureIn(report: Analysis, figure: string): number | null | undefined {
  const [kind, ...rest] = figure.split(".");
  const name = rest.join(".");
  if (kind === "headroom") return report.verdict.headroomFactor;
  if (kind === "errors") return report.workloads.find(({ id }) => id === name)?.errorRatio;
  if (kind === "utilization") {
    return report.tiers.flatMap(({ stations }) => stations).find(({ id }) => id === name)?.busiestUtilization;
  }
  const statistic = rest.at(-1) as "p99";
  return report.workloads.find(({ id }) => id === rest.slice(0, -1).join("."))?.latencySeconds[statistic];
}

const pathOf = (pointer: string) =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

/**
 * With one instance more of each tier nobody gets fewer answers. Not so where something turns requests away that others
 * have worked on, nor where calls are tried again.
 */
async function moreServeNoFewer(plan: PlanData, { workloads, verdict }: Analysis): Promise<readonly string[]> {
  if (/contention|retries|timeout|queueLimit|"first"/.test(JSON.stringify(plan.tiers))) return [];
  if (verdict.saturated.length > 0) return [];
  const tiers = Object.entries(plan.tiers).map(([id, tier]) => {
    const isCode = tier.kind === "service" || tier.kind === "worker";
    return [id, isCode ? { ...tier, instances: Number(tier.instances ?? 1) + 1 } : tier] as const;
  });
  const after = await analysisOf({ ...plan, tiers: Object.fromEntries(tiers) });
  return workloads.flatMap(({ id, throughputPerSecond: before }) => {
    const now = after?.report.workloads.find((other) => other.id === id)?.throughputPerSecond ?? before;
    return now < before * (1 - 1e-4) ? [`${id}: an instance more of each answers ${now}/s, not ${before}/s`] : [];
  });
}
