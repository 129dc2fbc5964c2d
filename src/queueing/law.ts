/**
 * The probability law of a service, think or transfer time, as plain data.
 *
 * Every law is non-negative. Times are in seconds here as everywhere inside, but nothing
 * in this folder depends on the unit as long as rates use its inverse.
 */

/** Seconds, the unit of every time inside. */
export type Seconds = number;
/** Per second, the unit of every rate inside. */
export type PerSecond = number;

/** All mass at `mean`; scv 0. Kendall's D. */
export interface ConstantLaw {
  readonly kind: "constant";
  readonly mean: Seconds;
}

/** Kendall's M; scv 1. */
export interface ExponentialLaw {
  readonly kind: "exponential";
  readonly mean: Seconds;
}

/** Sum of `stages` like exponentials; scv 1/stages. Kendall's E_k. */
export interface ErlangLaw {
  readonly kind: "erlang";
  readonly mean: Seconds;
  readonly stages: number;
}

/**
 * With `probability` an Erlang of `stages − 1`, else of `stages`, all stages of one rate
 * (Tijms, A First Course in Stochastic Models, 2003, appendix B). The two-moment law of 0 < scv < 1.
 */
export interface MixedErlangLaw {
  readonly kind: "mixed-erlang";
  readonly mean: Seconds;
  /** k ≥ 2, the longer of the two. */
  readonly stages: number;
  /** Share of draws with k − 1 stages, in [0, 1). */
  readonly probability: number;
}

/** Exponential with a random mean; scv ≥ 1. Kendall's H_n. Probabilities sum to 1. */
export interface HyperexponentialLaw {
  readonly kind: "hyperexponential";
  readonly branches: readonly { readonly probability: number; readonly mean: Seconds }[];
}

export interface GammaLaw {
  readonly kind: "gamma";
  readonly mean: Seconds;
  readonly scv: number;
}

export interface LognormalLaw {
  readonly kind: "lognormal";
  readonly mean: Seconds;
  readonly scv: number;
}

/** One of several laws by weight; weights sum to 1. Several classes at one FCFS station. */
export interface MixtureLaw {
  readonly kind: "mixture";
  readonly parts: readonly { readonly weight: number; readonly law: Law }[];
}

export type Law =
  | ConstantLaw
  | ExponentialLaw
  | ErlangLaw
  | MixedErlangLaw
  | HyperexponentialLaw
  | GammaLaw
  | LognormalLaw
  | MixtureLaw;
