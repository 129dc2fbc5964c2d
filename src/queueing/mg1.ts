import { divide } from "./complex.ts";
import { decayRateOf } from "./decay-rate.ts";
import { transformsAt } from "./euler-transforms.ts";
import type { Law, PerSecond, Seconds } from "./law.ts";
import { partialMeanOf, tailOf } from "./law-cdf.ts";
import { meanOf, rawMomentOf } from "./law-moments.ts";
import { transformOf } from "./law-transform.ts";
import { logTransformSlopeOf } from "./log-transform.ts";
import { breakPoints, type DearTail, tabulatedTail } from "./tabulated-tail.ts";
import type { TailLaw } from "./tail-law.ts";
import { invertTransform } from "./transform-inversion.ts";

/** Beyond the point where the tail falls below this, a heavy tail is continued by its asymptotic shape. */
const NEGLIGIBLE = 1e-8;

/** P(R > t) of the residual service, (E[S; S > t] − t·P(S > t))/E S. */
function residualTail(service: Law, mean: Seconds, t: Seconds): number {
  return Math.max(0, (mean - partialMeanOf(service, t) - t * tailOf(service, t)) / mean);
}

/** The values of constants among the parts of a law, where its CDF jumps. */
function jumpsOf(service: Law): Seconds[] {
  if (service.kind === "constant") return [service.mean];
  if (service.kind === "mixture") return service.parts.flatMap((part) => (part.weight > 0 ? jumpsOf(part.law) : []));
  return [];
}

/**
 * Mean, variance and P(W = 0) of the wait in M/G/1.
 *
 * @example
 * mg1Moments(0.5, { kind: "constant", mean: 1 }, 0.5).mean; // 0.5
 */
export function mg1Moments(
  arrivalRate: PerSecond,
  service: Law,
  idle: number,
): { readonly mean: Seconds; readonly variance: number; readonly atZero: number } {
  const mean = (arrivalRate * rawMomentOf(service, 2)) / (2 * idle);
  return { mean, variance: mean * mean + (arrivalRate * rawMomentOf(service, 3)) / (3 * idle), atZero: idle };
}

/**
 * The wait in M/G/1 for any service law: mean and variance by Pollaczek–Khinchine, the distribution by
 * inverting (1−ρ)/(1 − ρR̃(s)), R̃ the transform of the residual service.
 *
 * An exponential tail is used where there is one; a heavy one (lognormal) is followed by inversion to
 * 10⁻⁸ and continued in proportion to the tail of the residual service.
 *
 * @param arrivalRate λ, 1/s, > 0
 * @param service law of S, mean > 0
 * @param idle 1 − ρ > 0
 *
 * Source: Pollaczek 1930; Khinchine 1932; Takács 1962 for the second moment; Embrechts & Veraverbeke 1982
 * for heavy tails.
 *
 * @example
 * mg1Wait(0.5, { kind: "constant", mean: 1 }, 0.5).mean; // 0.5
 */
export function mg1Wait(arrivalRate: PerSecond, service: Law, idle: number): TailLaw {
  const serviceTime = meanOf(service);
  const busy = arrivalRate * serviceTime;
  const moments = mg1Moments(arrivalRate, service, idle);
  const exact = (t: Seconds): number => {
    const transformAt = transformsAt(service, t);
    return invertTransform((s, k) => {
      const value = transformAt(s, k);
      // With R̃ = (1 − B̃)/(sS), the transform of the tail is (1 − Ŵ)/s = ρ(1 − R̃)/(s(1 − ρR̃)).
      const residual = divide({ re: 1 - value.re, im: -value.im }, { re: s.re * serviceTime, im: s.im * serviceTime });
      const share = divide(
        { re: busy * (1 - residual.re), im: -busy * residual.im },
        { re: 1 - busy * residual.re, im: -busy * residual.im },
      );
      return divide(share, s);
    }, t);
  };
  const decay = decayRateOf({ kind: "exponential", mean: 1 / arrivalRate }, service, 1, idle);
  const dear = { probability: busy, mean: moments.mean, exact };
  const tails =
    decay === null
      ? tabulatedTail({ ...dear, ...heavyEnd(service, serviceTime, moments.mean, exact) })
      : tabulatedTail({ ...dear, ...exponentialEnd(arrivalRate, service, idle, decay, exact) });
  return { ...moments, ...tails, ...(decay === null ? {} : { decay }) };
}

/** Smaller tails are not normal numbers, and what is in proportion to them is none. */
const LEAST_RESIDUAL = 1e-290;

type End = Pick<DearTail, "breaks" | "beyond" | "partialBeyond">;

/** The tail's amplitude is (1 − ρ)/(λ·E[S e^{θS}] − 1) (Cramér and Lundberg). */
function exponentialEnd(
  arrivalRate: PerSecond,
  service: Law,
  idle: number,
  decay: PerSecond,
  exact: (t: Seconds) => number,
): End {
  const slope = -transformOf(service, -decay) * logTransformSlopeOf(service, -decay);
  const amplitude = idle / (arrivalRate * slope - 1);
  const beyond = (t: Seconds): number => amplitude * Math.exp(-decay * t);
  return {
    breaks: () => {
      const jumps = jumpsOf(service).flatMap((jump) => [jump, 2 * jump, 3 * jump]);
      return breakPoints(exact, { amplitude, decay }, Math.min(1 / decay, meanOf(service)) / 4, jumps, 1 - idle);
    },
    beyond,
    partialBeyond: (t) => beyond(t) / decay,
  };
}

/** Without a decay the tail ends in proportion to that of the residual service. */
function heavyEnd(service: Law, serviceTime: Seconds, mean: Seconds, exact: (t: Seconds) => number): End {
  let end = 0;
  let height = 0;
  let left = 0;
  return {
    breaks: () => {
      end = Math.max(serviceTime, mean);
      height = exact(end);
      while (height > NEGLIGIBLE && end < serviceTime * 2 ** 60) {
        end *= 2;
        height = exact(end);
      }
      const residual = residualTail(service, serviceTime, end);
      // A lognormal that is nearly constant has no tail by then that a number could hold: the wait's is cut there.
      height = residual > LEAST_RESIDUAL ? Math.max(0, height) / residual : 0;
      // The tail falls off like a power about there: what is left is about what the next octaves hold.
      for (let t = end; t < end * 2 ** 20; t *= 1.25)
        left += height * residualTail(service, serviceTime, 1.118 * t) * 0.25 * t;
      const points = [0];
      for (let t = serviceTime / 64; t < end; t *= 2) points.push(t, 1.5 * t);
      return [...points.filter((t) => t < end), end];
    },
    beyond: (t) => height * residualTail(service, serviceTime, t),
    partialBeyond: (t) => {
      const share = residualTail(service, serviceTime, t) / residualTail(service, serviceTime, end);
      return Number.isFinite(share) ? left * share : 0;
    },
  };
}
