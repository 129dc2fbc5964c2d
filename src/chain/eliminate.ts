/**
 * Stationary law of a small chain by elimination without subtraction, hence to full relative accuracy
 * (Grassmann, Taksar & Heyman, Operations Research 33, 1985). Overwrites `flow`.
 *
 * @param flow rates i → j at flow[i·n + j], diagonal ignored
 * @returns probabilities
 */
export function eliminate(flow: Float64Array, n: number): Float64Array {
  const law = new Float64Array(n);
  for (let k = n - 1; k > 0; k--) {
    const row = k * n;
    let out = 0;
    for (let j = 0; j < k; j++) out += flow[row + j] as number;
    // A group of states too unlikely to be told from none.
    if (out === 0) continue;
    for (let i = 0; i < k; i++) {
      const share = (flow[i * n + k] as number) / out;
      if (share === 0) continue;
      flow[i * n + k] = share;
      const at = i * n;
      for (let j = 0; j < k; j++) flow[at + j] = (flow[at + j] as number) + share * (flow[row + j] as number);
    }
  }
  law[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    let weight = 0;
    for (let i = 0; i < k; i++) weight += (law[i] as number) * (flow[i * n + k] as number);
    law[k] = weight;
    total += weight;
  }
  for (let k = 0; k < n; k++) law[k] = (law[k] as number) / total;
  return law;
}
