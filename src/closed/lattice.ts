/**
 * All populations (n_1, …, n_R) from nobody to everybody, in one flat array: the last class varies fastest.
 */
export interface Lattice {
  /** N_r + 1 of each class. */
  readonly sizes: readonly number[];
  /** Distance in the array of one customer more of each class. */
  readonly strides: readonly number[];
  /** Π (N_r + 1) */
  readonly states: number;
}

/**
 * @param populations N_r, at least one class
 * @example
 * latticeOf([1, 2]).states; // 6
 */
export function latticeOf(populations: readonly number[]): Lattice {
  const sizes = populations.map((population) => population + 1);
  const strides = new Array<number>(sizes.length).fill(1);
  for (let r = sizes.length - 2; r >= 0; r--) strides[r] = (strides[r + 1] as number) * (sizes[r + 1] as number);
  return { sizes, strides, states: (strides[0] as number) * (sizes[0] as number) };
}

/**
 * Calls back for every row: the index of its first state, and the counts of all classes but the last.
 *
 * @param descending from everybody to nobody
 */
export function forEachRow(
  { sizes }: Lattice,
  descending: boolean,
  visit: (first: number, counts: Int32Array) => void,
): void {
  const outer = sizes.length - 1;
  const length = sizes[outer] as number;
  let rows = 1;
  for (let r = 0; r < outer; r++) rows *= sizes[r] as number;
  const counts = Int32Array.from({ length: outer }, (_, r) => (descending ? (sizes[r] as number) - 1 : 0));
  for (let i = 0; i < rows; i++) {
    visit((descending ? rows - 1 - i : i) * length, counts);
    for (let r = outer - 1; r >= 0; r--) {
      const count = (counts[r] as number) + (descending ? -1 : 1);
      const isOver = count < 0 || count === sizes[r];
      counts[r] = isOver ? (descending ? (sizes[r] as number) - 1 : 0) : count;
      if (!isOver) break;
    }
  }
}
