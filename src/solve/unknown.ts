/**
 * One kind of what the load decides and the flows rest on, as the outer fixed point seeks it: a value for each
 * station, cache or pool.
 */
export interface Unknown {
  /** To be tried next. */
  readonly values: () => Float64Array;
  /** Takes what came out of the values and chooses the next ones; answers by how much the furthest was off. */
  readonly take: (found: Float64Array) => number;
}

/**
 * Each value is sought by a secant on what was tried before. Who calls a station several times in a row calls it less
 * often the less it passes, so that it passes more: the plain iteration swings for ever, and a secant meets in between.
 */
export function unknownFrom(start: Float64Array): Unknown {
  let values = start;
  let before: { readonly tried: Float64Array; readonly found: Float64Array } | null = null;
  return {
    values: () => values,
    take: (found) => {
      const tried = values;
      const last = before;
      let off = 0;
      values = tried.map((value, k) => {
        const came = found[k] as number;
        off = Math.max(off, Math.abs(came - value));
        const moved = last === null ? 0 : value - (last.tried[k] as number);
        const slope = last === null || moved === 0 ? 0 : Math.min(0, (came - (last.found[k] as number)) / moved);
        return value + (came - value) / (1 - slope);
      });
      before = { tried, found };
      return off;
    },
  };
}
