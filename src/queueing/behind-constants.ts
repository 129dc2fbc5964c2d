import type { Seconds } from "./law.ts";
import type { TailLaw } from "./tail-law.ts";

/**
 * The wait of those who find c constant services in progress and q others waiting: the (q + 1)-th end. The ends to come
 * are taken as c uniform points in one service time, which then repeat.
 *
 * @param found P(q wait before it), by q; sums to P(wait)
 * @param mean of the result, to which it is scaled
 *
 * @example
 * waitBehindConstants([0.5], 1, 1, 0.25).tail(0.5); // 0.25
 */
export function waitBehindConstants(
  found: ArrayLike<number>,
  servers: number,
  serviceTime: Seconds,
  mean: Seconds,
): TailLaw {
  let probability = 0;
  let plain = 0;
  for (let q = 0; q < found.length; q++) {
    const here = found[q] as number;
    probability += here;
    plain += here * (Math.floor(q / servers) + ((q % servers) + 1) / (servers + 1)) * serviceTime;
  }
  const factor = plain > 0 ? mean / plain : 1;
  // P(so many rounds or more are left), by rounds.
  const rounds = Math.ceil(found.length / servers);
  const beyond = new Float64Array(rounds + 1);
  for (let round = rounds - 1; round >= 0; round--) {
    beyond[round] = beyond[round + 1] as number;
    for (let b = 0; b < servers; b++) beyond[round] = (beyond[round] as number) + (found[round * servers + b] ?? 0);
  }
  return {
    mean: plain * factor,
    atZero: Math.max(0, 1 - probability),
    tail: (t) => {
      const inRounds = Math.max(0, t) / (serviceTime * factor);
      const round = Math.floor(inRounds);
      if (round >= rounds) return 0;
      return Math.min(probability, (beyond[round + 1] as number) + ofRound(round, inRounds - round));
    },
  };

  /** Σ over b of P(found b ends away in this round)·P(at most b of c points are within x). */
  function ofRound(round: number, x: number): number {
    let sum = 0;
    let term = (1 - x) ** servers;
    let atMost = 0;
    for (let b = 0; b < servers; b++) {
      atMost += term;
      sum += (found[round * servers + b] ?? 0) * atMost;
      term *= ((servers - b) * x) / ((b + 1) * (1 - x));
    }
    return sum;
  }
}
