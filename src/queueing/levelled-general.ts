import type { BalancedInput } from "./balanced-result.ts";
import { type Complex, divide, multiply } from "./complex.ts";
import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, rawMomentOf, scvOf } from "./law-moments.ts";
import { complexTransformOf } from "./law-transform.ts";
import { burstsBehindTwoChoices, shortestWaiting, withOdds } from "./levelled-bursts.ts";
import { type GeneralMeanField, generalMeanField } from "./mean-field-general.ts";
import { scaleLaw } from "./scale-law.ts";
import { shortestQueueDecay } from "./shortest-queue-decay.ts";
import type { StationResult } from "./station-result.ts";
import { noTime, scaleTail, type TailLaw } from "./tail-law.ts";
import { transformTail } from "./transform-tail.ts";
import type { TwoChoicesWait } from "./two-choices.ts";
import { twoExponentialTail } from "./two-exponential-tail.ts";

/** P(0) + what is left of 1 exponential with a rate, as a transform. */
function sometimesExponential(s: Complex, probability: number, rate: number): Complex {
  const value = divide({ re: rate, im: 0 }, { re: rate + s.re, im: s.im });
  return { re: 1 - probability + probability * value.re, im: probability * value.im };
}

/** An excess of the given mean that falls off at θ, with the probability that this takes; slower if it is certain. */
function excessTransform(mean: number, decay: number | null): (s: Complex) => Complex {
  if (!(mean > 0)) return () => ({ re: 1, im: 0 });
  const probability = decay === null ? 1 : Math.min(1, mean * decay);
  const rate = probability / mean;
  return (s) => sometimesExponential(s, probability, rate);
}

/** Below this share of requests that wait, no percentile that is shown tells one shape of the wait from another. */
const SELDOM = 1e-3;

/** Mean, P(wait) and decay will do, without a transform to invert. */
function isTailEnough({ effort }: BalancedInput, probability: number): boolean {
  return effort === "fast" || probability < SELDOM;
}

/** The field's wait given that one waits: what is left in service, then those before one. */
function fieldTransform(field: GeneralMeanField): (s: Complex) => Complex {
  const { found, service } = field;
  const phases = service.rate.length;
  return (s) => {
    // Transform of what is left from each phase, and of a whole service.
    const left: Complex[] = new Array(phases);
    for (let j = phases - 1; j >= 0; j--) {
      const rate = service.rate[j] as number;
      const next = service.next[j] as number;
      const passed = divide({ re: rate, im: 0 }, { re: rate + s.re, im: s.im });
      left[j] = next >= 0 ? multiply(passed, left[next] as Complex) : passed;
    }
    const whole = { re: 0, im: 0 };
    for (let j = 0; j < phases; j++) {
      whole.re += (service.start[j] as number) * (left[j] as Complex).re;
      whole.im += (service.start[j] as number) * (left[j] as Complex).im;
    }
    // Horner in the transform of the service.
    let re = 0;
    let im = 0;
    for (let k = found.length - 1; k >= 0; k--) {
      const here = found[k] as Float64Array;
      const carried = re * whole.im + im * whole.re;
      re = re * whole.re - im * whole.im;
      im = carried;
      for (let j = 0; j < phases; j++) {
        re += (here[j] as number) * (left[j] as Complex).re;
        im += (here[j] as number) * (left[j] as Complex).im;
      }
    }
    return { re, im };
  };
}

/**
 * Two choices with any service and arrivals: the mean field over length and phase, and the excess of finite n, which
 * acts as the central queue's does, stretched by (1 + cs²)/2; then what bursts make of it.
 *
 * @param central the same servers behind one queue
 */
