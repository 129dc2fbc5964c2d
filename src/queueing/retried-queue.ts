/** A queue whose callers give up after a timeout and come again: attempts that meet the same busy spell, and the spells that they make. */
import { type BlockChain, blockPresent, blockStationary } from "./block-chain.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { remembered } from "./remembered.ts";
import type { TailLaw } from "./tail-law.ts";
import { type WaitCells, type WaitCellsProblem, waitCells } from "./wait-cells.ts";

export interface RetriedQueueProblem extends WaitCellsProblem {
  /** λ of first attempts. */
  readonly firstRate: PerSecond;
  /** Of others at the queue, who neither give up nor come again. */
  readonly otherRate: PerSecond;
  /** First and further attempts, at least 2. */
  readonly attempts: number;
  /** Mean pause between the timeout and the next attempt. */
  readonly backoff: Seconds;
  /** `usual`: what an hour and more show; `calm`: without the storm that may stand beside it. */
  readonly regime: "usual" | "calm";
  /** Relative, of the numbers about to come. */
  readonly tolerance: number;
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

const MOST_ROUNDS = 80;
/** Blocks of the chain beyond which it is not made: fluctuations of so many are small. */
const MOST_BLOCKS = 600;
/** Two modes are two regimes where the valley between is as much lower. */
const VALLEY = 2;
/** A regime that lasts less is none: the loads analysed are of an hour. */
const LASTING: Seconds = 3600;

/**
 * The wait that an arrival would meet and the number of those about to come for the second time, as a Markov chain;
 * those about to come for the third time and later by their conditional mean in each of its states, taken for Poisson.
 * Who fails comes again after an exponential time of the true mean τ + backoff. So busy spells that retries prolong
 * have their length, and what fails in them fails together. Error ratios came within a factor of 2 of simulations down
 * to 10⁻⁴ (1 and 4 servers), where independent attempts are off by 10³.
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
function keyOf({ late, timeout, ...numbers }: RetriedQueueProblem): string {
  const values = [0.1, 0.3, 0.5, 0.7, 0.9, 1].map((share) => late(share * timeout));
  return `${timeout} ${Object.values(numbers)} ${values}`;
}

function chained(problem: RetriedQueueProblem): RetriedQueue | null {
  const { firstRate, backoff, timeout } = problem;
  const away = firstRate * (timeout + backoff);
  const blocks = Math.ceil(away + 6 * Math.sqrt(away)) + 8;
  if (!(blocks <= MOST_BLOCKS)) return null;
  const whole = solved(problem, blocks);
  const cut = calmEnd(whole, problem);
  return answerOf(cut === null ? whole : solved(problem, cut + 1), problem);
}

interface Solved {
  readonly law: Float64Array;
  readonly chain: BlockChain;
  /** By state, P(too late) and the rate of all arrivals. */
  readonly tooLate: Float64Array;
  readonly arriving: Float64Array;
  /** By attempt, from the second: E(number about to make it; state). */
  readonly about: readonly Float64Array[];
  readonly converged: boolean;
}

function solved(problem: RetriedQueueProblem, blocks: number): Solved {
  const { firstRate, otherRate, attempts, backoff, timeout, tolerance } = problem;
  const cells = waitCells(problem);
  const size = cells.levels;
  const states = blocks * size;
  const returning = 1 / (timeout + backoff);
  const later = Array.from({ length: Math.max(0, attempts - 2) }, () => new Float64Array(states));
  const rates = new Float64Array(3);

  /** The chain, as met by one more of those about to come. */
  function chainWith(more: number): Omit<Solved, "law" | "about" | "converged"> {
    const chain = {
      blocks,
      size,
      up: new Float64Array(states),
      down: new Float64Array(states),
      forth: new Float64Array(states),
      back: new Float64Array(states),
    };
    const tooLate = new Float64Array(states);
    const arriving = new Float64Array(states);
    for (let state = 0; state < states; state++) {
      const level = state % size;
      const block = (state - level) / size;
      let away = block + more;
      for (const means of later) away += means[state] as number;
      const arrivalRate = firstRate + otherRate + returning * away;
      cells.at(level, arrivalRate, rates);
      chain.up[state] = rates[0] as number;
      chain.down[state] = rates[1] as number;
      chain.forth[state] = firstRate * (rates[2] as number);
      chain.back[state] = returning * block;
      tooLate[state] = rates[2] as number;
      arriving[state] = arrivalRate;
    }
    return { chain, tooLate, arriving };
  }

  for (let round = 1; ; round++) {
    const { chain, tooLate, arriving } = chainWith(0);
    const law = blockStationary(chain);
    const second = law.map((mass, state) => mass * Math.floor(state / size));
    const about: Float64Array[] = [second];
    let off = 0;
    let total = 1;
    if (later.length > 0) {
      const met = chainWith(1);
      for (const means of later) {
        const before = about.at(-1) as Float64Array;
        const inflow = before.map((value, state) => returning * value * (tooLate[state] as number));
        const present = blockPresent(met.chain, inflow, returning);
        about.push(present);
        for (let state = 0; state < states; state++) {
          const mass = law[state] as number;
          const value = Math.max(0, present[state] as number);
          off += Math.abs(value - (means[state] as number) * mass);
          total += value;
          means[state] = mass > 0 ? Math.min(value / mass, 10 * blocks) : 0;
        }
      }
    }
    const converged = off <= tolerance * total;
    if (converged || round >= MOST_ROUNDS) return { law, chain, tooLate, arriving, about, converged };
  }
}

