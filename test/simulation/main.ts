import { writeFileSync } from "node:fs";
import { lower } from "../../src/model/lower.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { simulatedSystems } from "../accuracy/simulated-systems.ts";
import { heldSystems, userSystems } from "../accuracy/systems-of-users.ts";
import known from "../reference/simulated-systems.json" with { type: "json" };
import knownUsers from "../reference/systems-of-users.json" with { type: "json" };
import { simulateExamples } from "./examples.ts";
import { simulateRetries } from "./retries.ts";
import { simulate } from "./simulate.ts";

const REQUESTS = 3_000_000;

const digits = (value: number) => Number(value.toPrecision(6));

function figuresOf(data: unknown, seed: number): unknown {
  const read = topologyFromData(data);
  if (!read.ok) throw new Error("not a topology");
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error("refused");
  const [workload] = simulate(lowered.model, { seed, requests: REQUESTS }).workloads;
  if (workload === undefined) throw new Error("no workload");
  const { mean, halfWidth, p50, p90, p99, p99HalfWidth, throughput, errorRatio } = workload;
  return {
    expected: {
      mean: digits(mean),
      p50: digits(p50),
      p90: digits(p90),
      p99: digits(p99),
      throughput: digits(throughput),
      fail_prob: digits(errorRatio),
    },
    halfWidth: { mean: digits(halfWidth), p99: digits(p99HalfWidth) },
  };
}

interface Known {
  readonly cases: readonly { readonly id: string }[];
}

/**
 * `npm run simulate`: the truth of the systems that are simulated here, written to `test/reference`; of those that are
 * not there yet, or with `all` of every one.
 */
function write(file: string, systems: Readonly<Record<string, unknown>>, there: Known, isAnew: boolean): void {
  let seed = 0;
  const cases = Object.entries(systems).map(([id, data]) => {
    seed++;
    const before = there.cases.find((one) => one.id === id);
    if (before !== undefined && !isAnew) return before;
    process.stderr.write(`${id}\n`);
    return { id, ...(figuresOf(data, seed) as object) };
  });
  const source = `Simulated by test/simulation, ${REQUESTS} requests each (where a case says so, fewer), the first tenth left out; half-widths of 95 % intervals by twenty batches.`;
  writeFileSync(`test/reference/${file}.json`, `${JSON.stringify({ source, cases }, null, 2)}\n`);
}

if (process.argv[2] === "examples") simulateExamples();
else if (process.argv[2] === "retries") simulateRetries();
else {
  const isAnew = process.argv[2] === "all";
  write("simulated-systems", simulatedSystems, known, isAnew);
  write("systems-of-users", { ...userSystems, ...heldSystems }, knownUsers, isAnew);
}
