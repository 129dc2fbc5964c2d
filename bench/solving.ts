import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { summary } from "../src/latency/summary.ts";
import { lower } from "../src/model/lower.ts";
import type { Model, Station } from "../src/model/types.ts";
import { type Prepared, prepare } from "../src/solve/prepare.ts";
import { solve } from "../src/solve/solve.ts";
import { topologyFromData } from "../src/topology/topology-from-data.ts";
import type { Bench } from "./bench.ts";
import { fastest } from "./loops.ts";

/** The solver alone, in this process and warm. */
export const solving: Bench = {
  name: "solving",
  measure: () => {
    const six = ready(modelOf("bench/six-tiers.yaml"));
    const thousand = ready(everyoneAsksEveryone(1000, 50));
    const tenth = ready(everyoneAsksEveryone(1000, 5));
    const tenThousand = ready(everyoneAsksEveryone(10_000, 5));
    const means = (prepared: Prepared) => () => solve(prepared, { percentiles: "none", effort: "fast" });
    const thousandTime = fastest(means(thousand), 40);
    const growth = fastest(means(tenThousand), 15) / fastest(means(tenth), 40);
    return [
      { what: "six tiers, all percentiles", value: fastest(() => withPercentiles(six), 200), target: 2, unit: "ms" },
      { what: "six tiers, means only", value: fastest(means(six), 400), target: 0.1, unit: "ms" },
      { what: "512 draws of six tiers, means only", value: fastest(draws(six), 9), target: 60, unit: "ms" },
      { what: "1,000 stations × 50 workloads, means only", value: thousandTime, target: 20, unit: "ms" },
      {
        what: "1,000 stations × 50 workloads over a bare loop",
        value: thousandTime / fastest(bareStations, 40),
        target: 3,
        unit: "×",
      },
      // Ten times the stations: linear is 10, and room is left for what no longer fits the processor's cache.
      { what: "10,000 stations over 1,000, 5 workloads", value: growth, target: 15, unit: "×" },
    ];
  },
};

/**
 * The same arithmetic without a model: rates and work summed, M/M/4 at each station, times summed along each way. It reads
 * no visit: all are alike, and known to the compiler. A model has 50,000 calls, each with a share, a count, a timeout and
 * a target of its own to look at, twice; that is what the ratio says, and why it is in the dozens.
 */
function bareStations(): number {
  const stations = 1000;
  const workloads = 50;
  const rates = new Float64Array(stations);
  for (let w = 0; w < workloads; w++)
    for (let s = 0; s < stations; s++) rates[s] = (rates[s] as number) + 2500 / workloads;
  const times = rates.map((rate) => {
    const load = rate * 0.001;
    let blocked = 1;
    for (let c = 1; c <= 4; c++) blocked = (load * blocked) / (c + load * blocked);
    const idle = 1 - load / 4;
    return 0.001 + ((blocked / (1 - (load / 4) * (1 - blocked))) * 0.001) / (4 * idle);
  });
  let total = 0;
  for (let w = 0; w < workloads; w++) for (let s = 0; s < stations; s++) total += times[s] as number;
  return total;
}

/** As when inputs are uncertain: no two loads alike, so that nothing is remembered from one to the next. */
const draws = (prepared: Prepared) => () => {
  for (let k = 0; k < 512; k++)
    solve(prepared, { percentiles: "none", effort: "fast", loadFactor: 0.6 + 0.4 * ((k * 0.618033988749895) % 1) });
};

function withPercentiles(prepared: Prepared): void {
  const { workloads, stations } = solve(prepared);
  for (const { latency } of workloads) if (latency !== null) summary(latency);
  for (const { wait, response } of stations) {
    if (wait !== null) summary(wait);
    if (response !== null) summary(response);
  }
}

function modelOf(file: string): Model {
  const read = topologyFromData(parse(readFileSync(file, "utf8")));
  if (!read.ok) throw new Error(`${file} is not a topology`);
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error(`${file} has no model`);
  return lowered.model;
}

function ready(model: Model): Prepared {
  const prepared = prepare(model);
  if ("refusals" in prepared) throw new Error("refused");
  return prepared;
}

/** Every workload calls every station once. */
function everyoneAsksEveryone(stations: number, workloads: number): Model {
  const service = { kind: "exponential", mean: 0.001 } as const;
  const ids = Array.from({ length: stations }, (_, s) => `s${s}`);
  const at = { tier: "s", path: [] };
  return {
    groups: ids.map((id) => ({ ...at, id, members: 1, weights: null, balancing: "central", room: null })),
    stations: ids.map(
      (id, group): Station => ({
        ...at,
        id,
        group,
        part: "cores",
        resource: "cores",
        servers: 4,
        discipline: "fcfs",
        waitingRoom: null,
        scalability: null,
      }),
    ),
    caches: [],
    operations: [
      ...ids.map((id, station) => ({ ...at, id, name: id, steps: [{ kind: "use", station, service } as const] })),
      ...Array.from({ length: workloads }, (_, w) => ({
        ...at,
        id: `w${w}`,
        name: `w${w}`,
        steps: ids.map(
          (_, target) =>
            ({
              kind: "call",
              target,
              select: { kind: "one" },
              times: { kind: "exact", count: 1 },
              parallel: false,
              share: 1,
              only: null,
              waited: true,
              timeout: null,
              retries: 0,
              backoff: null,
              cancel: false,
              onFailure: { kind: "fail" },
              network: null,
              path: [],
            }) as const,
        ),
      })),
    ],
    workloads: Array.from({ length: workloads }, (_, w) => ({
      id: `w${w}`,
      whole: `w${w}`,
      path: [],
      entry: stations + w,
      load: { kind: "open", arrivalRate: 2500 / workloads, scv: 1, meanRate: 2500 / workloads },
    })),
    costs: [],
    elements: [],
    hour: null,
    lost: [],
  };
}
