/** How the time T(x) of a job under processor sharing spreads with its work x, in mean services. */
export interface SharingSpread {
  /** Works, increasing. */
  readonly works: Float64Array;
  /** Var T(x) at each. */
  readonly variances: Float64Array;
}

/** Works at which the variance is kept: from where nothing has changed yet to where it grows linearly. */
const FIRST_WORK = 2 ** -8;
const STEPS = 96;
/** Numbers present that are rarer than this are not followed. */
const NEGLIGIBLE = 1e-11;
const MOST_STATES = 4000;
/** TR-BDF2: the first stage is a trapezoidal step of this share. */
const SHARE = 2 - Math.SQRT2;
const MIDDLE_WEIGHT = 1 / (SHARE * (2 - SHARE));
const START_WEIGHT = (1 - SHARE) ** 2 / (SHARE * (2 - SHARE));

/** P(n present) of M/M/c relative to c, over the n that count. */
function presentAround(load: number, servers: number): { readonly first: number; readonly weights: Float64Array } {
  const ratio = load / servers;
  const below: number[] = [];
  let weight = 1;
  let largest = 1;
  for (let n = servers; n > 0 && below.length < MOST_STATES; n--) {
    weight *= n / load;
    if (weight < NEGLIGIBLE * largest || weight > 1e280) break;
    largest = Math.max(largest, weight);
    below.push(weight);
  }
  const above: number[] = [];
  weight = ratio;
  while (weight > NEGLIGIBLE * largest && above.length < MOST_STATES) {
    above.push(weight);
    weight *= ratio;
  }
  const weights = Float64Array.from([...below.reverse(), 1, ...above]);
  const total = weights.reduce((sum, value) => sum + value, 0);
  return { first: servers - below.length, weights: weights.map((value) => value / total) };
}

/**
 * Var T(x) of a job with work x in M/M/c under processor sharing, exact to the stepping (10⁻⁴).
 *
 * With the work already done as the clock, the number n of other jobs is a birth and death process (up λ·r_n,
 * down nμ) whose law at the arrival is stationary, and T grows at r_n = max(1, (n+1)/c). So Var T(x) is twice
 * the integral of (x − u)·C(u) with C the covariance of r at distance u, stepped by TR-BDF2.
 *
 * @param load a = λS, below c
 * @param servers c
 *
 * Source: Coffman, Muntz & Trotter, Waiting time distributions for processor-sharing systems (1970), for c = 1,
 * where Var T(x) = 2ρx/(1−ρ)³ − 2ρ(1 − e^{−(1−ρ)x})/(1−ρ)⁴.
 *
 * @example
 * sharingSpread(0.5, 1).works.length; // 97
 */
export function sharingSpread(load: number, servers: number): SharingSpread {
  const { first, weights } = presentAround(load, servers);
  const size = weights.length;
  const growth = new Float64Array(size);
  const up = new Float64Array(size);
  const down = new Float64Array(size);
  let mean = 0;
  for (let i = 0; i < size; i++) {
    const n = first + i;
    growth[i] = Math.max(1, (n + 1) / servers);
    up[i] = i + 1 < size ? load * (growth[i] as number) : 0;
    down[i] = i > 0 ? n : 0;
    mean += (weights[i] as number) * (growth[i] as number);
  }
  const tilted = weights.map((weight, i) => weight * (growth[i] as number));
  const flow = new Float64Array(size);
  /** Q·y into `flow`, and what it does to the covariance. */
  const apply = (y: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const here = y[i] as number;
      let value = 0;
      if (i + 1 < size) value += (up[i] as number) * ((y[i + 1] as number) - here);
      if (i > 0) value += (down[i] as number) * ((y[i - 1] as number) - here);
      flow[i] = value;
      sum += (tilted[i] as number) * value;
    }
    return sum;
  };
  const covariance = (y: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (tilted[i] as number) * (y[i] as number);
    return sum;
  };
  const eliminated = new Float64Array(size);
  /** Solves (I − step·Q)·y = right in place (Thomas). */
  const implicit = (right: Float64Array, step: number): void => {
    for (let i = 0; i < size; i++) {
      const lower = -step * (down[i] as number);
      const upper = -step * (up[i] as number);
      const before = i > 0 ? (eliminated[i - 1] as number) : 0;
      const pivot = 1 / (1 - lower - upper - lower * before);
      eliminated[i] = upper * pivot;
      right[i] = ((right[i] as number) - lower * (i > 0 ? (right[i - 1] as number) : 0)) * pivot;
    }
    for (let i = size - 2; i >= 0; i--)
      right[i] = (right[i] as number) - (eliminated[i] as number) * (right[i + 1] as number);
  };
  const y = growth.map((value) => value - mean);
  const middle = new Float64Array(size);
  const works = new Float64Array(STEPS + 1);
  const variances = new Float64Array(STEPS + 1);
  const idle = 1 - load / servers;
  const end = Math.max(16, 64 / (idle * idle));
  const ratio = (end / FIRST_WORK) ** (1 / (STEPS - 1));
  let integral = 0;
  let before = covariance(y);
  let slopeBefore = apply(y);
  for (let k = 1; k <= STEPS; k++) {
    works[k] = FIRST_WORK * ratio ** (k - 1);
    const step = (works[k] as number) - (works[k - 1] as number);
    // `flow` holds Q·y.
    for (let i = 0; i < size; i++) middle[i] = (y[i] as number) + 0.5 * SHARE * step * (flow[i] as number);
    implicit(middle, 0.5 * SHARE * step);
    for (let i = 0; i < size; i++) y[i] = MIDDLE_WEIGHT * (middle[i] as number) - START_WEIGHT * (y[i] as number);
    implicit(y, ((1 - SHARE) / (2 - SHARE)) * step);
    const now = covariance(y);
    const slopeNow = apply(y);
    // Cubic Hermite of C over the step, integrated twice.
    variances[k] =
      (variances[k - 1] as number) +
      2 *
        (integral * step +
          (step * step * (7 * before + 3 * now)) / 20 +
          (step ** 3 * (3 * slopeBefore - 2 * slopeNow)) / 60);
    integral += 0.5 * step * (before + now) + (step * step * (slopeBefore - slopeNow)) / 12;
    before = now;
    slopeBefore = slopeNow;
  }
  return { works, variances };
}

/** Var T(x) between the works kept: as x² below the first, linear beyond the last, linear in between. */
export function varianceAt(spread: SharingSpread, work: number): number {
  const { works, variances } = spread;
  const last = works.length - 1;
  const firstWork = works[1] as number;
  if (work <= firstWork) return (variances[1] as number) * (work / firstWork) ** 2;
  let low = 1;
  let high = last;
  if (work >= (works[last] as number)) low = last - 1;
  else
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((works[middle] as number) <= work) low = middle;
      else high = middle;
    }
  const a = works[low] as number;
  const b = works[low + 1] as number;
  const from = variances[low] as number;
  const to = variances[low + 1] as number;
  if (work > b) return to + ((to - from) / (b - a)) * (work - b);
  // Along a power of x, which both x² and x are.
  return from > 0 ? from * (work / a) ** (Math.log(to / from) / Math.log(b / a)) : 0;
}
