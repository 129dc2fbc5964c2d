/** Up to four neighbouring nodes of a table and their weights. */
export interface Stencil {
  /** Index of the first node. */
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Lagrange's cubic through the four nodes nearest to x (fewer at the ends of a short table); beyond the
 * table the value at its end, because a cubic must not be trusted there.
 *
 * @param nodes increasing
 *
 * @example
 * stencilAt([0, 1, 2, 3], 1).weights; // [0, 1, 0, 0]
 */
export function stencilAt(nodes: readonly number[], x: number): Stencil {
  const count = nodes.length;
  const last = nodes[count - 1] as number;
  const at = Math.min(last, Math.max(nodes[0] as number, x));
  let above = 1;
  while (above < count - 1 && (nodes[above] as number) < at) above++;
  const width = Math.min(4, count);
  const first = Math.min(count - width, Math.max(0, above - 2));
  const weights: number[] = [];
  for (let i = first; i < first + width; i++) {
    let weight = 1;
    for (let j = first; j < first + width; j++)
      if (j !== i) weight *= (at - (nodes[j] as number)) / ((nodes[i] as number) - (nodes[j] as number));
    weights.push(weight);
  }
  return { first, weights };
}
