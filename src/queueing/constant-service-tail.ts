import { type Complex, divide, multiply } from "./complex.ts";
import type { Law, Seconds } from "./law.ts";
import { phasesOf } from "./phase-type.ts";
import { type ConstantServiceWait, constantServiceWait } from "./pollaczek.ts";
import { breakPoints, tabulatedTail } from "./tabulated-tail.ts";
import { noTime, type TailLaw } from "./tail-law.ts";
import { invertTransform } from "./transform-inversion.ts";

/** At nD the tail has a kink in its derivative of order n·c·(stages of an arrival); the inversion sees it up to here. */
const SMOOTH_ORDER = 4;

/** The fewest phases that the arrivals' law passes: the order of its density's zero at 0, plus one. */
function fewestStages(arrivals: Law): number {
  const phases = phasesOf(arrivals);
  if (phases === null) return 1;
  let fewest = Number.POSITIVE_INFINITY;
  phases.start.forEach((probability, first) => {
    if (probability === 0) return;
    let passed = 1;
    for (let j = phases.next[first] as number; j >= 0; j = phases.next[j] as number) passed++;
    fewest = Math.min(fewest, passed);
  });
  return fewest;
}

/** (1 − E e^{−sW})/s, the transform of the tail. */
function tailTransform(wait: ConstantServiceWait, s: Complex): Complex {
  const value = wait.transform(s);
  return divide({ re: 1 - value.re, im: -value.im }, s);
}

/**
 * P(W ≤ t) for small t, as a sum over the services n that can have ended by then: each term is smooth,
 * so the kinks at multiples of D do no harm. Terms grow as e^{rate·t}, hence only for small t.
 */
function distributionNearZero(wait: ConstantServiceWait, service: Seconds, rate: number, t: Seconds): number {
  let sum = 0;
  for (let n = 0; n * service < t; n++) {
    const left = t - n * service;
    const term = invertTransform((shifted) => {
      const s = { re: shifted.re + rate, im: shifted.im };
      let value = divide(wait.ladder(s), s);
      const gap = wait.gap(s);
      for (let i = 0; i < n; i++) value = multiply(value, gap);
      return value;
    }, left);
    sum += Math.exp(rate * left) * term;
  }
  return sum;
}

/**
 * The wait of GI/D/c with its whole distribution; null where the arrivals have no phases.
 *
 * @param arrivals law of the times between arrivals
 * @param service D, s, > 0
 * @param servers c
 * @param idle 1 − ρ > 0
 *
 * @example
 * constantServiceTail({ kind: "exponential", mean: 2 }, 1, 1, 0.5)?.mean; // 0.5
 */
export function constantServiceTail(arrivals: Law, service: Seconds, servers: number, idle: number): TailLaw | null {
  const wait = constantServiceWait(arrivals, service, servers, idle);
  if (wait === null) return null;
  const probability = 1 - wait.atZero;
  if (probability < 1e-12) return { ...noTime, mean: wait.mean, decay: wait.decay };
  const order = servers * fewestStages(arrivals);
  const exact = (t: Seconds): number =>
    Math.ceil(t / service) * order <= SMOOTH_ORDER
      ? 1 - distributionNearZero(wait, service, wait.fastest, t)
      : invertTransform((s) => tailTransform(wait, s), t);
  const kinks: Seconds[] = [];
  for (let n = 1; n * order <= SMOOTH_ORDER; n++) kinks.push(n * service);
  const { amplitude, decay } = wait;
  const asymptote = (t: Seconds): number => amplitude * Math.exp(-decay * t);
  return {
    mean: wait.mean,
    variance: wait.variance,
    atZero: wait.atZero,
    ...tabulatedTail({
      probability,
      mean: wait.mean,
      exact,
      breaks: () => breakPoints(exact, wait, Math.min(1 / decay, service) / 4, kinks, probability),
      beyond: asymptote,
      partialBeyond: (t) => asymptote(t) / decay,
    }),
    decay,
  };
}
