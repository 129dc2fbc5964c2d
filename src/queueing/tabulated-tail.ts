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
  for (let j = coefficients.length - 1; j > 0; j--) {
    const value = 2 * x * next - afterNext + (coefficients[j] as number);
    afterNext = next;
    next = value;
  }
  return x * next - afterNext + (coefficients[0] as number);
}

/** Coefficients of the integral of a Chebyshev series from x to 1, on [−1, 1]. */
function integralToTheRight(coefficients: Float64Array): Float64Array {
  const integral = new Float64Array(NODES + 1);
  for (let j = 1; j <= NODES; j++) {
    const before = (coefficients[j - 1] as number) * (j === 1 ? 2 : 1);
    const after = j + 1 < NODES ? (coefficients[j + 1] as number) : 0;
    integral[j] = -(before - after) / (2 * j);
  }
  // Zero at x = 1, where every polynomial is 1.
  let sum = 0;
  for (let j = 1; j <= NODES; j++) sum += integral[j] as number;
  integral[0] = -sum;
  return integral;
}

interface Panel {
  readonly tail: Float64Array;
  /** ∫ of the tail from t to the panel's end. */
  readonly rest: Float64Array;
}

/** A tail that is dear to compute, and what is known of it. */
export interface DearTail {
  /** P(T > 0). */
  readonly probability: number;
  readonly mean: Seconds;
  /** The tail at t > 0, within the panels. */
  readonly exact: (t: Seconds) => number;
  /** Increasing, the first 0; the tail is smooth between neighbours. Asked for once, when the tail first is. */
  readonly breaks: () => readonly Seconds[];
  /** The tail beyond the last break, and its integral from there on. */
  readonly beyond: (t: Seconds) => number;
  readonly partialBeyond: (t: Seconds) => Seconds;
}

/**
 * A dear tail made cheap: on each panel between two break points the first call fits a polynomial; beyond the last
 * the known asymptote takes over. The integral of the tail comes from the same polynomials, and is made to give the
 * mean.
 *
 * @example
 * tabulatedTail({ probability: 1, mean: 1, exact: (t) => Math.exp(-t), breaks: () => [0, 1, 2], beyond: (t) => Math.exp(-t), partialBeyond: (t) => Math.exp(-t) }).tail(1.5); // 0.22313016
 */
export function tabulatedTail(dear: DearTail): {
  readonly tail: (t: Seconds) => number;
  readonly partialTail: (t: Seconds) => Seconds;
} {
  const { probability, mean, exact, beyond, partialBeyond } = dear;
  let breaks: readonly Seconds[] = [];
  let panels: (Panel | undefined)[] = [];
  /** ∫ of the tail from each break to the last, and what they are multiplied with to give the mean. */
  let sums: Float64Array | undefined;
  let correction = 1;
  let end = -1;
  const prepare = (): void => {
    breaks = dear.breaks();
    panels = new Array(breaks.length - 1);
    end = breaks[breaks.length - 1] as number;
  };
  const panelAt = (k: number): Panel => {
    let panel = panels[k];
    if (panel === undefined) {
      const tail = interpolate(exact, breaks[k] as number, breaks[k + 1] as number);
      panel = { tail, rest: integralToTheRight(tail) };
      panels[k] = panel;
    }
    return panel;
  };
  const find = (t: Seconds): number => {
    let low = 0;
    let high = breaks.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] as number) <= t) low = middle;
      else high = middle;
    }
    return low;
  };
  const within = (k: number, t: Seconds): number => {
    const a = breaks[k] as number;
    const b = breaks[k + 1] as number;
    return (2 * t - a - b) / (b - a);
  };
  const widthOf = (k: number): number => 0.5 * ((breaks[k + 1] as number) - (breaks[k] as number));
  const addUp = (): Float64Array => {
    const result = new Float64Array(breaks.length);
    for (let k = breaks.length - 2; k >= 0; k--)
      result[k] = (result[k + 1] as number) + widthOf(k) * evaluate(panelAt(k).rest, -1);
    const total = result[0] as number;
    correction = total > 0 ? Math.max(0, mean - partialBeyond(end)) / total : 1;
    return result;
  };
  return {
    tail: (t) => {
      if (!(t > 0)) return probability;
      if (end < 0) prepare();
      if (t >= end) return Math.min(probability, Math.max(0, beyond(t)));
      const k = find(t);
      return Math.min(probability, Math.max(0, evaluate(panelAt(k).tail, within(k, t))));
    },
    partialTail: (t) => {
      if (!(t > 0)) return mean;
      if (end < 0) prepare();
      if (t >= end) return Math.max(0, partialBeyond(t));
      sums ??= addUp();
      const k = find(t);
      const rest = (sums[k + 1] as number) + widthOf(k) * evaluate(panelAt(k).rest, within(k, t));
      return Math.min(mean, Math.max(0, partialBeyond(end) + correction * rest));
    },
  };
}

/** The asymptote is taken where it is this close to the tail, relative to itself and to P(T > 0). */
const CLOSE = 1e-5;
const NEAR = 3e-6;
/** Below this share of P(T > 0) no figure sees the difference. */
const SMALLEST = 1e-7;

/**
 * The break points for a tail that ends exponentially: from where on it is its asymptote, and halves
 * below, together with the kinks. The inversion loses digits at large t while the asymptote gains them: the
 * switch is made as soon as they agree.
 *
 * @param exact the tail
 * @param start where the search begins, well below 1/θ
 * @param kinks points at which the tail is not smooth
 * @param probability P(T > 0), the scale on which the tail is seen
 */
export function breakPoints(
  exact: (t: Seconds) => number,
  asymptote: { readonly amplitude: number; readonly decay: PerSecond },
  start: Seconds,
  kinks: readonly Seconds[],
  probability: number,
): number[] {
  // Three agreements in a row, since a tail that swings about its asymptote meets it by chance.
  let end = start;
  let agreed = 0;
  for (let t = start, i = 0; i < 80; i++, t *= Math.SQRT2) {
    const limit = asymptote.amplitude * Math.exp(-asymptote.decay * t);
    if (limit < SMALLEST * probability) break;
    const isClose = Math.abs(exact(t) - limit) <= CLOSE * limit + NEAR * probability;
    if (!isClose) {
      agreed = 0;
      end = t * Math.SQRT2;
    } else if (++agreed === 3) break;
  }
  const points = new Set<number>([0, end]);
  for (let i = 1; i <= 5; i++) points.add(end * 2 ** -i);
  for (const kink of kinks) if (kink > 0 && kink < end) points.add(kink);
  return [...points].sort((a, b) => a - b);
}
