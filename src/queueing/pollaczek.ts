import { type Complex, complementOfExponential, exponential, logarithm } from "./complex.ts";
import { decayRateOf } from "./decay-rate.ts";
import type { Law, PerSecond, Seconds } from "./law.ts";
import { complexLogTransformOf, logTransformSlopeOf } from "./log-transform.ts";
import { phasesOf } from "./phase-type.ts";

/** Step of the trapezoidal rule: moments to 10⁻¹². */
const FINE_STEP = 0.06;
/** For the transform under load, where it is asked for thousands of times: 10⁻⁸. */
const COARSE_STEP = 0.12;
/** The contour bends around the disk of the fastest arrival phase at this multiple of its radius. */
const BEND = 10;

/** A point z of the contour with dz/(2πi) and L(z) = ln(1 − φ(−z)) there. */
interface ContourNode {
  readonly z: Complex;
  readonly weight: Complex;
  readonly log: Complex;
}

/** The wait of GI/D/c. */
export interface ConstantServiceWait {
  readonly mean: Seconds;
  readonly variance: number;
  /** P(W = 0). */
  readonly atZero: number;
  /** θ and a of P(W > t) ~ a·e^{−θt}. */
  readonly decay: PerSecond;
  readonly amplitude: number;
  /** Right of it the arrivals' transform has no pole. */
  readonly fastest: PerSecond;
  /** E e^{−sW}, Re s > 0. */
  readonly transform: (s: Complex) => Complex;
  /** N(s) = E e^{−sW}(1 − φ(−s)), for Re s beyond all poles of the arrivals. */
  readonly ladder: (s: Complex) => Complex;
  /** Ã(−s)^c. */
  readonly gap: (s: Complex) => Complex;
}

/** The largest rate in the arrival law's transform: all zeros of 1 − φ on the right lie in the disk of that radius. */
function fastestRate(arrivals: Law): PerSecond | null {
  if (arrivals.kind === "gamma") return 1 / (arrivals.mean * arrivals.scv);
  const phases = phasesOf(arrivals);
  return phases === null ? null : Math.max(...phases.rate);
}

/**
 * The waiting time of GI/D/c, numerically exact at every c.
 *
 * Customers are dealt to the servers in turn, so each server is a one-server queue whose steps are
 * U = D − (A₁ + … + A_c); Pollaczek's integral of L = ln(1 − E e^{−zU}) gives mean, variance, P(W = 0)
 * and the transform. The contour starts between the two real zeros of 1 − φ and bends right around all
 * others, where e^{−zD} makes it converge geometrically: some 200 nodes whatever c is.
 *
 * @param arrivals law of the times between arrivals: phase type or gamma
 * @param service D, s, > 0
 * @param servers c
 * @param idle 1 − ρ > 0
 * @returns null where the arrivals have neither
 *
 * Source: Pollaczek 1957; Abate, Choudhury & Whitt, Calculation of the GI/G/1 waiting-time distribution and
 * its cumulants from Pollaczek's formulas (1993); Crommelin 1932 for the dealing.
 *
 * @example
 * constantServiceWait({ kind: "exponential", mean: 2 }, 1, 1, 0.5)?.mean; // 0.5
 */
