/** Rates between states, by the state that they lead to. */
export interface SparseFlow {
  readonly size: number;
  /** Flow into state j: entries from heads[j] up to heads[j + 1]. */
  readonly heads: Int32Array;
  readonly sources: Int32Array;
  readonly rates: Float64Array;
  /** Rate at which each state is left. */
  readonly out: Float64Array;
}

/** From rates by the state that they come from. */
export function transposed(rows: Int32Array, targets: Int32Array, rates: Float64Array): SparseFlow {
  const size = rows.length - 1;
  const heads = new Int32Array(size + 1);
  for (const target of targets) heads[target + 1] = (heads[target + 1] as number) + 1;
  for (let j = 0; j < size; j++) heads[j + 1] = (heads[j + 1] as number) + (heads[j] as number);
  const fill = heads.slice();
  const sources = new Int32Array(targets.length);
  const inflow = new Float64Array(targets.length);
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let k = rows[i] as number; k < (rows[i + 1] as number); k++) {
      const target = targets[k] as number;
      const at = fill[target] as number;
      fill[target] = at + 1;
      sources[at] = i;
      inflow[at] = rates[k] as number;
      out[i] = (out[i] as number) + (rates[k] as number);
    }
  }
  return { size, heads, sources, rates: inflow, out };
}
