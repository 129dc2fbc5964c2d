import { solveMixedNetwork } from "../src/closed/mixed-network.ts";
import type { MixedNetwork } from "../src/closed/types.ts";
import type { Bench } from "./bench.ts";
import { fastest } from "./loops.ts";

const customers = 10_000;
const demands = [0.05, 0.03, 0.02];
const servers = [4, 1, 1];

/** Users who think: by convolution, beside a bare loop of the same multiplications. */
export const closedNetworks: Bench = {
  name: "closed-networks",
  measure: () => {
    const many = fastest(() => solveMixedNetwork(oneClass), 25) / fastest(bareConvolution, 25);
    return [{ what: "10,000 customers, over a bare convolution", value: many, target: 3, unit: "×" }];
  },
};

const oneClass: MixedNetwork = {
  classes: [{ kind: "closed", population: customers, thinkTime: 5 }],
  stations: servers.map((count) => ({ servers: count, discipline: "fcfs" })),
  demands: [demands],
};

/** G(n) by Buzen's recursion in ratios: what the stations cost without anything beside it. */
function bareConvolution(): number {
  let law = new Float64Array(customers + 1);
  law[0] = 1;
  for (let n = 1; n <= customers; n++) law[n] = ((law[n - 1] as number) * 5) / n;
  for (let m = 0; m < demands.length; m++) {
    const demand = demands[m] as number;
    const count = servers[m] as number;
    const next = new Float64Array(customers + 1);
    for (let n = 0; n <= customers; n++) {
      let sum = n > 0 ? ((next[n - 1] as number) * demand) / count : 0;
      let weight = 1;
      for (let k = 0; k < count && k <= n; k++) {
        sum += weight * (1 - k / count) * (law[n - k] as number);
        weight *= demand / (k + 1);
      }
      next[n] = sum;
    }
    law = next;
  }
  return law[customers] as number;
}
