/**
 * Evenly spread points of the unit cube, the same at every run: i·(1/φ, 1/φ², …) modulo 1, φ the positive root of
 * φ^{d+1} = φ + 1, which for one dimension is the golden ratio.
 *
 * @param dimensions d, an integer ≥ 1
 * @returns the coordinates of the i-th point, i = 0, 1, …
 *
 * Source: Niederreiter, Random Number Generation and Quasi-Monte Carlo Methods (1992), chapter 3 (Kronecker sequences);
 * Roberts, The unreasonable effectiveness of quasirandom sequences (2018), for the numbers.
 *
 * @example
 * evenPoints(1)(0); // [0.5]
 */
export function evenPoints(dimensions: number): (i: number) => number[] {
  let ratio = 2;
  for (let round = 0; round < 60; round++) ratio = (1 + ratio) ** (1 / (dimensions + 1));
  const steps = Array.from({ length: dimensions }, (_, d) => ratio ** -(d + 1));
  return (i) => steps.map((step) => (0.5 + i * step) % 1);
}
