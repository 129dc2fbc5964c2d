/**
 * Systems of equations of a chain whose states stand in blocks, one behind the other: within a block to the places beside,
 * between blocks only to the same place of the next one or of the one before, or to the place after it.
 */
import { stationaryDistribution } from "./linear-system.ts";

/** A chain by its rates; entries k·size + i are those of place i of block k. */
export interface BlockChain {
  readonly blocks: number;
  readonly size: number;
  /** To the next place of the same block, and to the one before. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** To the next block, and to the one before. */
  readonly forth: Float64Array;
  readonly back: Float64Array;
  /** The same, and there to the place after it. */
  readonly rise: Float64Array;
  readonly land: Float64Array;
  /** What goes beyond the first or the last block is gone; else nothing does. */
  readonly isOpen?: boolean;
}

/**
 * The stationary distribution π, by elimination of blocks from the last to the first.
 *
 * Source: Stewart, Introduction to the Numerical Solution of Markov Chains (1994), section 2.3; the last block left by
 * Grassmann, Taksar & Heyman (1985).
 */
export function blockStationary(chain: BlockChain): Float64Array {
  const { blocks, size, forth, rise } = chain;
  const { inverses, first } = eliminated(chain, 0);
  let fastest = 0;
  for (let i = 0; i < size; i++) fastest = Math.max(fastest, first[i * size + i] as number);
  const steps = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    let rest = 1;
    for (let j = 0; j < size; j++)
      if (j !== i) {
        const step = Math.max(0, -(first[i * size + j] as number)) / fastest;
        steps[i * size + j] = step;
        rest -= step;
      }
    steps[i * size + i] = rest;
  }
  const law = new Float64Array(blocks * size);
  law.set(fastest > 0 ? stationaryDistribution(steps, size) : [1]);
  for (let k = 1; k < blocks; k++) {
    const inverse = inverses[k] as Float64Array;
    for (let i = 0; i < size; i++) {
      const at = (k - 1) * size + i;
      const risen = i > 0 ? (law[at - 1] as number) * (rise[at - 1] as number) : 0;
      const from = (law[at] as number) * (forth[at] as number) + risen;
      if (from === 0) continue;
      for (let j = 0; j < size; j++)
        law[k * size + j] = (law[k * size + j] as number) + from * (inverse[i * size + j] as number);
    }
    const largest = law[k * size] as number;
    // Of a storm nearly all the mass stands far from the first block.
    if (largest > 1e150) for (let i = 0; i < (k + 1) * size; i++) law[i] = (law[i] as number) * 1e-150;
  }
  let total = 0;
  for (const mass of law) total += mass;
  return law.map((mass) => mass / total);
}

/**
 * y with y·(θI − Q) = inflow, Q the chain's generator: what has come in and is still there when everything goes at rate θ.
 *
 * @param leaving θ, 1/s, > 0, or ≥ 0 where the chain is open
 * @returns of an inflow, ≥ 0, by state
 */
export function blockPresent(chain: BlockChain, leaving: number): (inflow: Float64Array) => Float64Array {
  const { blocks, size, forth, back, rise, land } = chain;
  const { inverses } = eliminated(chain, leaving);
  const times = (k: number, row: Float64Array): Float64Array => {
    const inverse = inverses[k] as Float64Array;
    const out = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const value = row[i] as number;
      if (value === 0) continue;
      for (let j = 0; j < size; j++) out[j] = (out[j] as number) + value * (inverse[i * size + j] as number);
    }
    return out;
  };
  return (inflow) => {
    const carried = new Float64Array(inflow);
    for (let k = blocks - 1; k > 0; k--) {
      const passed = times(k, carried.subarray(k * size, (k + 1) * size));
      for (let j = 0, at = k * size; j < size; j++, at++) {
        const landed = j > 0 ? (passed[j - 1] as number) * (land[at - 1] as number) : 0;
        carried[at - size] = (carried[at - size] as number) + (passed[j] as number) * (back[at] as number) + landed;
      }
    }
    const present = new Float64Array(blocks * size);
    for (let k = 0; k < blocks; k++) {
      const row = carried.slice(k * size, (k + 1) * size);
      if (k > 0)
        for (let j = 0, at = (k - 1) * size; j < size; j++, at++) {
          const risen = j > 0 ? (present[at - 1] as number) * (rise[at - 1] as number) : 0;
          row[j] = (row[j] as number) + (present[at] as number) * (forth[at] as number) + risen;
        }
      present.set(times(k, row), k * size);
    }
    return present;
  };
}

/** Of each block but the first the inverse of what is left of θ − Q when the later ones are gone; of the first also that itself. */
function eliminated(
  { blocks, size, up, down, forth, back, rise, land, isOpen = false }: BlockChain,
  leaving: number,
): { readonly inverses: readonly Float64Array[]; readonly first: Float64Array } {
  const inverses: Float64Array[] = new Array(blocks);
  let first: Float64Array = new Float64Array(0);
  for (let k = blocks - 1; k >= 0; k--) {
    const matrix = new Float64Array(size * size);
    const at = k * size;
    const isLast = k === blocks - 1;
    for (let i = 0; i < size; i++) {
      const climb = i + 1 < size ? (up[at + i] as number) : 0;
      const fall = i > 0 ? (down[at + i] as number) : 0;
      const on = isLast && !isOpen ? 0 : (forth[at + i] as number);
      const over = (isLast && !isOpen) || i + 1 === size ? 0 : (rise[at + i] as number);
      const isLeft = k > 0 || isOpen;
      const off = isLeft ? (back[at + i] as number) + (i + 1 < size ? (land[at + i] as number) : 0) : 0;
      if (i + 1 < size) matrix[i * size + i + 1] = -climb;
      if (i > 0) matrix[i * size + i - 1] = -fall;
      matrix[i * size + i] = leaving + climb + fall + on + over + off;
      if (isLast || (on === 0 && over === 0)) continue;
      const next = inverses[k + 1] as Float64Array;
      let landed = 0;
      for (let j = 0; j < size; j++) {
        const passed =
          on * (next[i * size + j] as number) + (over > 0 ? over * (next[(i + 1) * size + j] as number) : 0);
        const to = i * size + j;
        matrix[to] = (matrix[to] as number) - passed * (back[at + size + j] as number) - landed;
        landed = passed * (land[at + size + j] as number);
      }
    }
    if (k === 0) first = matrix.slice();
    if (k > 0 || leaving > 0 || isOpen) inverses[k] = inverseOf(matrix, size);
  }
  return { inverses, first };
}

/** Of an M-matrix, which needs no pivoting; destroyed. */
function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) inverse[i * size + i] = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = 1 / (matrix[pivot * size + pivot] as number);
    for (let j = 0; j < size; j++) {
      matrix[pivot * size + j] = (matrix[pivot * size + j] as number) * scale;
      inverse[pivot * size + j] = (inverse[pivot * size + j] as number) * scale;
    }
    for (let row = 0; row < size; row++) {
      const factor = row === pivot ? 0 : (matrix[row * size + pivot] as number);
      if (factor === 0) continue;
      for (let j = 0; j < size; j++) {
        matrix[row * size + j] = (matrix[row * size + j] as number) - factor * (matrix[pivot * size + j] as number);
        inverse[row * size + j] = (inverse[row * size + j] as number) - factor * (inverse[pivot * size + j] as number);
      }
    }
  }
  return inverse;
}
