/**
 * Where a rising function crosses zero, by the Illinois form of regula falsi with a bisection
 * whenever it stalls (Dowell & Jarratt, BIT 11, 1971).
 *
 * @param rising may jump; Infinity counts as above
 * @param low where it is at most 0
 * @param high where it is above 0
 * @param tolerance relative, on the place
 * @returns the largest place found at which it is at most 0
 * @example
 * crossingOf((x) => x * x - 2, 1, 2, 1e-9) // 1.41421356…
 */
export function crossingOf(rising: (x: number) => number, low: number, high: number, tolerance: number): number {
  let a = low;
  let b = high;
  let atA = rising(a);
  let atB = rising(b);
  if (atA > 0) return a;
  if (atB <= 0) return b;
  let side = 0; // end that moved last
  let stalled = 0;
  for (let round = 0; round < 200 && b - a > tolerance * b; round++) {
    const chord = b - (atB * (b - a)) / (atB - atA);
    const usable = Number.isFinite(chord) && chord > a && chord < b && stalled < 2;
    const x = usable ? chord : (a + b) / 2;
    const value = rising(x);
    const before = b - a;
    if (value > 0) {
      b = x;
      atB = value;
      if (side > 0) atA /= 2;
      side = 1;
    } else {
      a = x;
      atA = value;
      if (value === 0) return a;
      if (side < 0) atB /= 2;
      side = -1;
    }
    stalled = b - a > before / 2 ? stalled + 1 : 0;
  }
  return a;
}
