/**
 * The way of one request through a waiting line that many others enter behind it: so many completions to go
 * until its service starts, so many behind it. In steps of a chain: an arrival, a completion, or neither.
 *
 * Each call takes one step and returns P(its service starts at this step with k behind it), by k, in an array
 * that the next call overwrites; null when next to nobody waits any more.
 *
 * @param found P(it needs so many completions), by number − 1; any sum
 * @param places most that wait, itself included; ∞ lets in `mostBehind`
 * @param up chance of an arrival in a step
 * @param down chance of a completion
 *
 * @example
 * const step = waitingWalk(Float64Array.of(1), 1, 1, 0.2, 0.5);
 * step(); // Float64Array [0.5]
 */
export function waitingWalk(
  found: Float64Array,
  places: number,
  mostBehind: number,
  up: number,
  down: number,
): () => Float64Array | null {
  const columns = Math.min(places, mostBehind + 1);
  const mass = new Float64Array((found.length + 1) * columns);
  let left = 0;
  for (let i = 0; i < found.length; i++) {
    mass[i * columns] = found[i] as number;
    left += found[i] as number;
  }
  const entering = new Float64Array(columns);
  let toGo = found.length;
  let behind = 0;
  return () => {
    if (!(left > 1e-13)) return null;
    const last = Math.min(columns - 1, ++behind);
    for (let k = 0; k <= last; k++) {
      entering[k] = down * (mass[k] as number);
      left -= entering[k] as number;
    }
    // Row i needs i + 1 completions. In place: of the cells it needs, none is updated before it.
    for (let i = 0; i < toGo; i++) {
      const row = i * columns;
      // With i + 1 ahead of its service and k behind, the line holds i + 1 + k.
      const most = Math.min(last, places - i - 1);
      for (let k = most; k >= 0; k--) {
        const isOpen = k < Math.min(columns - 1, places - i - 1);
        mass[row + k] =
          (mass[row + k] as number) * (1 - down - (isOpen ? up : 0)) +
          (k > 0 ? (mass[row + k - 1] as number) * up : 0) +
          (mass[row + columns + k] as number) * down;
      }
    }
    while (toGo > 1 && isNegligible(mass, (toGo - 1) * columns, columns)) toGo--;
    return entering;
  };
}

function isNegligible(mass: Float64Array, from: number, length: number): boolean {
  let sum = 0;
  for (let k = from; k < from + length; k++) sum += mass[k] as number;
  return sum < 1e-17;
}
