/**
 * The Markov chain of n like instances of c exponential servers each, where an arrival joins the shortest of
 * `choices` of them: the truth behind the tables of balanced queues.
 *
 * A state is the shortest length m and how many instances have m, m+1, …, m+spread present; where a departure
 * would make the spread larger, the longest queue loses one instead. Solved by Gauss–Seidel sweeps with the
 * totals corrected after each (iterative aggregation and disaggregation; Adan, van Houtum & van der Wal 1994 for
 * the truncation).
 */
export interface JoinedQueue {
  /** Mean wait in mean services. */
  readonly mean: number;
  /** P(wait). */
  readonly probability: number;
  /** scv of the wait given that one waits. */
  readonly conditionalScv: number;
  /** P(k present at the instance joined). */
  readonly found: readonly number[];
}

interface Move {
  readonly to: number;
  /** Change of m. */
  readonly shift: number;
  /** Arrival probability, or −(level + 1) for a departure from that level. */
  readonly level: number;
  readonly probability: number;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

export function shortestQueue(
  instances: number,
  servers: number,
  utilization: number,
  choices: 2 | "all",
  spread: number,
): JoinedQueue {
  const arrivalRate = utilization * instances * servers;
  const configurations: Int16Array[] = [];
  const index = new Map<string, number>();
  const current = new Int16Array(spread + 1);
  const place = (level: number, left: number): void => {
    if (level === spread) {
      current[level] = left;
      if ((current[0] as number) > 0) {
        index.set(current.join(","), configurations.length);
        configurations.push(current.slice());
      }
      return;
    }
    for (let here = 0; here <= left; here++) {
      current[level] = here;
      place(level + 1, left - here);
    }
  };
  place(0, instances);
  const size = configurations.length;
  const find = (counts: Int16Array): number => index.get(counts.join(",")) as number;

  // Moves out of each configuration.
  const moves: Move[][] = configurations.map((counts) => {
    const list: Move[] = [];
    let atLeast = instances;
    for (let level = 0; level <= spread; level++) {
      const here = counts[level] as number;
      const above = atLeast - here;
      const probability =
        choices === "all" ? (level === 0 ? 1 : 0) : (pairs(atLeast) - pairs(above)) / pairs(instances);
      if (probability > 0 && here > 0 && level < spread) {
        const next = counts.slice();
        next[level] = here - 1;
        next[level + 1] = (next[level + 1] as number) + 1;
        if (next[0] === 0) {
          next.copyWithin(0, 1);
          next[spread] = 0;
          list.push({ to: find(next), shift: 1, level, probability });
        } else list.push({ to: find(next), shift: 0, level, probability });
      }
      atLeast = above;
    }
    for (let level = 0; level <= spread; level++) {
      const here = counts[level] as number;
      if (here === 0) continue;
      const next = counts.slice();
      let shift = 0;
      if (level > 0) {
        next[level] = here - 1;
        next[level - 1] = (next[level - 1] as number) + 1;
      } else if ((counts[spread] as number) === 0) {
        next.copyWithin(1, 0, spread);
        next[0] = 1;
        next[1] = here - 1;
        shift = -1;
      } else {
        next[spread] = (counts[spread] as number) - 1;
        next[spread - 1] = (next[spread - 1] as number) + 1;
      }
      list.push({ to: find(next), shift, level: -(level + 1), probability: here });
    }
    return list;
  });
  const rateOf = (move: Move, shortest: number): number =>
    move.level >= 0 ? arrivalRate * move.probability : move.probability * Math.min(servers, shortest - move.level - 1);

  // Far out the number present falls off by ρ, and a place in each instance is n of them.
  const longest = servers + 2 + Math.ceil(Math.log(1e-11) / (instances * Math.log(utilization))) + spread;
  const states = (longest + 1) * size;
  // Incoming transitions, compressed.
  const starts = new Int32Array(states + 1);
  for (const pass of [0, 1]) {
    if (pass === 1) for (let i = 0; i < states; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
    if (pass === 0)
      for (let m = 0; m <= longest; m++)
        for (let r = 0; r < size; r++)
          for (const move of moves[r] as Move[]) {
            const target = m + move.shift;
            if (target < 0 || target > longest || rateOf(move, m) === 0) continue;
            const to = target * size + move.to;
            starts[to + 1] = (starts[to + 1] as number) + 1;
          }
  }
  const total = starts[states] as number;
  const from = new Int32Array(total);
  const rates = new Float64Array(total);
  const fill = starts.slice(0, states);
  const out = new Float64Array(states);
  const departures = new Float64Array(states);
  const present = new Int32Array(states);
  const topTotal = instances * (longest + spread) + 1;
  for (let m = 0; m <= longest; m++)
    for (let r = 0; r < size; r++) {
      const state = m * size + r;
      const counts = configurations[r] as Int16Array;
      let sum = instances * m;
      for (let level = 1; level <= spread; level++) sum += level * (counts[level] as number);
      present[state] = sum;
      for (const move of moves[r] as Move[]) {
        const target = m + move.shift;
        const rate = rateOf(move, m);
        if (target < 0 || target > longest || rate === 0) continue;
        const to = target * size + move.to;
        const slot = fill[to] as number;
        fill[to] = slot + 1;
        from[slot] = state;
        rates[slot] = rate;
        out[state] = (out[state] as number) + rate;
        if (move.level < 0) departures[state] = (departures[state] as number) + rate;
      }
    }
  const pi = new Float64Array(states).fill(0);
  for (let s = 0; s < states; s++) pi[s] = 1 / states;
  const layer = new Float64Array(topTotal);
  const flow = new Float64Array(topTotal);
  const up = new Float64Array(topTotal);
  const wanted = new Float64Array(topTotal);
  let last = -1;
  for (let sweep = 0; sweep < 4000; sweep++) {
    for (let k = 0; k < states; k++) {
      const s = sweep % 2 === 0 ? k : states - 1 - k;
      let sum = 0;
      for (let i = starts[s] as number; i < (starts[s + 1] as number); i++)
        sum += (rates[i] as number) * (pi[from[i] as number] as number);
      if ((out[s] as number) > 0) pi[s] = sum / (out[s] as number);
    }
    // Totals: birth and death with the departures and arrivals that each layer has on average.
    layer.fill(0);
    flow.fill(0);
    up.fill(0);
    for (let s = 0; s < states; s++) {
      const t = present[s] as number;
      layer[t] = (layer[t] as number) + (pi[s] as number);
      flow[t] = (flow[t] as number) + (pi[s] as number) * (departures[s] as number);
      up[t] = (up[t] as number) + (pi[s] as number) * ((out[s] as number) - (departures[s] as number));
    }
    wanted.fill(0);
    wanted[0] = 1;
    let norm = 1;
    for (let t = 1; t < topTotal; t++) {
      if (!((layer[t] as number) > 0 && (flow[t] as number) > 0)) break;
      const birth = (up[t - 1] as number) / (layer[t - 1] as number);
      wanted[t] = ((wanted[t - 1] as number) * birth) / ((flow[t] as number) / (layer[t] as number));
      norm += wanted[t] as number;
    }
    let mean = 0;
    for (let t = 0; t < topTotal; t++) {
      mean += (t * (wanted[t] as number)) / norm;
    }
    for (let s = 0; s < states; s++) {
      const t = present[s] as number;
      const mass = layer[t] as number;
      pi[s] = mass > 0 ? ((pi[s] as number) / mass) * ((wanted[t] as number) / norm) : 0;
    }
    if (Math.abs(mean - last) < 1e-10 * mean && sweep > 10) break;
    last = mean;
  }
  const found = new Float64Array(longest + spread + 1);
  for (let m = 0; m <= longest; m++)
    for (let r = 0; r < size; r++) {
      const mass = pi[m * size + r] as number;
      for (const move of moves[r] as Move[])
        if (move.level >= 0) found[m + move.level] = (found[m + move.level] as number) + mass * move.probability;
    }
  let probability = 0;
  let mean = 0;
  let second = 0;
  let sum = 0;
  for (const value of found) sum += value;
  found.forEach((value, k) => {
    if (k < servers) return;
    probability += value / sum;
    const stages = k - servers + 1;
    mean += ((value / sum) * stages) / servers;
    second += ((value / sum) * stages * (stages + 1)) / (servers * servers);
  });
  return {
    mean,
    probability,
    conditionalScv: (second * probability) / (mean * mean) - 1,
    found: Array.from(found, (value) => value / sum),
  };
}
