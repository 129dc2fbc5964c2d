import type { Complex } from "./complex.ts";
import type { Law, LognormalLaw, Seconds } from "./law.ts";
import { complexTransformOf } from "./law-transform.ts";
import { EULER_NODE } from "./transform-inversion.ts";

/** Panels in ln(x/t): below the first edge e^{−sx} hardly turns, above it it swings up to a hundred radians. */
const CALM_WIDTH = 0.3;
const SWINGING_FROM = Math.log(0.02);
const SWINGING_WIDTH = 0.2;
/** Beyond this multiple of t, e^{−sx} is below 10⁻¹⁷. */
const SWINGING_TO = Math.log(3.7);
const LOWEST = -24;

/** Gauss–Legendre with eight nodes on [0, 1]. */
const NODES = [
  0.01985507175123188, 0.10166676129318664, 0.2372337950418355, 0.4082826787521751, 0.5917173212478249,
  0.7627662049581645, 0.8983332387068134, 0.9801449282487682,
] as const;
const WEIGHTS = [
  0.05061426814518813, 0.1111905172266872, 0.15685332293894363, 0.18134189168918097, 0.18134189168918097,
  0.15685332293894363, 0.1111905172266872, 0.05061426814518813,
] as const;

/** ln(x/t) at the quadrature's nodes with their weights, and e^{−s_k x} there for every k of the inversion. */
interface EulerKernel {
  readonly logs: Float64Array;
  readonly weights: Float64Array;
  /** Real and imaginary parts at [k·size + i]. */
  readonly re: Float64Array;
  readonly im: Float64Array;
}

let kernel: EulerKernel | undefined;

function makeKernel(): EulerKernel {
  const logs: number[] = [];
  const weights: number[] = [];
  const panel = (from: number, to: number): void => {
    NODES.forEach((node, i) => {
      logs.push(from + (to - from) * node);
      weights.push((to - from) * (WEIGHTS[i] as number));
    });
  };
  const calm = Math.ceil((SWINGING_FROM - LOWEST) / CALM_WIDTH);
  for (let i = 0; i < calm; i++)
    panel(LOWEST + ((SWINGING_FROM - LOWEST) * i) / calm, LOWEST + ((SWINGING_FROM - LOWEST) * (i + 1)) / calm);
  const swinging = Math.ceil((SWINGING_TO - SWINGING_FROM) / SWINGING_WIDTH);
  for (let i = 0; i < swinging; i++)
    panel(
      SWINGING_FROM + ((SWINGING_TO - SWINGING_FROM) * i) / swinging,
      SWINGING_FROM + ((SWINGING_TO - SWINGING_FROM) * (i + 1)) / swinging,
    );
  const size = logs.length;
  const count = EULER_NODE.last + 1;
  const re = new Float64Array(count * size);
  const im = new Float64Array(count * size);
  for (let k = 0; k < count; k++)
    for (let i = 0; i < size; i++) {
      const x = Math.exp(logs[i] as number);
      const modulus = Math.exp(-EULER_NODE.re * x);
      re[k * size + i] = modulus * Math.cos(k * EULER_NODE.step * x);
      im[k * size + i] = -modulus * Math.sin(k * EULER_NODE.step * x);
    }
  return { logs: Float64Array.from(logs), weights: Float64Array.from(weights), re, im };
}

/** All transforms of a lognormal that the inversion at t asks for, from one table of e^{−s_k x}. */
function lognormalAt(law: LognormalLaw, t: Seconds): readonly Complex[] {
  kernel ??= makeKernel();
  const { logs, weights, re, im } = kernel;
  const size = logs.length;
  const variance = Math.log1p(law.scv);
  const shift = Math.log(t / law.mean) + variance / 2;
  const scale = 1 / Math.sqrt(2 * Math.PI * variance);
  const masses = new Float64Array(size);
  let from = size;
  let to = 0;
  for (let i = 0; i < size; i++) {
    const score = shift + (logs[i] as number);
    if (score * score > variance * FURTHEST_SCORE * FURTHEST_SCORE) continue;
    masses[i] = (weights[i] as number) * scale * Math.exp((-score * score) / (2 * variance));
    from = Math.min(from, i);
    to = i + 1;
  }
  const values: Complex[] = [];
  for (let k = 0; k <= EULER_NODE.last; k++) {
    let a = 0;
    let b = 0;
    for (let i = from; i < to; i++) {
      a += (masses[i] as number) * (re[k * size + i] as number);
      b += (masses[i] as number) * (im[k * size + i] as number);
    }
    values.push({ re: a, im: b });
  }
  return values;
}

/** Normal score beyond which a law has nothing that the inversion could see. */
const FURTHEST_SCORE = 9.5;

/** A spread below this is too narrow for the panels of the quadrature. */
const LEAST_SCV = 0.02;

/**
 * B̃ at the points that the inversion at t asks for: in closed form, or for a lognormal all at once.
 *
 * @example
 * transformsAt({ kind: "exponential", mean: 1 }, 1)({ re: 1, im: 0 }, 0).re; // 0.5
 */
export function transformsAt(law: Law, t: Seconds): (s: Complex, k: number) => Complex {
  if (law.kind === "lognormal" && law.scv >= LEAST_SCV && lowestScore(law, t) < -8) {
    const values = lognormalAt(law, t);
    return (_, k) => values[k] as Complex;
  }
  if (law.kind === "mixture") {
    const parts = law.parts.map((part) => ({ weight: part.weight, at: transformsAt(part.law, t) }));
    return (s, k) => {
      let re = 0;
      let im = 0;
      for (const { weight, at } of parts) {
        const value = at(s, k);
        re += weight * value.re;
        im += weight * value.im;
      }
      return { re, im };
    };
  }
  return (s) => complexTransformOf(law, s);
}

/** The normal score of the smallest x that the quadrature sees. */
function lowestScore(law: LognormalLaw, t: Seconds): number {
  const variance = Math.log1p(law.scv);
  return (Math.log(t / law.mean) + LOWEST + variance / 2) / Math.sqrt(variance);
}
