/** Steps that are followed at most, and the share of requests that is not. */
const MOST_STEPS = 2 ** 19;
const REST = 1e-12;

/**
 * The law, by steps − 1, of a service after an exponential wait of `waitSteps` steps on average that tells
 * nothing about it: one recursion.
 *
 * @param served P(the service takes k steps), by k − 1
 *
 * @example
 * afterExponentialWait([1], 2).slice(0, 3); // [0, 0.5, 0.25]
 */
export function afterExponentialWait(served: ArrayLike<number>, waitSteps: number): Float64Array {
  const leaves = 1 / waitSteps;
  const ends: number[] = [0];
  let left = 1;
  while (left > REST && ends.length < MOST_STEPS) {
    const k = ends.length;
    const ended = leaves * (served[k - 1] ?? 0) + (1 - leaves) * (ends[k - 1] as number);
    ends.push(ended);
    left -= ended;
  }
  return Float64Array.from(ends);
}

/**
 * The same after a wait of a random number of exponential stages of `stageSteps` steps each.
 *
 * @param stages P(so many), by number − 1; sums to 1
 *
 * @example
 * afterStagedWait([1], [1], 2).slice(0, 3); // [0, 0.5, 0.25]
 */
export function afterStagedWait(
  served: ArrayLike<number>,
  stages: ArrayLike<number>,
  stageSteps: number,
): Float64Array {
  const leaves = 1 / stageSteps;
  const toGo = Float64Array.from(stages);
  let highest = toGo.length - 1;
  const waits: number[] = [];
  let left = 1;
  while (left > REST && waits.length < MOST_STEPS) {
    const ended = (toGo[0] as number) * leaves;
    for (let i = 0; i <= highest; i++)
      toGo[i] = (toGo[i] as number) * (1 - leaves) + (i < highest ? (toGo[i + 1] as number) * leaves : 0);
    while (highest > 0 && (toGo[highest] as number) < 1e-17) highest--;
    waits.push(ended);
    left -= ended;
  }
  const ends = new Float64Array(waits.length + served.length);
  for (let i = 0; i < waits.length; i++) {
    const p = waits[i] as number;
    if (p < 1e-15) continue;
    for (let j = 0; j < served.length; j++) ends[i + j + 1] = (ends[i + j + 1] as number) + p * (served[j] as number);
  }
  return ends;
}
