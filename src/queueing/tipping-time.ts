import type { PerSecond, Seconds } from "./law.ts";

/** Beyond e^600 s there is no difference. */
const ENDLESS_EXPONENT = 600;

/**
 * The mean time until a birth–death chain that starts at `from` first reaches `to` (> from), none of it below
 * `least`: Σ_k Σ_{j ≤ k} p_j/(u_k p_k), of positive terms, each ratio from the one before.
 *
 * The barrier that a load-dependent station must climb before it tips makes this exponentially long; beyond
 * e^600 s it is ∞.
 *
 * @param up rate from n to n + 1, > 0
 * @param down rate from n to n − 1
 *
 * Source: Keilson, Markov Chain Models: Rarity and Exponentiality (1979), section 5.1.
 *
 * @example
 * meanTimeUp(() => 1, () => 1, 0, 0, 2); // 3
 */
export function meanTimeUp(
  up: (n: number) => PerSecond,
  down: (n: number) => PerSecond,
  least: number,
  from: number,
  to: number,
): Seconds {
  // stepUp is the mean time from k to k + 1.
  let stepUp = 0;
  let total = 0;
  for (let k = least; k < to; k++) {
    stepUp = (1 + (k > least ? down(k) * stepUp : 0)) / up(k);
    if (k >= from) total += stepUp;
    if (stepUp > Math.exp(ENDLESS_EXPONENT)) return Number.POSITIVE_INFINITY;
  }
  return total;
}

/**
 * The same downward: from `from` until the chain first reaches `to` (< from), none of it above `most`.
 *
 * @example
 * meanTimeDown(() => 1, () => 1, 2, 2, 0); // 3
 */
export function meanTimeDown(
  up: (n: number) => PerSecond,
  down: (n: number) => PerSecond,
  most: number,
  from: number,
  to: number,
): Seconds {
  const mirrored = (n: number): number => most - n;
  return meanTimeUp(
    (n) => down(mirrored(n)),
    (n) => up(mirrored(n)),
    0,
    mirrored(from),
    mirrored(to),
  );
}
