/**
 * Solves (I − G)·X = R in place, for a G ≥ 0 whose row sums are at most 1: no pivoting is needed, and
 * elimination of such an M-matrix loses no digits that its entries have.
 *
 * @param matrix G, n × n by rows; destroyed
 * @param right R, n × columns by rows; becomes X
 */
export function solveSubstochastic(matrix: Float64Array, right: Float64Array, size: number, columns: number): void {
  for (let i = 0; i < size * size; i++) matrix[i] = -(matrix[i] as number);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1 + (matrix[i * size + i] as number);
  for (let pivot = 0; pivot < size; pivot++) {
    const inverse = 1 / (matrix[pivot * size + pivot] as number);
    for (let row = pivot + 1; row < size; row++) {
      const factor = (matrix[row * size + pivot] as number) * inverse;
      if (factor === 0) continue;
      for (let column = pivot + 1; column < size; column++)
        matrix[row * size + column] =
          (matrix[row * size + column] as number) - factor * (matrix[pivot * size + column] as number);
      for (let column = 0; column < columns; column++)
        right[row * columns + column] =
          (right[row * columns + column] as number) - factor * (right[pivot * columns + column] as number);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let other = row + 1; other < size; other++) {
      const factor = matrix[row * size + other] as number;
      if (factor === 0) continue;
      for (let column = 0; column < columns; column++)
        right[row * columns + column] =
          (right[row * columns + column] as number) - factor * (right[other * columns + column] as number);
    }
    const inverse = 1 / (matrix[row * size + row] as number);
    for (let column = 0; column < columns; column++)
      right[row * columns + column] = (right[row * columns + column] as number) * inverse;
  }
}

/**
 * The stationary distribution of a stochastic matrix by Grassmann, Taksar and Heyman's elimination, which
 * subtracts nothing: every entry keeps its relative accuracy.
 *
 * @param matrix P, n × n by rows, row sums 1; destroyed
 */
export function stationaryDistribution(matrix: Float64Array, size: number): Float64Array {
  for (let k = size - 1; k > 0; k--) {
    let leaving = 0;
    for (let j = 0; j < k; j++) leaving += matrix[k * size + j] as number;
    for (let i = 0; i < k; i++) matrix[i * size + k] = (matrix[i * size + k] as number) / leaving;
    for (let i = 0; i < k; i++) {
      const factor = matrix[i * size + k] as number;
      if (factor === 0) continue;
      for (let j = 0; j < k; j++)
        matrix[i * size + j] = (matrix[i * size + j] as number) + factor * (matrix[k * size + j] as number);
    }
  }
  const result = new Float64Array(size);
  result[0] = 1;
  let total = 1;
  for (let k = 1; k < size; k++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += (result[i] as number) * (matrix[i * size + k] as number);
    result[k] = sum;
    total += sum;
  }
  return result.map((value) => value / total);
}

/**
 * Solves A·x = r for complex A by elimination with row pivoting; real and imaginary parts in arrays of their own.
 *
 * @param re real part of A, n × n by rows; destroyed, as are `im` and the right side, which becomes x
 * @returns the smallest pivot over the largest, an indicator of lost digits
 */
export function solveComplex(
  re: Float64Array,
  im: Float64Array,
  rightRe: Float64Array,
  rightIm: Float64Array,
  size: number,
): number {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    let bestNorm = -1;
    for (let row = pivot; row < size; row++) {
      const norm = Math.hypot(re[row * size + pivot] as number, im[row * size + pivot] as number);
      if (norm > bestNorm) {
        best = row;
        bestNorm = norm;
      }
    }
    smallest = Math.min(smallest, bestNorm);
    largest = Math.max(largest, bestNorm);
    if (best !== pivot) {
      for (let column = pivot; column < size; column++) {
        swap(re, best * size + column, pivot * size + column);
        swap(im, best * size + column, pivot * size + column);
      }
      swap(rightRe, best, pivot);
      swap(rightIm, best, pivot);
    }
    const a = re[pivot * size + pivot] as number;
    const b = im[pivot * size + pivot] as number;
    const norm = a * a + b * b;
    for (let row = pivot + 1; row < size; row++) {
      const p = re[row * size + pivot] as number;
      const q = im[row * size + pivot] as number;
      if (p === 0 && q === 0) continue;
      const factorRe = (p * a + q * b) / norm;
      const factorIm = (q * a - p * b) / norm;
      for (let column = pivot + 1; column < size; column++) {
        const c = re[pivot * size + column] as number;
        const d = im[pivot * size + column] as number;
        re[row * size + column] = (re[row * size + column] as number) - factorRe * c + factorIm * d;
        im[row * size + column] = (im[row * size + column] as number) - factorRe * d - factorIm * c;
      }
      const c = rightRe[pivot] as number;
      const d = rightIm[pivot] as number;
      rightRe[row] = (rightRe[row] as number) - factorRe * c + factorIm * d;
      rightIm[row] = (rightIm[row] as number) - factorRe * d - factorIm * c;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let p = rightRe[row] as number;
    let q = rightIm[row] as number;
    for (let column = row + 1; column < size; column++) {
      const c = re[row * size + column] as number;
      const d = im[row * size + column] as number;
      p -= c * (rightRe[column] as number) - d * (rightIm[column] as number);
      q -= c * (rightIm[column] as number) + d * (rightRe[column] as number);
    }
    const a = re[row * size + row] as number;
    const b = im[row * size + row] as number;
    const norm = a * a + b * b;
    rightRe[row] = (p * a + q * b) / norm;
    rightIm[row] = (q * a - p * b) / norm;
  }
  return smallest / largest;
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] as number;
  values[i] = values[j] as number;
  values[j] = kept;
}
