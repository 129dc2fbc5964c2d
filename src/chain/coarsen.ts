import type { SparseFlow } from "./sparse-flow.ts";

/** States put together in groups, and the chain of the groups with the places of its rates. */
export interface Coarse {
  /** Group of each state. */
  readonly group: Int32Array;
  readonly size: number;
  readonly heads: Int32Array;
  readonly sources: Int32Array;
  /** For each entry of the fine flow the entry of the coarse one that it is a part of; −1: within a group. */
  readonly part: Int32Array;
}

/**
 * Groups of up to four states each, by two rounds of pairing every state with the one that it exchanges most flow with.
 */
export function coarsen(flow: SparseFlow, law: Float64Array): Coarse {
  const pairs = paired(flow, law);
  const coarse = joined(flow, pairs.group, pairs.size);
  const mass = new Float64Array(pairs.size);
  for (let i = 0; i < flow.size; i++)
    mass[pairs.group[i] as number] = (mass[pairs.group[i] as number] as number) + (law[i] as number);
  const again = paired(coarseFlow(flow, coarse, law, mass), mass);
  const group = pairs.group.map((g) => again.group[g] as number);
  return joined(flow, group, again.size);
}

function paired({ size, heads, sources, rates }: SparseFlow, law: Float64Array): { group: Int32Array; size: number } {
  // Exchange in both directions: the flow into j is seen at j, and noted for i.
  const best = new Float64Array(size);
  const mate = new Int32Array(size).fill(-1);
  const note = (i: number, j: number, weight: number): void => {
    if (weight > (best[i] as number)) {
      best[i] = weight;
      mate[i] = j;
    }
  };
  for (let j = 0; j < size; j++) {
    for (let k = heads[j] as number; k < (heads[j + 1] as number); k++) {
      const i = sources[k] as number;
      const weight = (law[i] as number) * (rates[k] as number);
      note(i, j, weight);
      note(j, i, weight);
    }
  }
  const group = new Int32Array(size).fill(-1);
  let groups = 0;
  let idle = -1;
  for (let i = 0; i < size; i++) {
    if (group[i] !== -1) continue;
    const j = mate[i] as number;
    if (j < 0) {
      // Left for good: all of these are one.
      if (idle < 0) idle = groups++;
      group[i] = idle;
      continue;
    }
    if (group[j] === -1) {
      group[i] = groups;
      group[j] = groups++;
      continue;
    }
    // Its favourite is taken: the strongest neighbour that is free, else alone.
    let other = -1;
    let most = 0;
    for (let k = heads[i] as number; k < (heads[i + 1] as number); k++) {
      const s = sources[k] as number;
      const weight = (law[s] as number) * (rates[k] as number);
      if (group[s] === -1 && s !== i && weight > most) {
        most = weight;
        other = s;
      }
    }
    group[i] = groups;
    if (other >= 0) group[other] = groups;
    groups++;
  }
  return { group, size: groups };
}

function joined(flow: SparseFlow, group: Int32Array, size: number): Coarse {
  // States in order of their groups.
  const first = new Int32Array(size + 1);
  for (const g of group) first[g + 1] = (first[g + 1] as number) + 1;
  for (let g = 0; g < size; g++) first[g + 1] = (first[g + 1] as number) + (first[g] as number);
  const members = new Int32Array(flow.size);
  const fill = first.slice();
  for (let i = 0; i < flow.size; i++) {
    const g = group[i] as number;
    const at = fill[g] as number;
    members[at] = i;
    fill[g] = at + 1;
  }
  const heads = new Int32Array(size + 1);
  const sources = new Int32Array(flow.sources.length);
  let count = 0;
  const part = new Int32Array(flow.sources.length).fill(-1);
  const place = new Int32Array(size).fill(-1);
  for (let g = 0; g < size; g++) {
    const begin = count;
    for (let m = first[g] as number; m < (first[g + 1] as number); m++) {
      const j = members[m] as number;
      for (let k = flow.heads[j] as number; k < (flow.heads[j + 1] as number); k++) {
        const from = group[flow.sources[k] as number] as number;
        if (from === g) continue;
        if ((place[from] as number) < begin) {
          place[from] = count;
          sources[count++] = from;
        }
        part[k] = place[from] as number;
      }
    }
    heads[g + 1] = count;
  }
  return { group, size, heads, sources: sources.slice(0, count), part };
}

/** The chain of the groups, states within a group weighted as they are now. */
export function coarseFlow(flow: SparseFlow, coarse: Coarse, law: Float64Array, mass: Float64Array): SparseFlow {
  const { size, heads, sources, part } = coarse;
  const rates = new Float64Array(sources.length);
  for (let k = 0; k < part.length; k++) {
    const at = part[k] as number;
    if (at >= 0)
      rates[at] = (rates[at] as number) + (law[flow.sources[k] as number] as number) * (flow.rates[k] as number);
  }
  const out = new Float64Array(size);
  for (let k = 0; k < rates.length; k++) {
    const from = sources[k] as number;
    const weight = mass[from] as number;
    const rate = weight > 0 ? (rates[k] as number) / weight : 0;
    rates[k] = rate;
    out[from] = (out[from] as number) + rate;
  }
  return { size, heads, sources, rates, out };
}
