import type { PerSecond, Seconds } from "./law.ts";

/** Chebyshev nodes per panel; degree 9 follows an exponential over three of its time constants to 10⁻⁷. */
const NODES = 10;

const angles: readonly number[] = Array.from({ length: NODES }, (_, k) => (Math.PI * (k + 0.5)) / NODES);

/** Coefficients of the Chebyshev interpolant of f on [a, b]. */
function interpolate(f: (t: number) => number, a: number, b: number): Float64Array {
  const values = angles.map((angle) => f(0.5 * (a + b) + 0.5 * (b - a) * Math.cos(angle)));
  const coefficients = new Float64Array(NODES);
  for (let j = 0; j < NODES; j++) {
    let sum = 0;
    for (let k = 0; k < NODES; k++) sum += (values[k] as number) * Math.cos(j * (angles[k] as number));
    coefficients[j] = (sum * (j === 0 ? 1 : 2)) / NODES;
  }
  return coefficients;
}

/** Clenshaw's recurrence. */
function evaluate(coefficients: Float64Array, x: number): number {
  let next = 0;
  let afterNext = 0;
  for (let j = NODES - 1; j > 0; j--) {
    const value = 2 * x * next - afterNext + (coefficients[j] as number);
    afterNext = next;
    next = value;
  }
  return x * next - afterNext + (coefficients[0] as number);
}

/**
 * A costly function of time made cheap: on each panel between two break points the first call fits a
 * polynomial; beyond the last break point the known asymptote takes over.
 *
 * @param exact the function, for t > 0 within the panels
 * @param breaks increasing, the first 0; f is smooth between neighbours
 * @param asymptote f beyond the last break point
 *
 * @example
 * tabulate((t) => Math.exp(-t), [0, 1, 2], (t) => Math.exp(-t))(1.5); // 0.22313016
 */
export function tabulate(
  exact: (t: Seconds) => number,
  breaks: readonly Seconds[],
  asymptote: (t: Seconds) => number,
): (t: Seconds) => number {
  const panels: (Float64Array | undefined)[] = new Array(Math.max(0, breaks.length - 1));
  const last = breaks[breaks.length - 1] as number;
  return (t) => {
    if (!(t < last)) return asymptote(t);
    let low = 0;
    let high = breaks.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] as number) <= t) low = middle;
      else high = middle;
    }
    const a = breaks[low] as number;
    const b = breaks[low + 1] as number;
    let panel = panels[low];
    if (panel === undefined) {
      panel = interpolate(exact, a, b);
      panels[low] = panel;
    }
    return evaluate(panel, (2 * t - a - b) / (b - a));
  };
}

/**
 * The break points for a tail that ends exponentially: from where on it is its asymptote, and halves
 * below, together with the kinks. The switch is made where the two agree best, because the inversion
 * loses digits at large t while the asymptote gains them.
 *
 * @param exact the tail
 * @param start where the search begins, well below 1/θ
 * @param kinks points at which the tail is not smooth
 */
export function breakPoints(
  exact: (t: Seconds) => number,
  asymptote: { readonly amplitude: number; readonly decay: PerSecond },
  start: Seconds,
  kinks: readonly Seconds[],
): number[] {
  const times: Seconds[] = [];
  const gaps: number[] = [];
  let end = start;
  let best = Number.POSITIVE_INFINITY;
  for (let t = start, i = 0; i < 80; i++, t *= Math.SQRT2) {
    const limit = asymptote.amplitude * Math.exp(-asymptote.decay * t);
    if (limit < 1e-10) break;
    times.push(t);
    // Relative where the tail matters, absolute where it is below any percentile that is printed.
    gaps.push(Math.abs(exact(t) - limit) / (limit + 1e-4));
    if (i < 2) continue;
    // Three in a row, since a tail that swings about its asymptote meets it by chance.
    const gap = Math.max(gaps[i] as number, gaps[i - 1] as number, gaps[i - 2] as number);
    if (gap < best) {
      best = gap;
      end = times[i - 2] as number;
    }
    if (best < 1e-7 || (best < 1e-4 && gap > 30 * best)) break;
  }
  const points = new Set<number>([0, end]);
  for (let i = 1; i <= 5; i++) points.add(end * 2 ** -i);
  for (const kink of kinks) if (kink > 0 && kink < end) points.add(kink);
  return [...points].sort((a, b) => a - b);
}
