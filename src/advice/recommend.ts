/** Finding → remedy → patch → solve → effect → rank. */

import type { Assessment } from "../assess/types.ts";
import { isAmiss, isBroken } from "../findings/figure.ts";
import { findingsOf } from "../findings/findings.ts";
import { rules } from "../findings/registry.ts";
import { MOST_STATIONS_TO_VARY, variantsAllowed } from "../findings/thrift.ts";
import type { Finding } from "../findings/types.ts";
import { costDelta } from "./cost-delta.ts";
import { effectsOf } from "./effects.ts";
import { detailFor, outcomeOf } from "./judge.ts";
import { patchOf } from "./patch.ts";
import { byMerit, type Ranked, WEIGHT } from "./rank.ts";
import { remedies } from "./registry.ts";
import type { AdviceContext, Judge, Proposal, Recommendation, Remedy } from "./types.ts";

/**
 * Changes to the topology that mend its findings, the one to take first in front. Each was applied to
 * a copy and solved; one that does not help is not among them. On plans of hundreds of tiers only the
 * gravest findings get that far (see `variantsAllowed`).
 */
export function recommend(context: AdviceContext): readonly Recommendation[] {
  const found = new Map<string, Ranked>();
  const stations = context.assessment.model.stations.length;
  const tried = new Set<string>();
  for (const finding of context.findings) {
    if (finding.severity === "note" && stations > MOST_STATIONS_TO_VARY) continue;
    const judge: Judge = (edits) => {
      tried.add(JSON.stringify(edits));
      if (tried.size > variantsAllowed(stations)) return "none";
      const after = context.solve(edits, detailFor(finding));
      return after === null ? "none" : outcomeOf(finding, after, context.findings);
    };
    for (const remedy of remedies) {
      if (!remedy.rules.includes(finding.rule)) continue;
      for (const proposal of remedy.propose(finding, context, judge)) {
        const key = JSON.stringify(proposal.edits);
        const ranked = found.has(key) ? null : proven(finding, remedy, proposal, context);
        if (ranked !== null) found.set(key, ranked);
      }
    }
  }
  return [...found.values()].sort(byMerit).map(({ recommendation }) => recommendation);
}

/** Rules that try variants themselves: a variant is not judged by them. */
const variantRules: ReadonlySet<string> = new Set(rules.filter((rule) => rule.solvesVariants).map(({ name }) => name));

/** Budgets whose causes are looked for among the places where time goes. */
const CAUSED_SOMEWHERE: ReadonlySet<string> = new Set(["latency", "headroom"]);

