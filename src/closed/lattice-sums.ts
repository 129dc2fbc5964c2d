import { forEachRow, type Lattice } from "./lattice.ts";

/**
 * One customer more at a station, of whatever class: a(n) ← Σ_r w_r·a(n − e_r), in place.
 *
 * @param values one number for each state of the lattice; changed
 * @param weights w_r
 */
export function oneMore(lattice: Lattice, values: Float64Array, weights: ArrayLike<number>): void {
  const { sizes, strides } = lattice;
  const outer = sizes.length - 1;
  const length = sizes[outer] as number;
  const own = weights[outer] as number;
  forEachRow(lattice, true, (first, counts) => {
    for (let i = first + length - 1; i > first; i--) values[i] = own * (values[i - 1] as number);
    values[first] = 0;
    for (let r = 0; r < outer; r++) {
      if (counts[r] === 0) continue;
      const weight = weights[r] as number;
      const stride = strides[r] as number;
      for (let i = first; i < first + length; i++)
        values[i] = (values[i] as number) + weight * (values[i - stride] as number);
    }
  });
}

/**
 * Any number more: a(n) ← a(n) + Σ_r w_r·a(n − e_r), each term the new one, in place: a single server taken in.
 *
 * @param values one number for each state of the lattice; changed
 * @param weights w_r
 */
export function anyMore(lattice: Lattice, values: Float64Array, weights: ArrayLike<number>): void {
  const { sizes, strides } = lattice;
  const outer = sizes.length - 1;
  const length = sizes[outer] as number;
  const own = weights[outer] as number;
  forEachRow(lattice, false, (first, counts) => {
    for (let r = 0; r < outer; r++) {
      if (counts[r] === 0) continue;
      const weight = weights[r] as number;
      const stride = strides[r] as number;
      for (let i = first; i < first + length; i++)
        values[i] = (values[i] as number) + weight * (values[i - stride] as number);
    }
    for (let i = first + 1; i < first + length; i++)
      values[i] = (values[i] as number) + own * (values[i - 1] as number);
  });
}

/** a(n) ← a(n) + w·b(n), in place. */
export function addTo(values: Float64Array, others: Float64Array, weight: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + weight * (others[i] as number);
}
