/**
 * The compositions of the latency algebra, each made once: laws are plain data that nobody changes, and from one load
 * to the next most parts of a path stay what they were.
 */
import { fromLaw } from "../latency/from-law.ts";
import { fromTail } from "../latency/from-tail.ts";
import type { Latency } from "../latency/latency.ts";
import { type Alternative, mixture } from "../latency/mixture.ts";
import { repeat } from "../latency/repeat.ts";
import { sequence } from "../latency/sequence.ts";
import { waitAndService } from "../latency/wait-and-service.ts";
import type { Law } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import type { CountOutcome } from "./counts.ts";

/** By two objects, for as long as both are in use. */
class Pairs<A extends object, B extends object, Result extends object> {
  readonly #known = new WeakMap<A, WeakMap<B, Result>>();

  of(a: A, b: B, make: (a: A, b: B) => Result): Result {
    let withA = this.#known.get(a);
    if (withA === undefined) {
      withA = new WeakMap();
      this.#known.set(a, withA);
    }
    let result = withA.get(b);
    if (result === undefined) {
      result = make(a, b);
      withA.set(b, result);
    }
    return result;
  }
}

/** By one object. */
function once<A extends object, Result>(make: (a: A) => Result): (a: A) => Result {
  const known = new WeakMap<A, Result>();
  return (a) => {
    let result = known.get(a);
    if (result === undefined) {
      result = make(a);
      known.set(a, result);
    }
    return result;
  };
}

/** A law of the model on the grid, whatever the load. */
export const lawDistribution: (law: Law) => Latency = once(fromLaw);

/** What a station makes of its load on the grid. */
export const tailDistribution: (law: TailLaw) => Latency = once(fromTail);

const sequences = new Pairs<Latency, Latency, Latency>();
const queues = new Pairs<TailLaw, Law, Latency>();
const repetitions = new Pairs<Latency, readonly CountOutcome[], Latency>();

/** A wait, then a service. */
export const queueDistribution = (wait: TailLaw, service: Law): Latency => queues.of(wait, service, waitAndService);

/** One time after another. */
export const inSequence = (a: Latency, b: Latency): Latency => sequences.of(a, b, sequence);

/** A random number of like times one after another. */
export const repeated = (one: Latency, outcomes: readonly CountOutcome[]): Latency =>
  repetitions.of(one, outcomes, repeat);

/** Mixtures that one law may stand first in and that are kept. */
const MOST_MIXTURES = 4;

const mixtures = new WeakMap<Latency, { readonly of: readonly Alternative[]; readonly law: Latency }[]>();

/** One of several times. */
export function eitherOf(alternatives: readonly Alternative[]): Latency {
  const first = alternatives[0];
  if (first === undefined) return mixture(alternatives);
  const kept = mixtures.get(first.latency) ?? [];
  const known = kept.find((one) => isSame(one.of, alternatives));
  if (known !== undefined) return known.law;
  const law = mixture(alternatives);
  if (kept.length === MOST_MIXTURES) kept.shift();
  kept.push({ of: alternatives, law });
  mixtures.set(first.latency, kept);
  return law;
}

const isSame = (a: readonly Alternative[], b: readonly Alternative[]): boolean =>
  a.length === b.length && a.every(({ weight, latency }, k) => weight === b[k]?.weight && latency === b[k]?.latency);
