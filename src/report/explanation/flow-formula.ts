/** A flow as a formula, from what the workload sends. */
import type { Workload } from "../../topology/types.ts";
import { type Factor, factorText, factorValue, product } from "./factor.ts";
import { numberText, rateText } from "./number-text.ts";
import type { Route } from "./routes.ts";

/** A part of a workload and the ways on which it comes. */
export interface Inflow {
  /** What of the whole workload the part is. */
  readonly part: readonly Factor[];
  readonly isStatic: boolean;
  readonly routes: readonly Route[];
}

/** A sum of products, and what it comes to. */
export interface FlowFormula {
  readonly text: string;
  readonly value: number;
}

/**
 * One formula for all ways of a workload to a tier. Where the static part differs from the dynamic one by a CDN's
 * misses alone, both are said at once: `2,778/s × (1 − 0.8 · 0.95)`.
 */
export function flowFormula({ arrivalRate, staticShare }: Workload, inflows: readonly Inflow[]): FlowFormula {
  const ways = inflows.flatMap(({ part, isStatic, routes }) => routes.map((route) => ({ part, isStatic, route })));
  const value = ways.reduce((sum, { part, route }) => sum + arrivalRate * product(part) * product(route), 0);
  const both = staticShare === null ? null : joined(ways, staticShare);
  const terms = both ?? ways.map(({ part, route }) => [...part, ...route].map(factorText).join(" "));
  const text = terms.map((term) => `${rateText(arrivalRate)} ${term}`.trimEnd()).join(" + ");
  return { text, value };
}

interface Way {
  readonly part: readonly Factor[];
  readonly isStatic: boolean;
  readonly route: Route;
}

/** null: the parts do not come in pairs that are alike, or differ by one look-up. */
function joined(ways: readonly Way[], staticShare: number): readonly string[] | null {
  const left = new Set(ways.filter(({ isStatic }) => isStatic));
  const terms: string[] = [];
  for (const { part, route, isStatic } of ways) {
    if (isStatic) continue;
    const ofSameMix = [...left].filter((way) => isSame(mixOf(way.part), mixOf(part)));
    const same = ofSameMix.find((way) => isSame(way.route, route));
    const twin = same ?? ofSameMix.find((way) => missBetween(way.route, route) !== null);
    if (twin === undefined) return null;
    left.delete(twin);
    const miss = missBetween(twin.route, route);
    const share = miss === null ? [] : [`× (1 − ${numberText(staticShare)} · ${numberText(miss.of)})`];
    terms.push([...mixOf(part).map(factorText), ...share, ...route.map(factorText)].join(" "));
  }
  return left.size === 0 && terms.length > 0 ? terms : null;
}

/** The share of an operation in the mix: all but the last factor, which tells static from dynamic. */
const mixOf = (part: readonly Factor[]): readonly Factor[] => part.slice(0, -1);

/** The one miss that the first route has beyond the second. */
function missBetween(longer: Route, shorter: Route): Factor | null {
  if (longer.length !== shorter.length + 1) return null;
  const at = longer.findIndex((factor, index) => !isSameFactor(factor, shorter[index]));
  const extra = longer[at];
  return extra?.kind === "miss" && isSame(longer.slice(at + 1), shorter.slice(at)) ? extra : null;
}

const isSame = (a: Route, b: Route): boolean =>
  a.length === b.length && a.every((factor, index) => isSameFactor(factor, b[index]));

const isSameFactor = (a: Factor, b: Factor | undefined): boolean =>
  b !== undefined && factorValue(a) === factorValue(b) && a.kind === b.kind;
