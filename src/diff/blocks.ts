/** Things that only make sense together, put together. */

/** Up to so many blocks every union of them is tried. */
const MOST_TRIED = 6;

/**
 * The members 0 … n − 1 in blocks, so that every union of blocks is valid: each block on its own, with any others, or
 * not at all. Where a union is not valid, its smallest part that is not is put together with the least that it needs to
 * become valid. With more than six blocks not every union is tried, but each block alone, all but each, and the first
 * ones in order.
 *
 * @param isValid of a set of members in ascending order; true of none of them, and of all
 *
 * @example
 * // 1 (a call) needs 0 (the tier that it goes to).
 * blocksOf(3, (members) => !members.includes(1) || members.includes(0)); // [[0, 1], [2]]
 */
export function blocksOf(
  count: number,
  isValid: (members: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  let blocks: readonly (readonly number[])[] = Array.from({ length: count }, (_, member) => [member]);
  for (;;) {
    const current = blocks;
    const isUnionValid = (chosen: readonly number[]) => isValid(unionOf(current, chosen));
    const wrong = unionsToTry(current.length).find((chosen) => !isUnionValid(chosen));
    if (wrong === undefined) return current;
    const core = reduced(wrong, [], (chosen) => !isUnionValid(chosen));
    const all = current.map((_, index) => index);
    const together = reduced(all, core, isUnionValid);
    const merged = unionOf(current, together);
    blocks = current.flatMap((block, index) => {
      if (index === together[0]) return [merged];
      return together.includes(index) ? [] : [block];
    });
  }
}

const unionOf = (blocks: readonly (readonly number[])[], chosen: readonly number[]): readonly number[] =>
  chosen.flatMap((index) => blocks[index] ?? []).sort((a, b) => a - b);

/** As few of the members as still have the property, those to keep among them; the last ones are given up first. */
function reduced(
  members: readonly number[],
  keep: readonly number[],
  has: (chosen: readonly number[]) => boolean,
): readonly number[] {
  let chosen = members;
  for (const member of members.toReversed()) {
    if (keep.includes(member)) continue;
    const fewer = chosen.filter((one) => one !== member);
    if (fewer.length > 0 && has(fewer)) chosen = fewer;
  }
  return chosen;
}

/** Small unions first; neither none nor all. */
function unionsToTry(count: number): readonly (readonly number[])[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count > MOST_TRIED)
    return [
      ...all.map((index) => [index]),
      ...all.map((index) => all.filter((one) => one !== index)),
      ...all.slice(1).map((index) => all.slice(0, index)),
    ];
  return Array.from({ length: 2 ** count - 2 }, (_, index) => all.filter((one) => (index + 1) & (1 << one))).sort(
    (a, b) => a.length - b.length,
  );
}