/** The proposal solved in full; null: it does not mend its finding, or does more harm than good. */
function proven(finding: Finding, remedy: Remedy, proposal: Proposal, context: AdviceContext): Ranked | null {
  const { assessment: before, findings, data } = context;
  const judged = context.solve(proposal.edits, detailFor(finding));
  if (judged === null || outcomeOf(finding, judged, findings) === "none") return null;
  const measured = context.solve(proposal.edits, { places: false, headroom: "measured" });
  // Where the time goes only matters to those who look for the cause of a budget that is still broken.
  const isCauseAsked = measured?.budgets.some((result) => CAUSED_SOMEWHERE.has(result.budget.kind) && isAmiss(result));
  const after = isCauseAsked ? context.solve(proposal.edits) : measured;
  if (after === null) return null;
  const remains = findingsOf(after, null);
  const isLeft = (one: Finding) => remains.some(({ code, subject }) => code === one.code && subject === one.subject);
  if (isLeft(finding) || breaksScenario(before, after)) return null;
  const mended = findings.filter(
    (other) =>
      other === finding ||
      (!variantRules.has(other.rule) && !isLeft(other) && outcomeOf(other, after, findings) !== "none"),
  );
  const added = remains.filter((one) => !findings.some((other) => isAsBad(other, one)));
  const errorsAdded = added.filter(({ severity }) => severity === "error").length;
  // A reserve that costs more than the budget is for people to weigh; one that breaks something is no remedy.
  const harm = added.filter(({ severity, code }) => severity === "error" && !/^SP(?:602|904)$/.test(code));
  if (finding.severity !== "error" && harm.length > 0) return null;
  if (finding.severity === "note" && added.length > 0) return null;

  const patch = patchOf(data, proposal.edits);
  if (patch.length === 0) return null;
  const wanted = mended.flatMap(({ budgets, station }) => [
    ...budgets,
    ...(station === null ? [] : [`utilization.${station}`]),
  ]);
  const delta = costDelta(before, after, patch);
  return {
    recommendation: {
      remedy: remedy.name,
      title: proposal.title,
      mends: mended.map(({ code, subject }) => ({ code, subject })),
      patch,
      effects: effectsOf(before, after, wanted),
      costDelta: delta,
      budgetsMended: budgetsMended(before, after),
      scenarioBudgetsMended: scenarioBudgetsMended(before, after),
      nextBottleneck: nextBottleneck(after),
      remains: remains.filter(({ severity }) => severity === "error").map(({ code, subject }) => ({ code, subject })),
      asks: proposal.asks,
      mendsAll: !isHealthy(before) && isHealthy(after),
    },
    errorsMended: mended.filter(({ severity }) => severity === "error").length - errorsAdded,
    warningsMended: mended.filter(({ severity }) => severity === "warning").length,
    severity: (mended[0] ?? finding).severity,
  };
}

/** Whether a finding was there already, as grave: at the same station, whatever its code is now, or of the same subject. */
function isAsBad(before: Finding, now: Finding): boolean {
  const isSame =
    now.station === null ? before.code === now.code && before.subject === now.subject : before.station === now.station;
  return isSame && WEIGHT[before.severity] <= WEIGHT[now.severity];
}

/** `sale/latency.web.p99` of what is broken under the scenarios that were asked for. */
function brokenUnder(assessment: Assessment, { scenarios: asked }: Assessment): ReadonlySet<string> {
  const ids = new Set(asked.map(({ scenario }) => scenario.id));
  return new Set(
    assessment.scenarios
      .filter(({ scenario }) => ids.has(scenario.id))
      .flatMap((under) =>
        under.assessment.budgets.filter(isBroken).map(({ budget }) => `${under.scenario.id}/${budget.id}`),
      ),
  );
}

/** Whether a budget that held under a scenario is broken there after the change. */
function breaksScenario(before: Assessment, after: Assessment): boolean {
  const was = brokenUnder(before, before);
  return [...brokenUnder(after, before)].some((one) => !was.has(one));
}

function scenarioBudgetsMended(before: Assessment, after: Assessment): Recommendation["scenarioBudgetsMended"] {
  const still = brokenUnder(after, before);
  return [...brokenUnder(before, before)]
    .filter((one) => !still.has(one))
    .map((one) => {
      const [scenario = "", ...budget] = one.split("/");
      return { scenario, budget: budget.join("/") };
    });
}

function budgetsMended(before: Assessment, after: Assessment): readonly string[] {
  const broken = new Set(after.budgets.filter(isBroken).map(({ budget }) => budget.id));
  return before.budgets
    .filter((result) => isBroken(result) && !broken.has(result.budget.id))
    .map(({ budget }) => budget.id);
}

const isHealthy = ({ budgets, solution, scenarios }: Assessment): boolean =>
  ![budgets, ...scenarios.map(({ assessment }) => assessment.budgets)].flat().some(isBroken) &&
  !solution.stations.some(({ saturated }) => saturated);

function nextBottleneck({ ladder }: Assessment): Recommendation["nextBottleneck"] {
  const [rung] = ladder;
  if (rung === undefined) return null;
  const what = { saturation: "saturates", latency: "misses its latency budget", errors: "misses its error budget" };
  return { subject: rung.subject, factor: rung.factor, what: what[rung.kind] };
}
