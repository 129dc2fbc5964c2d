/**
 * Shapley values: what each of several changes contributes to an effect that they have together, averaged over all
 * orders in which they could be made. They add up to the whole effect, whatever the changes do to each other.
 *
 * @param players number of changes n; the effect is asked for 2ⁿ times
 * @param value of the plan with the changes whose bits are set in the mask; finite
 *
 * Source: L. S. Shapley, A value for n-person games, in Contributions to the Theory of Games II (1953), equation 12.
 *
 * @example
 * shapleyValues(2, (mask) => [0, 10, 0, 30][mask] ?? 0); // [20, 10]
 */
export function shapleyValues(players: number, value: (mask: number) => number): readonly number[] {
  const weights = weightsOf(players);
  const values = Array.from({ length: 2 ** players }, (_, mask) => value(mask));
  return Array.from({ length: players }, (_, player) => {
    const bit = 1 << player;
    let sum = 0;
    values.forEach((without, mask) => {
      if ((mask & bit) === 0) sum += (weights[sizeOf(mask)] ?? 0) * ((values[mask | bit] ?? 0) - without);
    });
    return sum;
  });
}

/** Share of the orders in which exactly a given s of the others come before: s! (n − s − 1)! / n!. */
function weightsOf(players: number): readonly number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size += 1) weights.push(((weights[size - 1] ?? 0) * size) / (players - size));
  return weights;
}

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}
