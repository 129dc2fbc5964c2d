/**
 * Probability that at least `need` of independent events happen: the Poisson-binomial tail by the
 * forward recursion over events, O(n²) (Hong, Computational Statistics & Data Analysis 59, 2013).
 *
 * @param probabilities each in [0, 1]
 * @param need 0 or more; above the number of events the answer is 0
 * @example
 * atLeastProbability([0.5, 0.5, 0.5], 2) // 0.5
 */
export function atLeastProbability(probabilities: readonly number[], need: number): number {
  if (need <= 0) return 1;
  if (need > probabilities.length) return 0;
  if (need === probabilities.length) return probabilities.reduce((product, p) => product * p, 1);
  // happened[j]: probability that exactly j have happened so far, all from `need` on in the last.
  const happened = new Float64Array(need + 1);
  happened[0] = 1;
  for (const p of probabilities) {
    happened[need] = (happened[need] as number) + (happened[need - 1] as number) * p;
    for (let j = need - 1; j > 0; j--) {
      happened[j] = (happened[j] as number) * (1 - p) + (happened[j - 1] as number) * p;
    }
    happened[0] = (happened[0] as number) * (1 - p);
  }
  return Math.min(1, happened[need] as number);
}
