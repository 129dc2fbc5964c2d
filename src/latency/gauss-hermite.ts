/** E g(Z) = Σ weight·g(node) for a standard normal Z. */
export interface NormalQuadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const made = new Map<number, NormalQuadrature>();

/**
 * Gauss–Hermite quadrature for the standard normal law, exact for polynomials up to degree 2n − 1.
 *
 * Roots of the orthonormal Hermite polynomial by Newton steps, each root divided out of the next ones' steps
 * (Abramowitz & Stegun 25.4.46 for the weights).
 *
 * @param count n, 1 … 64
 * @example
 * gaussHermite(3).weights[1]; // 0.6666666666666666
 */
export function gaussHermite(count: number): NormalQuadrature {
  const known = made.get(count);
  if (known) return known;
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    // The roots interlace; from above the largest, Newton with the found ones divided out comes down on the next.
    let z = i === 0 ? 2 * Math.sqrt(count) : (nodes[i - 1] as number) - 1e-3;
    for (let round = 0; round < 200; round++) {
      const { value, slope } = hermite(count, z);
      let divided = slope / value;
      for (let j = 0; j < i; j++) divided -= 1 / (z - (nodes[j] as number));
      const step = 1 / divided;
      if (value === 0 || !(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(z)))) break;
      z -= step;
    }
    nodes[i] = z;
    const { slope } = hermite(count, z);
    weights[i] = 1 / (slope * slope);
  }
  const rule = { nodes, weights };
  made.set(count, rule);
  return rule;
}

/** The orthonormal Hermite polynomial h_n = He_n/√n! and its derivative √n·h_{n−1}. */
function hermite(n: number, z: number): { readonly value: number; readonly slope: number } {
  let before = 0;
  let value = 1;
  for (let k = 0; k < n; k++) {
    const next = (z * value - Math.sqrt(k) * before) / Math.sqrt(k + 1);
    before = value;
    value = next;
  }
  return { value, slope: Math.sqrt(n) * before };
}
