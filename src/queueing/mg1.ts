import { type Complex, divide } from "./complex.ts";
import { decayRateOf } from "./decay-rate.ts";
import type { Law, PerSecond, Seconds } from "./law.ts";
import { partialMeanOf, tailOf } from "./law-cdf.ts";
import { meanOf, rawMomentOf } from "./law-moments.ts";
import { complexTransformOf, transformOf } from "./law-transform.ts";
import { breakPoints, tabulate } from "./tabulated-tail.ts";
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
  const { mean } = moments;
  const tailTransform = (s: Complex): Complex => {
    const value = complexTransformOf(service, s);
    // 1 − ρR̃ with R̃ = (1 − B̃)/(sS), then (1 − Ŵ)/s = ρ(1 − R̃)/(s(1 − ρR̃)).
    const residual = divide({ re: 1 - value.re, im: -value.im }, { re: s.re * serviceTime, im: s.im * serviceTime });
    const share = divide(
      { re: busy * (1 - residual.re), im: -busy * residual.im },
      { re: 1 - busy * residual.re, im: -busy * residual.im },
    );
    return divide(share, s);
  };
  const exact = (t: Seconds): number => (t > 0 ? invertTransform(tailTransform, t) : busy);
  const exactPartial = (t: Seconds): number =>
    t > 0
      ? invertTransform((s) => {
          const tail = tailTransform(s);
          return divide({ re: mean - tail.re, im: -tail.im }, s);
        }, t)
      : mean;
  const decay = decayRateOf({ kind: "exponential", mean: 1 / arrivalRate }, service, 1, idle);
  let breaks: readonly Seconds[];
  let asymptote: (t: Seconds) => number;
  let partialAsymptote: (t: Seconds) => number;
  let prepared = false;
  const prepare = (): void => {
    prepared = true;
    if (decay !== null) {
      const step = 1e-5 * decay;
      const slope = (transformOf(service, -decay - step) - transformOf(service, -decay + step)) / (2 * step);
      const amplitude = idle / (arrivalRate * slope - 1);
      asymptote = (t) => amplitude * Math.exp(-decay * t);
      partialAsymptote = (t) => asymptote(t) / decay;
      const jumps = jumpsOf(service).flatMap((jump) => [jump, 2 * jump, 3 * jump]);
      breaks = breakPoints(exact, { amplitude, decay }, Math.min(1 / decay, serviceTime) / 8, jumps);
      return;
    }
    let end = serviceTime;
    let last = exact(end);
    while (last > NEGLIGIBLE && end < serviceTime * 2 ** 40) {
      end *= 2;
      last = exact(end);
    }
    last = Math.max(last, 0);
    const shape = residualTail(service, serviceTime, end);
    asymptote = (t) => (shape > 0 ? (last * residualTail(service, serviceTime, t)) / shape : 0);
    const left = Math.max(0, exactPartial(end));
    partialAsymptote = (t) => (last > 0 ? (left * asymptote(t)) / last : 0);
    const points = [0];
    for (let t = serviceTime / 64; t < end; t *= 2) points.push(t, 1.5 * t);
    breaks = [...points.filter((t) => t < end), end];
  };
  let tail: ((t: Seconds) => number) | undefined;
  let partialTail: ((t: Seconds) => number) | undefined;
  return {
    ...moments,
    tail: (t) => {
      if (!prepared) prepare();
      tail ??= tabulate(exact, breaks, asymptote);
      return t > 0 ? Math.min(1, Math.max(0, tail(t))) : busy;
    },
    partialTail: (t) => {
      if (!prepared) prepare();
      partialTail ??= tabulate(exactPartial, breaks, partialAsymptote);
      return t > 0 ? Math.max(0, partialTail(t)) : mean;
    },
    ...(decay === null ? {} : { decay }),
  };
}
