/**
 * What the accuracy page is made of. A family is one file in `families/` and one line in `registry.ts`; `npm run
 * accuracy` then writes its cases, summary and picture, and the regression test watches over its figures.
 */

/** One figure of a case: ours beside the truth. */
export interface Figure {
  /** As the family's targets spell it: `mean wait`, `p99`. */
  readonly name: string;
  /** null: we give none, because it saturates or is refused. */
  readonly ours: number | null;
  readonly truth: number;
  /** Of a simulated truth's confidence interval: twice this is allowed. 0 unless given. */
  readonly halfWidth?: number;
  /** Relative errors are of at least this much: a wait of a thousandth of a service is nobody's concern. */
  readonly floor?: number;
  /** What others answer, by name. */
  readonly peers?: Readonly<Record<string, number | null>>;
}

export interface Case {
  readonly id: string;
  /** Busy share of the busiest station, for the picture; null where that is not what matters. */
  readonly load: number | null;
  /** Of the truth, where the family's cases have several. */
  readonly source?: string;
  readonly measure: () => readonly Figure[];
}

/** A reference case that the language cannot say. */
export interface Excluded {
  readonly id: string;
  readonly reason: string;
}

/** The most that a figure's errors may be, as shares (or as differences, where `isAbsolute`). */
export interface Target {
  readonly mean?: number;
  readonly median?: number;
  readonly p90?: number;
  readonly worst?: number;
  /** Errors are differences, not ratios: hit ratios. */
  readonly isAbsolute?: true;
}

export interface Family {
  /** File of its cases, `docs/accuracy/NAME.md`, and of its picture. */
  readonly name: string;
  readonly title: string;
  /** What the cases are and where their truth comes from. */
  readonly about: string;
  /** By name of the figure, in the order of the page. A figure without one is not shown. */
  readonly targets: Readonly<Record<string, Target>>;
  readonly cases: readonly Case[];
  readonly excluded?: readonly Excluded[];
  /** Targets that are missed so far, as `p99 worst`: said openly, and no other may be. */
  readonly missed?: readonly string[];
  /** The regression test measures every n-th case; 1 unless given. */
  readonly sampleEvery?: number;
  /** Figure whose error is drawn over the load; absent: no picture. */
  readonly picture?: string;
}
