/** Of a chain of those who come again what an hour and more show, or only what is calm where a storm stands beside it. */
import { type BlockChain, blockPresent } from "./block-chain.ts";
import type { Seconds } from "./law.ts";
import { type Line, type ReturningChain, type ReturningProblem, returningChain } from "./returning-chain.ts";

/** Two modes are two regimes where the valley between is as much lower. */
const VALLEY = 2;
/** A regime that lasts less is none: the loads analysed are of an hour. */
const LASTING: Seconds = 3600;

/** Entries of a chain beyond which it is not made: fluctuations of so many are small. */
const MOST_BLOCKS = 1500;
const MOST_WORK = 1e7;

export interface RegimeProblem extends ReturningProblem {
  /** `usual`: what an hour and more show; `calm`: without the storm that may stand beside it. */
  readonly regime: "usual" | "calm";
}

/**
 * The chain of those who come again: where two regimes last for more than an hour each, of the calm one.
 *
 * @param isEndless a storm, once begun, does not end
 * @returns null where so many try again that they fill more states than are affordable
 */
export function regimeChain(line: Line, problem: RegimeProblem, isEndless: boolean): ReturningChain | null {
  const { firstRate, attempts, away, regime } = problem;
  const absent = firstRate * (attempts - 1) * away;
  const blocks = Math.ceil(absent + 6 * Math.sqrt(absent)) + 8;
  if (!(blocks <= MOST_BLOCKS && blocks * line.levels ** 3 <= MOST_WORK)) return null;
  const whole = returningChain(line, problem, blocks);
  const end = calmEnd(whole, isEndless || regime === "calm");
  return end === null ? whole : returningChain(line, problem, end + 1);
}

/**
 * The last block of a calm regime beside which a storm stands, where both last; else null.
 *
 * @param anyhow even where they do not last
 */
function calmEnd({ law, chain }: ReturningChain, anyhow: boolean): number | null {
  const { blocks, size } = chain;
  const mass = new Float64Array(blocks);
  for (let state = 0; state < law.length; state++) {
    const block = Math.floor(state / size);
    mass[block] = (mass[block] as number) + (law[state] as number);
  }
  const valley = deepestValley(mass);
  if (valley === null || anyhow) return valley;
  const calm = highest(mass, 0, valley);
  const storm = highest(mass, valley + 1, blocks - 1);
  return passage(chain, law, calm, storm) > LASTING && passage(chain, law, storm, calm) > LASTING ? valley : null;
}

function deepestValley(mass: Float64Array): number | null {
  const highestTo = Float64Array.from(mass);
  for (let k = 1; k < mass.length; k++) highestTo[k] = Math.max(mass[k] as number, highestTo[k - 1] as number);
  let valley: number | null = null;
  let deepest = VALLEY;
  let beyond = 0;
  for (let k = mass.length - 2; k > 0; k--) {
    beyond = Math.max(beyond, mass[k + 1] as number);
    const depth = Math.min(beyond, highestTo[k - 1] as number) / (mass[k] as number);
    if (depth > deepest) {
      deepest = depth;
      valley = k;
    }
  }
  return valley;
}

function highest(mass: Float64Array, from: number, to: number): number {
  let best = from;
  for (let k = from; k <= to; k++) if ((mass[k] as number) > (mass[best] as number)) best = k;
  return best;
}

/** Mean time from one block, as it is in the long run, to another. */
function passage(chain: BlockChain, law: Float64Array, from: number, to: number): Seconds {
  const { blocks, size } = chain;
  const [first, last] = from < to ? [0, to - 1] : [to + 1, blocks - 1];
  const part = (values: Float64Array) => values.slice(first * size, (last + 1) * size);
  const way = {
    blocks: last - first + 1,
    size,
    up: part(chain.up),
    down: part(chain.down),
    forth: part(chain.forth),
    back: part(chain.back),
    rise: part(chain.rise),
    land: part(chain.land),
    isOpen: true,
  };
  // At either end of the whole chain nothing leaves it.
  if (from > to) for (const rates of [way.forth, way.rise]) rates.fill(0, rates.length - size);
  const start = new Float64Array(way.blocks * size);
  let all = 0;
  for (let state = from * size; state < (from + 1) * size; state++) all += law[state] as number;
  for (let k = 0; k < size; k++) start[(from - first) * size + k] = (law[from * size + k] as number) / all;
  const time = blockPresent(way, 0)(start).reduce((sum, one) => sum + one, 0);
  // Of times too long for the digits of a number nothing is left.
  return time > 0 ? time : Number.POSITIVE_INFINITY;
}
