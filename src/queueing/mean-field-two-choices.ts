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
  const bottomFor = (top: number): number => {
    let sumAbove = 0;
    shares[servers] = top;
    for (let k = servers; k >= 1; k--) {
      shares[k - 1] = Math.sqrt((k * (shares[k] as number) + sumAbove) / rate);
      sumAbove += shares[k] as number;
    }
    return shares[0] as number;
  };
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = 0.5 * (low + high);
    if (bottomFor(middle) < 1) low = middle;
    else high = middle;
  }
  bottomFor(0.5 * (low + high));
  shares[0] = 1;
  for (let k = servers; (shares[k] as number) > 1e-16 && k < servers + 200; k++)
    shares.push(utilization * (shares[k] as number) ** 2);
  return shares;
}
