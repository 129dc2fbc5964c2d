/** How many times as far from the best place as the bracket's other end a third one may lie, to say anything about it. */
const FAR = 8;

/**
 * Where a rising function crosses zero, by Brent's method: inverse quadratic interpolation inside a bracket, bisection
 * whenever that stalls (Brent, Algorithms for Minimization without Derivatives, 1973, ch. 4).
 *
 * @param rising may jump, and may be infinite above its zero
 * @param low where it is at most 0; if it is not, `low` is the answer
 * @param high where it is above 0; if it is not, `high` is the answer
 * @param tolerance relative, on the place; where that is not everywhere the same, at each place
 * @param smooth also answer a place foretold and not tried, where parabola and chord agree on it to the tolerance: spares
 * the last two trials of a function that is dear
 * @example
 * crossingOf((x) => x * x - 2, 1, 2, 1e-9) // 1.41421356…
 */
export function crossingOf(
  rising: (x: number) => number,
  low: number,
  high: number,
  tolerance: number | ((place: number) => number),
  smooth = false,
): number {
  // b is the best place so far, a the one before, c the other end of the bracket, d its end before that.
  let [a, atA] = [low, rising(low)];
  let [b, atB] = [high, rising(high)];
  if (atA > 0) return low;
  if (atB <= 0) return high;
  let [c, atC] = [a, atA];
  let [d, atD] = [Number.NaN, Number.NaN];
  let step = b - a;
  let stepBefore = step;
  for (let round = 0; round < 200; round++) {
    if (Math.abs(atC) < Math.abs(atB)) {
      [a, b, c] = [b, c, b];
      [atA, atB, atC] = [atB, atC, atB];
    }
    const least = ((typeof tolerance === "number" ? tolerance : tolerance(b)) * Math.abs(b)) / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= least || atB === 0) return b;
    const guess = interpolated(a, atA, b, atB, c, atC);
    if (smooth) {
      const [e, atE] = a === c ? [d, atD] : [a, atA];
      const foretold = interpolated(e, atE, b, atB, c, atC);
      const chord = (2 * middle * atB) / (atB - atC);
      const isWithin = foretold * middle >= 0 && Math.abs(foretold) <= Math.abs(middle);
      // A far third place bends the parabola nowhere near b, whatever the function does there.
      const isTelling = Math.abs(e - b) <= FAR * Math.abs(c - b);
      if (isWithin && isTelling && Math.abs(foretold - chord) <= least) return b + foretold;
    }
    const isUsable =
      Math.abs(stepBefore) >= least &&
      Math.abs(atA) > Math.abs(atB) &&
      Number.isFinite(guess) &&
      guess * middle > 0 &&
      2 * Math.abs(guess) < Math.min(3 * Math.abs(middle) - least, Math.abs(stepBefore));
    stepBefore = isUsable ? step : middle;
    step = isUsable ? guess : middle;
    [a, atA] = [b, atB];
    b += Math.abs(step) > least ? step : Math.sign(middle) * least;
    atB = rising(b);
    if (atB > 0 === atC > 0) {
      [d, atD] = [c, atC];
      [c, atC] = [a, atA];
      step = b - a;
      stepBefore = step;
    }
  }
  return b;
}

/** The step from b to the zero of the inverse parabola through three points, or of the chord where two are one. */
function interpolated(a: number, atA: number, b: number, atB: number, c: number, atC: number): number {
  const s = atB / atA;
  if (a === c) return ((c - b) * s) / (s - 1) || 0;
  const q = atA / atC;
  const r = atB / atC;
  const numerator = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -numerator / ((q - 1) * (r - 1) * (s - 1));
}