/** The last block of a calm regime beside which a storm stands, where both last; else null. */
function calmEnd({ law, chain }: Solved, problem: RetriedQueueProblem): number | null {
  const { timeout, backoff, regime } = problem;
  const { blocks, size, forth } = chain;
  const mass = new Float64Array(blocks);
  const rise = new Float64Array(blocks);
  for (let k = 0; k < blocks; k++)
    for (let i = 0; i < size; i++) {
      mass[k] = (mass[k] as number) + (law[k * size + i] as number);
      rise[k] = (rise[k] as number) + (law[k * size + i] as number) * (forth[k * size + i] as number);
    }
  const highestTo = Float64Array.from(mass);
  for (let k = 1; k < blocks; k++) highestTo[k] = Math.max(mass[k] as number, highestTo[k - 1] as number);
  let valley = 0;
  let deepest = VALLEY;
  let highest = 0;
  for (let k = blocks - 2; k > 0; k--) {
    highest = Math.max(highest, mass[k + 1] as number);
    const depth = Math.min(highest, highestTo[k - 1] as number) / (mass[k] as number);
    if (depth > deepest) {
      deepest = depth;
      valley = k;
    }
  }
  if (valley === 0) return null;
  const calm = mass.subarray(0, valley + 1).reduce((best, one, k) => (one > (mass[best] as number) ? k : best), 0);
  const storm = mass.reduce(
    (best, one, k) => (k > valley && (best <= valley || one > (mass[best] as number)) ? k : best),
    0,
  );
  if (regime === "calm" || isEndless(problem)) return valley;
  return passage(calm, storm) > LASTING && passage(storm, calm) > LASTING ? valley : null;

  /** Mean time from one block to another, as if the number of those about to come were a chain by itself. */
  function passage(from: number, to: number): Seconds {
    let time = 0;
    if (from < to) {
      let below = 0;
      for (let k = 0; k < to; k++) {
        below += mass[k] as number;
        if (k >= from) time += below / (rise[k] as number);
      }
    } else {
      let above = 0;
      for (let k = blocks - 1; k > to; k--) {
        above += mass[k] as number;
        if (k <= from) time += (above * (timeout + backoff)) / ((mass[k] as number) * k);
      }
    }
    return time;
  }
}

/** Work that nobody waits for any more piles up without end, once a storm has begun. */
function isEndless({
  isWithdrawn,
  firstRate,
  otherRate,
  attempts,
  servers,
  serviceTime,
}: RetriedQueueProblem): boolean {
  return !isWithdrawn && (attempts * firstRate + otherRate) * serviceTime >= servers;
}

/**
 * P(too late) where requests arrive at a constant rate: what the chain's cells make of a queue that is known better.
 *
 * @param arrivalRate λ, 1/s
 */
export function failingAtRest(problem: WaitCellsProblem, arrivalRate: PerSecond): number {
  const cells = waitCells(problem);
  const size = cells.levels;
  const chain = {
    blocks: 1,
    size,
    up: new Float64Array(size),
    down: new Float64Array(size),
    forth: new Float64Array(size),
    back: new Float64Array(size),
  };
  const tooLate = new Float64Array(size);
  const rates = new Float64Array(3);
  for (let level = 0; level < size; level++) {
    cells.at(level, arrivalRate, rates);
    chain.up[level] = rates[0] as number;
    chain.down[level] = rates[1] as number;
    tooLate[level] = rates[2] as number;
  }
  return blockStationary(chain).reduce((sum, mass, level) => sum + mass * (tooLate[level] as number), 0);
}

function answerOf(
  { law, chain, tooLate, arriving, about, converged }: Solved,
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
