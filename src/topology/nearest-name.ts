/** Longer names are not compared: a message is not worth quadratic time in a stranger's text. */
const LONGEST = 64;

/**
 * The known name that a misspelt one was probably meant to be; undefined where none is near.
 * The only one that begins so, else the one at the smallest distance: optimal string alignment (Damerau-Levenshtein
 * without edits of a swap), the letters' case aside.
 */
export function nearestName(misspelt: string, known: readonly string[]): string | undefined {
  const wanted = misspelt.toLowerCase();
  if (wanted === "" || wanted.length > LONGEST) return undefined;
  const begun = known.filter((name) => wanted.length > 2 && name.toLowerCase().startsWith(wanted));
  if (begun.length === 1) return begun[0];
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) > bestDistance) continue;
    const distance = alignmentDistance(wanted, name.toLowerCase());
    if (distance < bestDistance || (distance === bestDistance && best === undefined)) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function alignmentDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