export function constantServiceWait(
  arrivals: Law,
  service: Seconds,
  servers: number,
  idle: number,
): ConstantServiceWait | null {
  const fastest = fastestRate(arrivals);
  const decay = decayRateOf(arrivals, { kind: "constant", mean: service }, servers, idle);
  if (fastest === null || decay === null) return null;
  const exponentAt = (z: Complex): Complex => {
    const log = complexLogTransformOf(arrivals, { re: -z.re, im: -z.im });
    return { re: servers * log.re - z.re * service, im: servers * log.im - z.im * service };
  };
  const logAt = (z: Complex): Complex => logarithm(complementOfExponential(exponentAt(z)));
  const offset = decay / 2;
  const bend = Math.max(BEND * fastest, offset);
  const contour = (step: number): ContourNode[] => {
    const nodes: ContourNode[] = [];
    for (let i = 0; i < 4000; i++) {
      // Half steps, so that the real axis is no node and each node stands for itself and its conjugate.
      const v = (i + 0.5) * step;
      const angle = (offset / bend) * Math.sinh(v);
      const z = { re: -offset + bend * (Math.cosh(angle) - 1), im: bend * Math.sinh(angle) };
      const scale = (offset * Math.cosh(v) * step) / (2 * Math.PI);
      const log = logAt(z);
      // dz/(2πi) = (sinh + i cosh)/(2πi) = (cosh − i sinh)/(2π).
      nodes.push({ z, weight: { re: scale * Math.cosh(angle), im: -scale * Math.sinh(angle) }, log });
      if (angle > 1 && Math.hypot(log.re, log.im) * Math.cosh(angle) < 1e-17 && z.re > 1e10 * bend) break;
    }
    return nodes;
  };
  const fine = contour(FINE_STEP);
  let mean = 0;
  let variance = 0;
  let logAtZero = 0;
  for (const { z, weight, log } of fine) {
    const norm = z.re * z.re + z.im * z.im;
    const inverse = { re: z.re / norm, im: -z.im / norm };
    const first = times(times(weight, log), inverse);
    const second = times(first, inverse);
    const third = times(second, inverse);
    logAtZero -= 2 * first.re;
    mean -= 2 * second.re;
    variance += 4 * third.re;
  }
  const isLight = decay * service > 1;
  const nodes = isLight ? fine : contour(COARSE_STEP);
  const size = nodes.length;
  // Each node and its conjugate in one array, so that the loop of the transform is plain.
  const table = new Float64Array(6 * size);
  nodes.forEach(({ z, weight, log }, i) => {
    table.set([z.re, z.im, weight.re, weight.im, log.re, log.im], 6 * i);
  });
  /** (1/2πi)∫ s/(z(s − z))·(L(z) − level) dz. */
  const integral = (s: Complex, level: Complex): Complex => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < 6 * size; i += 6) {
      const zr = table[i] as number;
      const wr = table[i + 2] as number;
      const c = (table[i + 4] as number) - level.re;
      const a = s.re - zr;
      for (let side = 1; side >= -1; side -= 2) {
        const zi = side * (table[i + 1] as number);
        const wi = side * (table[i + 3] as number);
        const d = side * (table[i + 5] as number) - level.im;
        const b = s.im - zi;
        // s/(z(s − z)), z(s − z) = p + qi.
        const p = zr * a - zi * b;
        const q = zr * b + zi * a;
        const norm = 1 / (p * p + q * q);
        const kernelRe = (s.re * p + s.im * q) * norm;
        const kernelIm = (s.im * p - s.re * q) * norm;
        const e = wr * c - wi * d;
        const f = wr * d + wi * c;
        re += kernelRe * e - kernelIm * f;
        im += kernelRe * f + kernelIm * e;
      }
    }
    return { re, im };
  };
  const none = { re: 0, im: 0 };
  const transform = (s: Complex): Complex => {
    const outside = Math.hypot(s.re - fastest, s.im) > 1.05 * fastest;
    const value = integral(s, outside ? logAt(s) : none);
    return exponential({ re: -value.re, im: -value.im });
  };
  const ladder = (s: Complex): Complex => {
    return times(transform(s), complementOfExponential(exponentAt(s)));
  };
  const slope = -service - servers * logTransformSlopeOf(arrivals, decay);
  const atDecay = integral({ re: -decay, im: 0 }, none);
  return {
    mean: Math.max(0, mean),
    variance: Math.max(0, variance),
    atZero: Math.min(1, Math.exp(logAtZero)),
    decay,
    fastest: 1.05 * fastest,
    amplitude: Math.exp(-atDecay.re) / (-slope * decay),
    transform,
    ladder,
    gap: (s) => {
      const log = complexLogTransformOf(arrivals, { re: -s.re, im: -s.im });
      return exponential({ re: servers * log.re, im: servers * log.im });
    },
  };
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}