export function twoChoicesGeneralWait(
  input: BalancedInput,
  exponential: TwoChoicesWait,
  central: StationResult,
): TailLaw {
  const { members, servers, service } = input;
  const { idle } = central;
  const serviceTime = meanOf(service);
  const unit = scaleLaw(service, 1 / serviceTime);
  const utilization = 1 - idle;
  const field = generalMeanField(utilization, unit);
  const { meanField } = exponential;
  if (!(exponential.probability > 1e-13 && meanField > 0)) return noTime;
  const plain = generalMeanField(utilization, { kind: "exponential", mean: 1 }).mean;
  const own = (meanField * field.mean) / plain;
  const stretched = ((exponential.mean - meanField) * (1 + scvOf(service))) / 2;
  const bursts = burstsBehindTwoChoices(input, central);
  const probability = withOdds(exponential.probability, bursts.odds);
  // The shortest of all is what two choices cannot beat.
  const mean = Math.max(
    (own + Math.max(0, stretched)) * bursts.mean,
    shortestWaiting(input, central).mean / serviceTime,
  );
  const conditional = mean / probability;
  // The field of one server each, in the time scale of c of them.
  const fieldMean = field.mean / (utilization * utilization);
  const scale = Math.min(1, own / (exponential.found[servers] as number) / fieldMean, conditional / fieldMean);
  const arrivals = lawFromMoments(1 / (members * servers * utilization), input.arrivalScv);
  const decay = shortestQueueDecay(arrivals, unit, members, servers, idle);
  if (isTailEnough(input, probability))
    return scaleTail(twoExponentialTail({ probability, mean, conditionalScv: null, decay }), serviceTime);
  const excessLaw = excessTransform(conditional - fieldMean * scale, decay);
  const base = fieldTransform(field);
  const law = transformTail(probability, mean, (s) =>
    multiply(base({ re: s.re * scale, im: s.im * scale }), excessLaw(s)),
  );
  return scaleTail(law, serviceTime);
}

/** Transform of what is left of the services in front until the first of c ends: one server's residual, towards Exp(c). */
function frontTransform(
  service: Law,
  servers: number,
): { readonly mean: number; readonly transform: (s: Complex) => Complex } {
  const residual = rawMomentOf(service, 2) / 2;
  const own = 1 / servers;
  return {
    mean: own * (own * residual + 1 - own),
    transform: (s) => {
      const at = { re: s.re * own, im: s.im * own };
      const value = complexTransformOf(service, at);
      const left = divide({ re: 1 - value.re, im: -value.im }, at);
      const next = divide({ re: 1, im: 0 }, { re: 1 + at.re, im: at.im });
      return { re: own * left.re + (1 - own) * next.re, im: own * left.im + (1 - own) * next.im };
    },
  };
}

/** Two queues, the shorter joined: what the field of two choices finds, where long services and long queues go together. */
function fieldFront(
  service: Law,
  utilization: number,
): { readonly mean: number; readonly transform: (s: Complex) => Complex } {
  const field = generalMeanField(utilization, service);
  return { mean: field.mean / (utilization * utilization), transform: fieldTransform(field) };
}

/**
 * Join the shortest queue with any service and arrivals: what is left in front, then an excess that falls off as the
 * levelled queues do.
 *
 * @param central the same servers behind one queue
 */
export function shortestGeneralWait(input: BalancedInput, central: StationResult): TailLaw {
  const { members, servers, service } = input;
  const serviceTime = meanOf(service);
  const unit = scaleLaw(service, 1 / serviceTime);
  const shortest = shortestWaiting(input, central);
  const mean = shortest.mean / serviceTime;
  const { probability } = shortest;
  if (!(probability > 1e-13 && mean > 0)) return noTime;
  const conditional = mean / probability;
  const front = members === 2 && servers === 1 ? fieldFront(unit, 1 - central.idle) : frontTransform(unit, servers);
  const scale = Math.min(1, conditional / front.mean);
  const arrivals = lawFromMoments(1 / (members * servers * (1 - central.idle)), input.arrivalScv);
  const decay = shortestQueueDecay(arrivals, unit, members, servers, central.idle);
  if (isTailEnough(input, probability))
    return scaleTail(twoExponentialTail({ probability, mean, conditionalScv: null, decay }), serviceTime);
  const excessLaw = excessTransform(conditional - front.mean * scale, decay);
  const law = transformTail(probability, mean, (s) =>
    multiply(front.transform({ re: s.re * scale, im: s.im * scale }), excessLaw(s)),
  );
  return scaleTail(law, serviceTime);
}
