/** What a change does, figure by figure: what it was made for, and the neighbours that it moves. */
import type { Assessment } from "../assess/types.ts";
import { figureOf, isBroken } from "../findings/figure.ts";
import { spreadBudgets } from "../findings/spread-budgets.ts";
import { HOURS_PER_MONTH } from "../findings/wording.ts";
import type { Effect } from "./types.ts";

interface Figure {
  readonly value: number | null;
  readonly unit: Effect["unit"];
  readonly isSaturated: boolean;
}

/** Neighbours shown at most, those that move most first. */
const MOST_NEIGHBOURS = 6;
/** Relative change from which on a time counts as moved. */
const NOTABLE_TIME = 0.1;
/** Change of a busy share from which on it counts as moved. */
const NOTABLE_SHARE = 0.05;
/** Change of an error ratio from which on it counts as moved. */
const NOTABLE_ERRORS = 0.001;

/**
 * Effects of a change.
 *
 * @param wanted figures that the change was made for: shown first, in this order
 */
export function effectsOf(before: Assessment, after: Assessment, wanted: readonly string[]): readonly Effect[] {
  const old = figuresOf(before);
  const now = figuresOf(after);
  const first = new Set(wanted);
  if (isMoved(before.headroom, after.headroom)) first.add("headroom");
  const shown = [...first].map((figure) => effect(figure, old.get(figure), now.get(figure))).filter(isThere);
  const neighbours = [...now.keys()]
    .filter((figure) => !first.has(figure))
    .map((figure) => effect(figure, old.get(figure), now.get(figure)))
    .map((candidate) => ({ candidate, move: moveOf(candidate) }))
    .filter(({ move }) => move >= 1)
    .sort((a, b) => b.move - a.move);
  return [...shown, ...neighbours.slice(0, MOST_NEIGHBOURS).map(({ candidate }) => candidate)];
}

/** Scenarios that are shown at most. */
const MOST_SCENARIOS = 3;

/**
 * What a change mends under scenarios: figures of budgets that were broken and hold now, and stations that are no longer
 * saturated.
 *
 * @param first scenarios that are shown first, in this order
 */
export function effectsUnder(before: Assessment, after: Assessment, first: readonly string[]): readonly Effect[] {
  const ids = new Set([...first, ...before.scenarios.map(({ scenario }) => scenario.id)]);
  return [...ids]
    .map((id) => {
      const [was, is] = [before, after].map(
        ({ scenarios }) => scenarios.find(({ scenario }) => scenario.id === id)?.assessment,
      );
      return was === undefined || is === undefined ? [] : effectsIn(id, was, is);
    })
    .filter((effects) => effects.length > 0)
    .slice(0, MOST_SCENARIOS)
    .flat();
}

/** Under one scenario, before and after. */
function effectsIn(scenario: string, before: Assessment, after: Assessment): readonly Effect[] {
  const broken = new Set(spreadBudgets(after).filter(isBroken).map(figureOf));
  const saturated = new Set(saturatedIn(after));
  const mended = [
    ...spreadBudgets(before)
      .filter(isBroken)
      .map(figureOf)
      .filter((figure) => !broken.has(figure)),
    ...saturatedIn(before).filter((figure) => !saturated.has(figure)),
  ];
  const [old, now] = [figuresOf(before), figuresOf(after)];
  return [...new Set(mended)]
    .map((figure) => ({ ...effect(figure, old.get(figure), now.get(figure)), scenario }))
    .filter(isThere);
}

/** Stations that are saturated, by their figure. */
const saturatedIn = ({ model, solution }: Assessment): readonly string[] =>
  model.stations
    .filter(({ resource }, index) => resource !== "delay" && solution.stations[index]?.saturated === true)
    .map(({ id }) => `utilization.${id}`);

/** Every figure that a change may move: p99 of each whole, busy shares, errors, headroom, and what budgets judge. */
function figuresOf(assessment: Assessment): ReadonlyMap<string, Figure> {
  const { workloads, model, solution, headroom } = assessment;
  const figures = new Map<string, Figure>();
  for (const { id, partOf, latency, saturated, errorRatio } of workloads) {
    if (partOf !== null) continue;
    figures.set(`latency.${id}.p99`, { value: latency?.p99 ?? null, unit: "seconds", isSaturated: saturated });
    figures.set(`errors.${id}`, { value: errorRatio, unit: "ratio", isSaturated: false });
  }
  model.stations.forEach(({ id, resource }, index) => {
    const station = solution.stations[index];
    if (resource === "delay" || station === undefined) return;
    const { busiestUtilization, saturated } = station;
    figures.set(`utilization.${id}`, { value: busiestUtilization, unit: "ratio", isSaturated: saturated });
  });
  figures.set("headroom", { value: headroom, unit: "factor", isSaturated: false });
  for (const result of spreadBudgets(assessment)) {
    const { budget, actual, saturated } = result;
    if (budget.kind === "latency" || budget.kind === "lag") {
      figures.set(figureOf(result), { value: actual, unit: "seconds", isSaturated: saturated });
    }
    if (budget.kind === "cost") {
      const value = actual === null ? null : actual * HOURS_PER_MONTH;
      figures.set(figureOf(result), { value, unit: "usdPerMonth", isSaturated: false });
    }
  }
  return figures;
}

/** By more than a hundredth of itself, or to or from none. */
const isMoved = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before !== after : Math.abs(after - before) > 0.01 * before;

/** A station that is not there (yet, or any more) is not busy. */
function effect(figure: string, before: Figure | undefined, after: Figure | undefined): Effect {
  const absent = figure.startsWith("utilization.") ? 0 : null;
  return {
    figure,
    scenario: null,
    before: before === undefined ? absent : before.value,
    after: after === undefined ? absent : after.value,
    unit: (after ?? before)?.unit ?? "ratio",
    saturatedBefore: before?.isSaturated ?? false,
    saturatedAfter: after?.isSaturated ?? false,
  };
}

const isThere = ({ before, after, saturatedBefore, saturatedAfter }: Effect): boolean =>
  before !== null || after !== null || saturatedBefore || saturatedAfter;

/** How notable a change is: from 1 on it is shown. A figure that comes or goes with saturation is most notable. */
function moveOf({ before, after, unit, figure, saturatedBefore, saturatedAfter }: Effect): number {
  if (saturatedBefore !== saturatedAfter) return Infinity;
  if (before === null || after === null) return 0;
  const change = Math.abs(after - before);
  if (unit === "seconds") return before > 0 ? change / before / NOTABLE_TIME : 0;
  if (unit === "ratio") return change / (figure.startsWith("errors.") ? NOTABLE_ERRORS : NOTABLE_SHARE);
  return 0;
}
