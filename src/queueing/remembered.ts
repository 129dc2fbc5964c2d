/**
 * A pure function of a key that remembers its last results: a plan is solved many times with most of its
 * stations unchanged.
 *
 * @param most results kept; the one unused for longest goes first
 *
 * @example
 * remembered(2)("a", () => 1); // 1
 */
export function remembered<Result>(most: number): (key: string, make: () => Result) => Result {
  const kept = new Map<string, Result>();
  return (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) {
      // Set anew, so that the order of the map is that of last use.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const result = make();
    if (kept.size >= most) kept.delete(kept.keys().next().value as string);
    kept.set(key, result);
    return result;
  };
}
