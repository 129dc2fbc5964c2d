/**
 * The chain of a queue and of the number of those who have failed and will come again: how long busy spells last that
 * those who come again prolong.
 */
import { type BlockChain, blockPresent, blockStationary } from "./block-chain.ts";
import type { PerSecond, Seconds } from "./law.ts";

export interface ReturningProblem {
  /** Like queues, one of which is chosen blindly for every attempt; rates are of all of them. */
  readonly members: number;
  /** λ of first attempts. */
  readonly firstRate: PerSecond;
  /** Of others at the queue, who neither give up nor come again. */
  readonly otherRate: PerSecond;
  /** First and further attempts, at least 2. */
  readonly attempts: number;
  /** From the beginning of an attempt that fails to the next one, mean. */
  readonly away: Seconds;
  /** Stages of that time: 1 where it is as good as exponential, 2 where it is nearly constant. */
  readonly stages: 1 | 2;
  /** Of the shares of those away that come soon. */
  readonly tolerance: number;
}

/** Who comes to the queue while it is at one level, 1/s. */
export interface Flows {
  readonly first: PerSecond;
  readonly other: PerSecond;
  /** Of those away who leave the state as they come; and all that come. */
  readonly returning: PerSecond;
  readonly all: PerSecond;
  /** Share of those who come again that have a further attempt left. */
  readonly again: number;
}

/** What becomes of a level, 1/s, and P(an arrival fails). */
export interface LineRates {
  /** To the next level and to the one before. */
  up: PerSecond;
  down: PerSecond;
  /** One more is away, and at once the next level; one less, and at once the next level. */
  forth: PerSecond;
  rise: PerSecond;
  back: PerSecond;
  land: PerSecond;
  fails: number;
}

/** A queue by levels. */
export interface Line {
  readonly levels: number;
  readonly fill: (level: number, flows: Flows, out: LineRates) => void;
}

export const noRates = (): LineRates => ({ up: 0, down: 0, forth: 0, rise: 0, back: 0, land: 0, fails: 0 });

/** Entries by state: level of one queue, and for each number of those away a block of all levels. */
export interface ReturningChain {
  readonly chain: BlockChain;
  readonly law: Float64Array;
  /** P(an arrival at the queue fails) and the rate of all arrivals there. */
  readonly fails: Float64Array;
  readonly arriving: Float64Array;
  /** By attempt, from the second: E(number about to make it and soon to come; state). */
  readonly about: readonly Float64Array[];
  readonly converged: boolean;
}

const MOST_ROUNDS = 80;

/**
 * Who fails is away in one stage or two. Of those away in a state their conditional mean share is in the last stage, and
 * a conditional mean share of those has a further attempt left; both follow from the chain as one of them meets it. With
 * one stage and two attempts nothing is left to conditional means.
 *
 * @param blocks numbers of those away that are told apart
 */
export function returningChain(line: Line, problem: ReturningProblem, blocks: number): ReturningChain {
  const { members, firstRate, otherRate, attempts, away, stages, tolerance } = problem;
  const size = line.levels;
  const states = blocks * size;
  const pace = stages / away;
  const soon = new Float64Array(states).fill(1 / stages);
  const again = new Float64Array(states).fill(attempts > 2 ? 0.5 : 0);
  const fails = new Float64Array(states);
  const arriving = new Float64Array(states);
  const rates = noRates();
  /** P(an attempt fails at another of the queues), by number of those away. */
  const elsewhere = new Float64Array(blocks);
  const others = (members - 1) / members;

  /** @param met as one of those away meets it: only the others leave */
  function chainAs(met: boolean): BlockChain {
    const of = () => new Float64Array(states);
    const chain = { blocks, size, up: of(), down: of(), forth: of(), back: of(), rise: of(), land: of() };
    for (let state = 0; state < states; state++) {
      const level = state % size;
      const absent = (state - level) / size;
      const each = pace * (soon[state] as number);
      const all = firstRate + otherRate + each * absent;
      const returning = each * Math.max(0, met ? absent - 1 : absent);
      const left = again[state] as number;
      const own = { first: firstRate / members, other: otherRate / members, returning: returning / members };
      line.fill(level, { ...own, all: all / members, again: left }, rates);
      const failsThere = elsewhere[absent] as number;
      chain.up[state] = rates.up;
      chain.down[state] = rates.down;
      chain.forth[state] = rates.forth + others * firstRate * failsThere;
      chain.rise[state] = rates.rise;
      chain.back[state] = rates.back + others * returning * (1 - failsThere * left);
      chain.land[state] = rates.land;
      fails[state] = rates.fails;
      arriving[state] = all / members;
    }
    return chain;
  }

  /** Goes half of the way to what is found, which swings about where it settles. @returns the whole, by weight of the numbers away */
  function lookElsewhere(law: Float64Array): number {
    let off = 0;
    for (let absent = 0; absent < blocks; absent++) {
      let mass = 0;
      let failed = 0;
      for (let state = absent * size; state < (absent + 1) * size; state++) {
        mass += law[state] as number;
        failed += (law[state] as number) * (fails[state] as number);
      }
      if (!(mass > 0)) continue;
      const way = failed / mass - (elsewhere[absent] as number);
      elsewhere[absent] = (elsewhere[absent] as number) + way / 2;
      off += mass * Math.abs(way);
    }
    return off;
  }

  for (let round = 1; ; round++) {
    const chain = chainAs(false);
    const law = blockStationary(chain);
    // One of several queues is blindly chosen: how they all fail while so many are away.
    const met = (state: number): number =>
      (1 - others) * (fails[state] as number) + others * (elsewhere[Math.floor(state / size)] as number);
    const present = blockPresent(chainAs(true), pace);
    const about: Float64Array[] = [];
    const absent = new Float64Array(states);
    const coming = new Float64Array(states);
    const further = new Float64Array(states);
    let failed = new Float64Array(states);
    for (let state = 0; state + size < states; state++) {
      const mass = law[state] as number;
      const to = state + size;
      failed[to] = (failed[to] as number) + mass * (chain.forth[state] as number);
      if ((state + 1) % size > 0) failed[to + 1] = mass * (chain.rise[state] as number);
    }
    for (let attempt = 2; attempt <= attempts; attempt++) {
      const early = stages === 1 ? null : present(failed);
      const late = present(early === null ? failed : early.map((value) => pace * value));
      failed = late.map((value, state) => pace * value * met(state));
      for (let state = 0; state < states; state++) {
        const value = late[state] as number;
        absent[state] = (absent[state] as number) + (early?.[state] ?? 0) + value;
        coming[state] = (coming[state] as number) + value;
        if (attempt < attempts) further[state] = (further[state] as number) + value;
      }
      about.push(late);
    }
    let off = members > 1 ? lookElsewhere(law) : 0;
    for (let state = size; state < states; state++) {
      const all = absent[state] as number;
      const near = coming[state] as number;
      if (!(near > 0)) continue;
      const share = near / all;
      const left = (further[state] as number) / near;
      const moved = Math.abs(share - (soon[state] as number)) + Math.abs(left - (again[state] as number));
      off += (law[state] as number) * moved;
      soon[state] = share;
      again[state] = left;
    }
    const converged = off <= tolerance;
    if (converged || round >= MOST_ROUNDS) return { chain, law, fails, arriving, about, converged };
  }
}
