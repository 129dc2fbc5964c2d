/** ln of the smallest share that is followed. */
const SMALLEST = -690;

/**
 * Infinitely many instances of c exponential servers, each arrival to the less loaded of two: the share of
 * instances with at least k present.
 *
 * One flow up through every k: λs²_{k−1} = Σ_{j≥k} min(j, c)(s_j − s_{j+1}), per instance with λ = ρc. Above c
 * it is s_{k+1} = ρ·s²_k; below, downward from a guess of s_c that is bisected until s_0 = 1.
 *
 * @param utilization ρ, in (0, 1)
 * @param servers c
 * @returns s_0 = 1, s_1, … down to 10⁻¹⁶
 *
 * Source: Vvedenskaya, Dobrushin & Karpelevich 1996; Mitzenmacher 2001, for one server.
 *
 * @example
 * meanFieldTwoChoices(0.5, 1).slice(0, 3); // [1, 0.5, 0.125]
 */
export function meanFieldTwoChoices(utilization: number, servers: number): readonly number[] {
  const rate = utilization * servers;
  const shares = new Array<number>(servers + 1).fill(0);
  /** s_0, were s_last so much and nothing above. */
  const bottomFor = (logTop: number, last: number): number => {
    let sumAbove = 0;
    shares[last] = Math.exp(logTop);
    for (let k = last; k >= 1; k--) {
      shares[k - 1] = Math.sqrt((k * (shares[k] as number) + sumAbove) / rate);
      sumAbove += shares[k] as number;
    }
    return shares[0] as number;
  };
  // Shares are squared from one k to the next: at a low load those near c are smaller than any number.
  let last = servers;
  while (last > 1 && bottomFor(SMALLEST, last) >= 1) shares[last--] = 0;
  let low = SMALLEST;
  let high = 0;
  for (let i = 0; i < 60; i++) {
    const middle = 0.5 * (low + high);
    if (bottomFor(middle, last) < 1) low = middle;
    else high = middle;
  }
  bottomFor(0.5 * (low + high), last);
  shares[0] = 1;
  for (let k = servers; (shares[k] as number) > 1e-16 && k < servers + 200; k++)
    shares.push(utilization * (shares[k] as number) ** 2);
  return shares;
}
