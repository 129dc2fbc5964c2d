/** Exact hit ratios of small caches under independent requests, to judge the approximations by. */

export function shares(items: number, exponent: number): number[] {
  const weights = Array.from({ length: items }, (_, i) => (i + 1) ** -exponent);
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** P(exactly k of the yes-or-no draws, the one at `without` left out), k below `most`. */
function numberDrawn(chances: readonly number[], without: number, most: number): number[] {
  const law = new Array<number>(most).fill(0);
  law[0] = 1;
  chances.forEach((p, j) => {
    if (j === without) return;
    for (let k = most - 1; k >= 0; k--)
      law[k] = (law[k] as number) * (1 - p) + (k > 0 ? (law[k - 1] as number) * p : 0);
  });
  return law;
}

/**
 * LRU: a request for i hits when fewer than C others were asked for since the last one, a time t ago:
 * ∫ q e^{−qt} P(N_i(t) < C) dt by Simpson's rule in log t. Fricker, Robert & Roberts 2012, section 2.
 */
export function exactLru(q: readonly number[], capacity: number): number {
  const steps = 400;
  const from = Math.log(1e-4);
  const to = Math.log(60 / (q.at(-1) as number));
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const time = Math.exp(from + ((to - from) * step) / steps);
    const chances = q.map((share) => -Math.expm1(-share * time));
    let density = 0;
    q.forEach((share, i) => {
      const recent = numberDrawn(chances, i, capacity).reduce((s, p) => s + p, 0);
      density += share * share * Math.exp(-share * time) * recent;
    });
    sum += (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2) * density * time;
  }
  return (sum * (to - from)) / (3 * steps);
}

/** FIFO and random: sets of C keys with probability ∝ the product of their shares. King 1971; Gelenbe 1973. */
export function exactFifo(q: readonly number[], capacity: number): number {
  const chances = q.map((share) => (share * q.length) / (1 + share * q.length));
  const full = numberDrawn(chances, -1, capacity + 1)[capacity] as number;
  return q.reduce((sum, share, i) => {
    const others = numberDrawn(chances, i, capacity)[capacity - 1] as number;
    return sum + (share * (chances[i] as number) * others) / full;
  }, 0);
}
