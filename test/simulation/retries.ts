import { writeFileSync } from "node:fs";
import { lower } from "../../src/model/lower.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { retriedSystems } from "../accuracy/retried-systems.ts";
import { simulate } from "./simulate.ts";

const REQUESTS = 600_000;
const RUNS = 5;
/** Student's t with 4 degrees of freedom. */
const STUDENT = 2.776;

const digits = (value: number) => Number(value.toPrecision(5));

/** Busy spells that retries prolong outlast a batch: the half-widths are those of independent runs. */
function figuresOf(data: unknown): unknown {
  const read = topologyFromData(data);
  if (!read.ok) throw new Error("not a topology");
  const lowered = lower(read.topology);
  if ("refusals" in lowered) throw new Error("refused");
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const [workload] = simulate(lowered.model, { seed: run + 1, requests: REQUESTS }).workloads;
    if (workload === undefined) throw new Error("no workload");
    const { mean, p50, p90, p99, throughput, errorRatio } = workload;
    return { mean, p50, p90, p99, throughput, fail_prob: errorRatio };
  });
  const names = ["mean", "p50", "p90", "p99", "throughput", "fail_prob"] as const;
  const expected: Record<string, number> = {};
  const halfWidth: Record<string, number> = {};
  for (const name of names) {
    const values = runs.map((run) => run[name]);
    const mean = values.reduce((sum, value) => sum + value, 0) / RUNS;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expected[name] = digits(mean);
    halfWidth[name] = digits(STUDENT * Math.sqrt(squares / (RUNS - 1) / RUNS));
  }
  return { expected, halfWidth };
}

/** `npm run simulate retries`. */
export function simulateRetries(): void {
  const cases = Object.entries(retriedSystems).map(([id, data]) => {
    process.stderr.write(`${id}\n`);
    return { id, ...(figuresOf(data) as object) };
  });
  const source = `Simulated by test/simulation, ${RUNS} runs of ${REQUESTS} requests each, the first tenth left out; half-widths of 95 % intervals by run.`;
  writeFileSync("test/reference/retried-systems.json", `${JSON.stringify({ source, cases }, null, 2)}\n`);
}
