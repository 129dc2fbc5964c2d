/**
 * The chain of a queue's wait and of the number of those who have given up and are about to come again: how long busy
 * spells last that those who come again prolong.
 */
import { type BlockChain, blockPresent, blockStationary } from "./block-chain.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { type WaitCellsProblem, waitCells } from "./wait-cells.ts";

export interface ReturningProblem extends WaitCellsProblem {
  /** λ of first attempts. */
  readonly firstRate: PerSecond;
  /** Of others at the queue, who neither give up nor come again. */
  readonly otherRate: PerSecond;
  /** First and further attempts, at least 2. */
  readonly attempts: number;
  /** Mean pause between the timeout and the next attempt. */
  readonly backoff: Seconds;
  /** Of the shares of those away that come soon. */
  readonly tolerance: number;
}

/** Entries by state: level of the wait, and for each number of those away a block of all levels. */
export interface ReturningChain {
  readonly chain: BlockChain;
  readonly law: Float64Array;
  /** P(too late) and the rate of all arrivals. */
  readonly tooLate: Float64Array;
  readonly arriving: Float64Array;
  /** By attempt, from the second: E(number about to make it and soon to come; state). */
  readonly about: readonly Float64Array[];
  readonly converged: boolean;
}

const MOST_ROUNDS = 80;
/** Stages of the time away, which is nearly constant: as many make its effect on busy spells what it is. */
const STAGES = 2;

/**
 * Who fails is away for a time of mean τ + backoff in two stages. Of those away in a state their conditional mean share
 * is in the second stage, and a conditional mean share of those has a further attempt left; both follow from the chain
 * as one of them meets it. Who is late because it brings much work raises the wait as it joins those away.
 *
 * @param blocks numbers of those away that are told apart
 */
export function returningChain(problem: ReturningProblem, blocks: number): ReturningChain {
  const { firstRate, otherRate, attempts, backoff, timeout, tolerance } = problem;
  const cells = waitCells(problem);
  const size = cells.levels;
  const states = blocks * size;
  const pace = STAGES / (timeout + backoff);
  const soon = new Float64Array(states).fill(1 / STAGES);
  const again = new Float64Array(states).fill(attempts > 2 ? 0.5 : 0);
  const tooLate = new Float64Array(states);
  const arriving = new Float64Array(states);
  const rates = new Float64Array(4);

  /** @param met as one of those away meets it: only the others leave */
  function chainAs(met: boolean): BlockChain {
    const of = () => new Float64Array(states);
    const chain = { blocks, size, up: of(), down: of(), forth: of(), back: of(), rise: of() };
    for (let state = 0; state < states; state++) {
      const level = state % size;
      const away = (state - level) / size;
      const returning = pace * (soon[state] as number);
      const arrivalRate = firstRate + otherRate + returning * away;
      cells.at(level, arrivalRate, rates);
      const [up, down, late, more] = rates as unknown as [number, number, number, number];
      const rise = Math.min(up, firstRate * late, (up * Math.min(1, more) * firstRate) / arrivalRate);
      chain.up[state] = up - rise;
      chain.down[state] = down;
      chain.forth[state] = firstRate * late - rise;
      chain.rise[state] = rise;
      chain.back[state] = returning * Math.max(0, met ? away - 1 : away) * (1 - late * (again[state] as number));
      tooLate[state] = late;
      arriving[state] = arrivalRate;
    }
    return chain;
  }

  for (let round = 1; ; round++) {
    const chain = chainAs(false);
    const law = blockStationary(chain);
    const present = blockPresent(chainAs(true), pace);
    const about: Float64Array[] = [];
    const away = new Float64Array(states);
    const coming = new Float64Array(states);
    const further = new Float64Array(states);
    let failed = new Float64Array(states);
    for (let state = 0; state + size < states; state++) {
      failed[state + size] = firstRate * (law[state] as number) * (tooLate[state] as number);
    }
    for (let attempt = 2; attempt <= attempts; attempt++) {
      const early = present(failed);
      const late = present(early.map((value) => pace * value));
      failed = late.map((value, state) => pace * value * (tooLate[state] as number));
      for (let state = 0; state < states; state++) {
        const value = late[state] as number;
        away[state] = (away[state] as number) + (early[state] as number) + value;
        coming[state] = (coming[state] as number) + value;
        if (attempt < attempts) further[state] = (further[state] as number) + value;
      }
      about.push(late);
    }
    let off = 0;
    for (let state = size; state < states; state++) {
      const all = away[state] as number;
      const near = coming[state] as number;
      if (!(near > 0 && all > near)) continue;
      const share = near / all;
      const left = (further[state] as number) / near;
      const moved = Math.abs(share - (soon[state] as number)) + Math.abs(left - (again[state] as number));
      off += (law[state] as number) * moved;
      soon[state] = share;
      again[state] = left;
    }
    const converged = off <= tolerance;
    if (converged || round >= MOST_ROUNDS) return { chain, law, tooLate, arriving, about, converged };
  }
}
