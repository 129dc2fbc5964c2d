/** Finding → remedy → patch → solve → effect → rank. */

import type { Assessment } from "../assess/types.ts";
import { isAmiss, isBroken } from "../findings/figure.ts";
import { findingsOf } from "../findings/findings.ts";
import { rules } from "../findings/registry.ts";
import { MOST_STATIONS_TO_VARY, variantsAllowed } from "../findings/thrift.ts";
import type { Edit, Finding, Severity, Variants } from "../findings/types.ts";
import { type Advised, type Case, casesOf } from "./cases.ts";
import { costDelta } from "./cost-delta.ts";
import { effectsOf, effectsUnder } from "./effects.ts";
import { outcomeOf } from "./judge.ts";
import { patchOf } from "./patch.ts";
import { byMerit, type Ranked, WEIGHT } from "./rank.ts";
import { remedies } from "./registry.ts";
import { budgetsMendedUnder, scenariosAfter } from "./scenarios-after.ts";
import type { Judge, Proposal, Recommendation, Remedy } from "./types.ts";

/**
 * Changes to the topology that mend its findings, the one to take first in front. Each was applied to
 * a copy and solved, as it is and under its scenarios; one that does not help is not among them. On plans of hundreds of
 * tiers only the gravest findings get that far (see `variantsAllowed`).
 */
export function recommend(advised: Advised): readonly Recommendation[] {
  const { assessment, findings } = advised;
  const found = new Map<string, Ranked>();
  const stations = assessment.model.stations.length;
  const allowed = variantsAllowed(stations);
  const tried = new Set<string>();
  for (const finding of findings) {
    if (finding.severity === "note" && stations > MOST_STATIONS_TO_VARY) continue;
    for (const group of casesOf(finding, advised)) {
      group.some((one) => {
        const judge: Judge = (edits) => {
          tried.add(JSON.stringify([one.scenarios, edits]));
          return tried.size > allowed ? "none" : one.outcome(edits);
        };
        let isFound = false;
        for (const remedy of remedies) {
          if (!remedy.rules.includes(one.seen.rule)) continue;
          for (const proposal of remedy.propose(one.seen, one.context, judge)) {
            const key = JSON.stringify(proposal.edits);
            const ranked = found.has(key) ? null : proven(one, remedy, proposal, advised);
            if (ranked !== null) found.set(key, ranked);
            isFound ||= found.has(key);
          }
        }
        return isFound;
      });
    }
  }
  return [...found.values()].sort(byMerit).map(({ recommendation }) => recommendation);
}

/** Rules that try variants themselves: a variant is not judged by them. */
const variantRules: ReadonlySet<string> = new Set(rules.filter((rule) => rule.solvesVariants).map(({ name }) => name));

/** Budgets whose causes are looked for among the places where time goes. */
const CAUSED_SOMEWHERE: ReadonlySet<string> = new Set(["latency", "headroom"]);

/** The proposal solved in full; null: it does not mend its finding, or does more harm than good. */
function proven(one: Case, remedy: Remedy, proposal: Proposal, advised: Advised): Ranked | null {
  const { assessment: before, findings, variants } = advised;
  const { finding } = one;
  if (one.outcome(proposal.edits) === "none") return null;
  const base = solvedInFull(proposal.edits, variants);
  const scenarios = base === null ? null : scenariosAfter(proposal.edits, before, base.topology, variants);
  if (base === null || scenarios === null) return null;
  const after = { ...base, scenarios };
  const remains = findingsOf(after, null);
  const isLeft = (other: Finding) =>
    remains.some(({ code, subject }) => code === other.code && subject === other.subject);
  const mendedUnder = budgetsMendedUnder(before, after);
  // Of what is wrong under several scenarios a part may be mended.
  if (isLeft(finding) && (one.scenarios.length === 0 || mendedUnder.length === 0)) return null;
  const mended = findings.filter(
    (other) =>
      !isLeft(other) &&
      (other === finding ||
        other.isOfBase === false ||
        (!variantRules.has(other.rule) && outcomeOf(other, after, findings) !== "none")),
  );
  const added = remains.filter((other) => !findings.some((known) => isAsBad(known, other)));
  const errorsAdded = added.filter(({ severity }) => severity === "error").length;
  // A reserve that costs more than the budget is for people to weigh; one that breaks something is no remedy.
  const harm = added.filter(({ severity, code }) => severity === "error" && !/^SP(?:602|904)$/.test(code));
  if ((finding.severity !== "error" || finding.isOfBase === false) && harm.length > 0) return null;
  if (finding.severity === "note" && added.length > 0) return null;

  const patch = patchOf(variants.data, proposal.edits);
  if (patch.length === 0) return null;
  const wanted = mended
    .filter(({ isOfBase }) => isOfBase !== false)
    .flatMap(({ budgets, station }) => [...budgets, ...(station === null ? [] : [`utilization.${station}`])]);
  // What shows under a scenario at the same place is the same cause.
  const isReplaced = (other: Finding) =>
    other.station !== null &&
    remains.some(({ station, severity }) => station === other.station && WEIGHT[severity] <= WEIGHT[other.severity]);
  const count = (severity: Severity) =>
    mended.filter((other) => other.severity === severity && !isReplaced(other)).length;
  return {
    recommendation: {
      remedy: remedy.name,
      title: proposal.title,
      mends: mended.map(({ code, subject }) => ({ code, subject })),
      patch,
      effects: [
        ...(one.scenarios.length === 0 ? [] : effectsUnder(before, after, one.scenarios)),
        ...effectsOf(before, after, wanted),
        ...(one.scenarios.length === 0 ? effectsUnder(before, after, []) : []),
      ],
      costDelta: costDelta(before, after, patch),
      budgetsMended: budgetsMended(before, after),
      scenarioBudgetsMended: mendedUnder,
      nextBottleneck: nextBottleneck(after),
      remains: remains.filter(({ severity }) => severity === "error").map(({ code, subject }) => ({ code, subject })),
      asks: proposal.asks,
      mendsAll: !isHealthy(before) && isHealthy(after),
    },
    errorsMended: count("error") - errorsAdded,
    warningsMended: count("warning"),
    severity: (mended[0] ?? finding).severity,
  };
}

/** The variant as it is, with all that is said about it. */
function solvedInFull(edits: readonly Edit[], { solve }: Variants): Assessment | null {
  const measured = solve(edits, { places: false, headroom: "measured" });
  // Where the time goes only matters to those who look for the cause of a budget that is still broken.
  const isCauseAsked = measured?.budgets.some((result) => CAUSED_SOMEWHERE.has(result.budget.kind) && isAmiss(result));
  return isCauseAsked ? solve(edits) : measured;
}

/** Whether a finding was there already, as grave: at the same station, whatever its code is now, or of the same subject. */
function isAsBad(before: Finding, now: Finding): boolean {
  const isSame =
    now.station === null ? before.code === now.code && before.subject === now.subject : before.station === now.station;
  return isSame && WEIGHT[before.severity] <= WEIGHT[now.severity];
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
  const what = {
    saturation: "saturates",
    latency: "misses its latency budget",
    errors: "misses its error budget",
    lag: "misses its lag budget",
  };
  return { subject: rung.subject, factor: rung.factor, what: what[rung.kind] };
}
