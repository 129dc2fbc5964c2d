/**
 * The root of a continuous f in [low, high] whose values there differ in sign: regula falsi with the
 * Illinois correction, falling back on bisection where that stalls. Ends at adjacent numbers or after
 * `limit` evaluations.
 *
 * @example
 * bracketedRoot((x) => x * x - 2, 0, 2); // 1.414213562373095
 */
export function bracketedRoot(f: (x: number) => number, low: number, high: number, limit = 200): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0)) throw new RangeError(`f must change sign between ${low} and ${high}`);
  let side = 0;
  for (let i = 0; i < limit; i++) {
    const width = b - a;
    let x =
      i % 8 === 7 || !Number.isFinite(fa) || !Number.isFinite(fb) ? a + 0.5 * width : (a * fb - b * fa) / (fb - fa);
    if (!(x > a && x < b)) x = a + 0.5 * width;
    if (!(x > a && x < b)) return x;
    const fx = f(x);
    if (fx === 0 || width <= 2.3e-16 * Math.abs(x)) return x;
    if (fx < 0 === fa < 0) {
      a = x;
      fa = fx;
      if (side === -1) fb *= 0.5;
      side = -1;
    } else {
      b = x;
      fb = fx;
      if (side === 1) fa *= 0.5;
      side = 1;
    }
  }
  return 0.5 * (a + b);
}
