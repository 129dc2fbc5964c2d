/**
 * Solves A·x = r for a small symmetric positive definite A, by Cholesky after scaling its diagonal to 1, so that
 * unknowns of any size stand beside one another. Null where A is singular to 13 digits.
 *
 * @example
 * solvePositiveDefinite([[4, 2], [2, 3]], [2, 1]); // [0.5, 0]
 */
export function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | null {
  const size = right.length;
  const scale = matrix.map((row, i) => 1 / Math.sqrt(row[i] as number));
  if (!scale.every((s) => s > 0 && s < Number.POSITIVE_INFINITY)) return null;
  const factor: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let sum = (matrix[i]?.[j] as number) * (scale[i] as number) * (scale[j] as number);
      const other = j === i ? row : (factor[j] as number[]);
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      if (j < i) row.push(sum / (other[j] as number));
      else if (sum > 1e-13) row.push(Math.sqrt(sum));
      else return null;
    }
    factor.push(row);
  }
  const solution = right.map((value, i) => value * (scale[i] as number));
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++)
      solution[i] = (solution[i] as number) - (factor[i]?.[k] as number) * (solution[k] as number);
    solution[i] = (solution[i] as number) / (factor[i]?.[i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++)
      solution[i] = (solution[i] as number) - (factor[k]?.[i] as number) * (solution[k] as number);
    solution[i] = (solution[i] as number) / (factor[i]?.[i] as number);
  }
  return solution.map((value, i) => value * (scale[i] as number));
}
