import type { Case, Family, Figure, Target } from "./family.ts";

/** Errors of one figure over the cases of a family, as shares of the truth. */
export interface Summary {
  readonly cases: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly worst: number;
}

/** What of a summary a target may bound. */
export const parts = ["mean", "median", "p90", "worst"] as const;

export interface MeasuredCase {
  readonly id: string;
  readonly load: number | null;
  readonly source?: string;
  readonly figures: readonly Figure[];
}

/** Error beyond what the truth's own uncertainty explains; ∞ where there is no figure. */
export function errorOf(figure: Figure, ours: number | null, target: Target): number {
  if (ours === null || !Number.isFinite(ours)) return Number.POSITIVE_INFINITY;
  const off = Math.max(0, Math.abs(ours - figure.truth) - 2 * (figure.halfWidth ?? 0));
  if (target.isAbsolute) return off;
  return off === 0 ? 0 : off / Math.max(Math.abs(figure.truth), figure.floor ?? 0);
}

/** As it stands, with its sign. */
export function signedError(figure: Figure, ours: number, target: Target): number {
  const off = ours - figure.truth;
  if (target.isAbsolute) return off;
  return off === 0 ? 0 : off / Math.max(Math.abs(figure.truth), figure.floor ?? 0);
}

export function measured(cases: readonly Case[]): readonly MeasuredCase[] {
  return cases.map(({ measure, ...about }) => ({ ...about, figures: measure() }));
}

/** Of all cases of a family those that the regression test measures. */
export function sampleOf<T>({ sampleEvery = 1 }: Family, cases: readonly T[]): readonly T[] {
  return cases.filter((_, k) => k % sampleEvery === 0);
}

/** @param peer whose errors; absent: ours */
export function summaryOf(
  cases: readonly MeasuredCase[],
  name: string,
  target: Target,
  peer?: string,
): Summary | undefined {
  const errors: number[] = [];
  for (const { figures } of cases) {
    for (const figure of figures) {
      if (figure.name !== name) continue;
      const given = peer === undefined ? figure.ours : figure.peers?.[peer];
      if (given !== undefined) errors.push(errorOf(figure, given, target));
    }
  }
  if (errors.length === 0) return undefined;
  errors.sort((a, b) => a - b);
  const at = (share: number) => errors[Math.min(errors.length - 1, Math.floor(share * errors.length))] as number;
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return { cases: errors.length, mean, median: at(0.5), p90: at(0.9), worst: errors.at(-1) as number };
}

/** By figure, those that some case has. */
export function summariesOf(family: Family, cases: readonly MeasuredCase[]): Readonly<Record<string, Summary>> {
  return Object.fromEntries(
    Object.entries(family.targets).flatMap(([name, target]) => {
      const summary = summaryOf(cases, name, target);
      return summary === undefined ? [] : [[name, summary]];
    }),
  );
}

/** Which targets the summaries miss, as `p99 worst`. */
export function missesOf({ targets }: Family, summaries: Readonly<Record<string, Summary>>): readonly string[] {
  return Object.entries(summaries).flatMap(([name, summary]) =>
    parts
      .filter((part) => summary[part] > (targets[name]?.[part] ?? Number.POSITIVE_INFINITY))
      .map((part) => `${name} ${part}`),
  );
}
