/**
 * Threads, pools and connections of users who think: what is behind a pool that can run short is one station of the
 * closed network, which serves with n present at the rate of its inside with as many holders as n come to.
 *
 * Source: Chandy, Herzog & Woo, Parametric analysis of queuing networks (1975).
 */
import type { NetworkStation } from "../../closed/types.ts";
import type { PerSecond, Seconds } from "../../queueing/law.ts";
import type { Problem } from "../closed-problem.ts";
import { flowsOf } from "../flows.ts";
import { type Inside, insideOf } from "../held/inside.ts";
import { plainLoads } from "../traffic.ts";
import { type Around, paceOf, type SlotModel, slotModel } from "./slot-model.ts";
import { unevenness } from "./slot-results.ts";

/** Users beyond whom how evenly slots are given back is no longer seen. */
const MOST_SPREAD = 2000;

/** How long a slot is held by a lone holder: mean, and variance over its square. */
export interface Holding {
  readonly mean: Seconds;
  readonly scv: number;
}

/** Those who hold a slot of a pool or wait for one, by the pool by way of which they came; −1: of no other. */
export type Present = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** The pools that can run short, at some throughputs. */
export interface LimitingPools {
  readonly models: ReadonlyMap<number, SlotModel>;
  /** Of a chain's requests. */
  readonly holding: (chain: number, pool: number) => Holding;
  /** Mean while nobody else is about, of a chain's requests. */
  readonly alone: (chain: number, pool: number) => Seconds;
  /** The pool as a station, all its members as one. */
  readonly stationOf: (pool: number) => NetworkStation;
  /** Of those who come to it directly: others, who come by way of another pool. */
  readonly othersAt: (pool: number) => number;
}

/** Of a lone holder: sums over all that is done. */
interface Held {
  readonly mean: Seconds;
  readonly variance: number;
  /** What the variance were if every service was exponential. */
  readonly exponential: number;
}

/** Inside out; null where no pool can run short. */
export function limitingPools(
  problem: Problem,
  throughputs: readonly PerSecond[],
  present: Present,
): LimitingPools | null {
  const { prepared, conditions, chains, ratesAt, waiting, ample, effort } = problem;
  const { sites, order } = prepared.pools;
  if (order.every((s) => ample.has(s))) return null;
  const flows = flowsOf(prepared, ratesAt(throughputs), conditions);
  const models = new Map<number, SlotModel>();
  const othersAt = (pool: number, outer: number): number => {
    let others = 0;
    for (const [way, count] of present.get(pool) ?? []) if (way !== outer) others += count;
    return others;
  };
  const users = chains.reduce((sum, { population }) => sum + population, 0);
  const isPlain = effort === "fast" || users > MOST_SPREAD;
  const around: Around = { prepared, loads: plainLoads(prepared, flows.sites), waiting, models, othersAt, users };
  const none = chains.map(() => 0);
  const ofChain = chains.map((_, c) => ({
    flows: flowsOf(prepared, ratesAt(none.with(c, 1)), conditions),
    held: new Map<number, Held>(),
  }));
  const together = new Map<number, Held>();
  for (const s of order) {
    if (ample.has(s)) continue;
    const places = sites.get(s) ?? [];
    const inside = insideOf(prepared, places, flows, conditions, ample);
    if (inside === null) continue;
    models.set(s, slotModel(s, inside, around));
    together.set(s, heldBy(inside, together));
    for (const { flows: own, held } of ofChain) {
      const alone = insideOf(prepared, places, own, conditions, ample);
      if (alone !== null) held.set(s, heldBy(alone, held));
    }
  }
  const others = (pool: number): number => othersAt(pool, -1);
  return {
    models,
    othersAt: others,
    alone: (chain, pool) => ofChain[chain]?.held.get(pool)?.mean ?? 0,
    stationOf: (pool) =>
      stationOf(models.get(pool) as SlotModel, (together.get(pool) as Held).mean, others(pool), users),
    holding: (chain, pool) => {
      const own = ofChain[chain]?.held.get(pool);
      if (own === undefined || !(own.mean > 0)) return { mean: 0, scv: 1 };
      const { mean, variance, exponential } = own;
      const model = models.get(pool) as SlotModel;
      // A lone slot is one server; several are as even as what their inside lets through.
      const isOne = model.slots * model.members === 1;
      return {
        mean: mean / speedOf(model, (together.get(pool) as Held).mean, others(pool), 1),
        scv: isPlain ? 1 : isOne ? variance / (mean * mean) : variance / exponential,
      };
    },
  };
}

function heldBy({ delay, asked }: Inside, inner: ReadonlyMap<number, Held>): Held {
  let mean = delay.demand;
  let { variance, exponential } = delay;
  for (const [at, { visits, demand, variance: own, exponential: plain }] of asked) {
    const one = inner.get(at);
    const time = one?.mean ?? 0;
    const spread = visits < 1 ? visits * (1 - visits) : 0;
    mean += demand + visits * time;
    variance += own + visits * (one?.variance ?? 0) + spread * time * time;
    exponential += plain + visits * (one?.exponential ?? 0) + spread * time * time;
  }
  return { mean, variance, exponential };
}

/** Work done per second with n present, in units of what a lone holder alone in the world has done. */
const speedOf = (model: SlotModel, alone: Seconds, others: number, n: number): number =>
  alone * paceOf(model, n, others);

function stationOf(model: SlotModel, alone: Seconds, others: number, users: number): NetworkStation {
  const slots = model.slots * model.members;
  const one = speedOf(model, alone, others, 1);
  const length = others > 0 ? Math.min(users, FURTHER * slots) : Math.min(users, model.held.length);
  return {
    servers: slots,
    discipline: "fcfs",
    atOnce: slots,
    unevenness: unevenness(model.members),
    speeds: Float64Array.from({ length }, (_, i) => speedOf(model, alone, others, i + 1) / one),
  };
}

/** Times the slots up to which others take their share. */
const FURTHER = 20;
