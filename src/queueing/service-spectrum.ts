import { type Complex, exponential } from "./complex.ts";
import type { PhaseType } from "./phase-type.ts";

/**
 * One busy server while work waits, seen with weight x for every completion: the matrix T + x·tτ of its
 * phases has as many eigenvalues as phases, the roots λ of 1 = x·B̃(λ).
 */
export interface ServiceMode {
  /** λ_j(x); real part ≤ 0 for |x| ≤ 1. */
  readonly rate: Complex;
  /** Left eigenvector over the phases, largest entry about 1. */
  readonly vector: readonly Complex[];
}

/**
 * The laws whose modes have closed forms: one phase, two phases, or an Erlang. Others need dense matrices.
 *
 * `modesAt` takes x as x = root^k for a chain of k stages (k = 1 otherwise) on the branch that the caller
 * follows, and 1 − x separately where the caller knows it better.
 */
export interface ServiceSpectrum {
  /** Modes for real x in (0, 1], slowest first; null where they are not all real. */
  readonly realModesAt: ((x: number, complement: number) => readonly ServiceMode[]) | null;
  /** k of a chain of k like stages; 0 otherwise. */
  readonly stages: number;
}

function real(value: number): Complex {
  return { re: value, im: 0 };
}

function scaledPair(a: number, b: number): Complex[] {
  const scale = 1 / Math.max(Math.abs(a), Math.abs(b));
  return [real(a * scale), real(b * scale)];
}

/** λ² + λ(μ₁ + μ₂ − x(pμ₁ + qμ₂)) + μ₁μ₂(1 − x) = 0, the smaller root by way of the product. */
function parallelModes(service: PhaseType, x: number, complement: number): ServiceMode[] {
  const [p = 0, q = 0] = service.start;
  const [fast = 0, slow = 0] = service.rate;
  const half = 0.5 * (fast + slow - x * (p * fast + q * slow));
  const product = fast * slow * complement;
  const larger = -(half + Math.sqrt(Math.max(0, half * half - product)));
  return [product / larger, larger].map((rate) => ({
    rate: real(rate),
    vector: scaledPair(p * (rate + slow), q * (rate + fast)),
  }));
}

/** u = (μ + λ)/μ solves u² − x·p·u − x·(1 − p) = 0, p the probability that the first stage is skipped. */
function twoStageModes(service: PhaseType, x: number, complement: number): ServiceMode[] {
  const [full = 1, skip = 0] = service.start;
  const rate = service.rate[0] as number;
  const root = Math.sqrt(x * x * skip * skip + 4 * x * full);
  const upper = 0.5 * (x * skip + root);
  // 1 − upper, without cancellation near x = 1: (2 − x·p − root) in terms of 1 − x.
  const twice = 2 - x * skip;
  const upperComplement = (2 * complement) / (twice + root);
  const lower = (-x * full) / upper;
  return [
    { rate: real(-rate * upperComplement), vector: scaledPair(x * full, upper) },
    { rate: real(rate * (lower - 1)), vector: scaledPair(x * full, lower) },
  ];
}

/** The spectrum of a service law given by its phases; null where it has no closed form. */
export function serviceSpectrum(service: PhaseType): ServiceSpectrum | null {
  const phases = service.rate.length;
  const rate = service.rate[0] as number;
  if (phases === 1)
    return {
      realModesAt: (_, complement) => [{ rate: real(-rate * complement), vector: [real(1)] }],
      stages: 1,
    };
  if (phases === 2 && service.next[0] === -1 && service.next[1] === -1)
    return { realModesAt: (x, complement) => parallelModes(service, x, complement), stages: 0 };
  if (phases === 2 && service.next[0] === 1 && service.rate[1] === rate)
    return { realModesAt: (x, complement) => twoStageModes(service, x, complement), stages: 0 };
  const isChain = service.next.every((next, j) => next === (j + 1 < phases ? j + 1 : -1));
  if (isChain && service.start[0] === 1 && service.rate.every((value) => value === rate))
    return { realModesAt: null, stages: phases };
  return null;
}

/** e^{2πi·j/k}. */
export function rootOfUnity(j: number, k: number): Complex {
  return exponential({ re: 0, im: (2 * Math.PI * j) / k });
}
