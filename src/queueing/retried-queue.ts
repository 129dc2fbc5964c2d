/** A queue whose callers give up after a timeout and come again: attempts that meet the same busy spell, and the spells that they make. */
import { blockStationary } from "./block-chain.ts";
import { calmEnd } from "./calm-end.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { remembered } from "./remembered.ts";
import { type ReturningChain, type ReturningProblem, returningChain } from "./returning-chain.ts";
import type { TailLaw } from "./tail-law.ts";
import { type WaitCells, type WaitCellsProblem, waitCells } from "./wait-cells.ts";

export interface RetriedQueueProblem extends ReturningProblem {
  /** `usual`: what an hour and more show; `calm`: without the storm that may stand beside it. */
  readonly regime: "usual" | "calm";
}

export interface RetriedQueue {
  /** P(an attempt fails, those before it having failed), by attempt. */
  readonly failing: readonly number[];
  /** Time of an answer in time, by attempt; null: none comes. */
  readonly answers: readonly (TailLaw | null)[];
  readonly served: ServedInTurn;
  readonly converged: boolean;
}

/** Whom the queue serves, others included. */
export interface ServedInTurn {
  /** Requests served per second. */
  readonly throughput: PerSecond;
  /** P(one waits). */
  readonly waitProbability: number;
  /** Mean wait. */
  readonly wait: Seconds;
}

/** Blocks of the chain beyond which it is not made: fluctuations of so many are small. */
const MOST_BLOCKS = 1500;

/**
 * The wait that an arrival would meet and the number of those who have failed and will come again, as a Markov chain:
 * busy spells that retries prolong have their length, and what fails in them fails together. Error ratios came within a
 * factor of 2 of simulations down to 10⁻⁴ (1 to 8 servers), where independent attempts are off by 10³.
 *
 * Where two regimes last for more than an hour each, the chain is that of the calm one.
 *
 * @returns null where so many try again that they fill more states than are affordable
 */
export function retriedQueue(problem: RetriedQueueProblem): RetriedQueue | null {
  return known(keyOf(problem), () => chained(problem));
}

const known = remembered<RetriedQueue | null>(64);

/** The law of what is beside the wait by a few of its values. */
function keyOf({ late, excess, timeout, ...numbers }: RetriedQueueProblem): string {
  const values = [0.1, 0.3, 0.5, 0.7, 0.9, 1].flatMap((share) => [late(share * timeout), excess(share * timeout)]);
  return `${timeout} ${Object.values(numbers)} ${values}`;
}

function chained(problem: RetriedQueueProblem): RetriedQueue | null {
  const { firstRate, attempts, backoff, timeout, regime } = problem;
  const away = firstRate * (attempts - 1) * (timeout + backoff);
  const blocks = Math.ceil(away + 6 * Math.sqrt(away)) + 8;
  if (!(blocks <= MOST_BLOCKS)) return null;
  const whole = returningChain(problem, blocks);
  const cut = calmEnd(whole, problem, regime === "calm");
  return answerOf(cut === null ? whole : returningChain(problem, cut + 1), problem);
}

/**
 * P(too late) where requests arrive at a constant rate: what the chain's cells make of a queue that is known better.
 *
 * @param arrivalRate λ, 1/s
 */
export function failingAtRest(problem: WaitCellsProblem, arrivalRate: PerSecond): number {
  const cells = waitCells(problem);
  const size = cells.levels;
  const of = () => new Float64Array(size);
  const chain = { blocks: 1, size, up: of(), down: of(), forth: of(), back: of(), rise: of() };
  const tooLate = new Float64Array(size);
  const rates = new Float64Array(4);
  for (let level = 0; level < size; level++) {
    cells.at(level, arrivalRate, rates);
    chain.up[level] = rates[0] as number;
    chain.down[level] = rates[1] as number;
    tooLate[level] = rates[2] as number;
  }
  return blockStationary(chain).reduce((sum, mass, level) => sum + mass * (tooLate[level] as number), 0);
}

function answerOf(
  { law, chain, tooLate, arriving, about, converged }: ReturningChain,
  problem: RetriedQueueProblem,
): RetriedQueue {
  const cells = waitCells(problem);
  const failing: number[] = [];
  const answers: (TailLaw | null)[] = [];
  for (const coming of [law, ...about]) {
    const weights = new Float64Array(cells.places.length);
    let all = 0;
    let failed = 0;
    for (let state = 0; state < law.length; state++) {
      const mass = Math.max(0, coming[state] as number);
      all += mass;
      failed += mass * (tooLate[state] as number);
      cells.spread(state % chain.size, arriving[state] as number, mass, weights);
    }
    const chance = all > 0 ? Math.min(1, failed / all) : 1;
    failing.push(chance);
    answers.push(chance < 1 ? inTime(cells.places, weights, problem) : null);
  }
  return { failing, answers, served: servedOf(cells, law, arriving, problem.isWithdrawn), converged };
}

function servedOf(cells: WaitCells, law: Float64Array, arriving: Float64Array, isWithdrawn: boolean): ServedInTurn {
  const weights = new Float64Array(cells.places.length);
  let beyond = 0;
  let beyondTime = 0;
  for (let state = 0; state < law.length; state++) {
    const level = state % cells.levels;
    const rate = arriving[state] as number;
    const flow = (law[state] as number) * rate;
    cells.spread(level, rate, flow, weights);
    if (level <= cells.within || isWithdrawn) continue;
    beyond += flow;
    beyondTime += flow * cells.middle(level);
  }
  let served = beyond;
  let time = beyondTime;
  for (let k = 0; k < weights.length; k++) {
    served += weights[k] as number;
    time += (weights[k] as number) * (cells.places[k] as number);
  }
  return { throughput: served, waitProbability: 1 - (weights[0] as number) / served, wait: time / served };
}

const LOOKS = 256;

/** Time of the answers that come in time, where the wait is one of some places by weight. */
function inTime(places: Float64Array, weights: Float64Array, { timeout, late }: RetriedQueueProblem): TailLaw | null {
  const over = places.map((wait) => (timeout > wait ? late(timeout - wait) : 1));
  let whole = 0;
  for (let k = 0; k < places.length; k++) whole += (weights[k] as number) * (1 - (over[k] as number));
  if (!(whole > 0)) return null;
  const tail = (t: Seconds): number => {
    if (t >= timeout) return 0;
    let sum = 0;
    for (let k = 0; k < places.length; k++) {
      const weight = weights[k] as number;
      const wait = places[k] as number;
      if (weight > 0 && wait < timeout) sum += weight * ((wait > t ? 1 : late(t - wait)) - (over[k] as number));
    }
    return Math.min(1, Math.max(0, sum / whole));
  };
  let mean = 0;
  for (let k = 0; k < LOOKS; k++) mean += tail(((k + 0.5) * timeout) / LOOKS);
  return { mean: (mean * timeout) / LOOKS, atZero: 1 - tail(0), tail };
}
