import { readFileSync, writeFileSync } from "node:fs";
import { lower } from "../../src/model/lower.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { simulate } from "./simulate.ts";

const REQUESTS = 5_000_000;
/** Who asks more seldom than one request in so many has no figures worth comparing with. */
const RAREST = 200;

/** Whole systems, all of their workloads at once; those of computed hit ratios cannot be simulated. */
const simulatedExamples = [
  "first",
  "online-boutique",
  "photo-share",
  "retries",
  "scenarios",
  "url-shortener",
  "encyclopedia",
  "journey/separate-database",
  "journey/load-balanced",
  "journey/replicated",
  "journey/cached",
  "journey/with-cdn",
] as const;

const digits = (value: number) => Number(value.toPrecision(6));

/** `npm run simulate examples`: the truth of the examples, written to `test/reference`. */
export function simulateExamples(): void {
  const cases = simulatedExamples.flatMap((name, seed) => {
    process.stderr.write(`${name}\n`);
    const file = `examples/${name}.yaml`;
    const parsed = parseTopology([{ name: file, text: readFileSync(file, "utf8") }]);
    if (!parsed.ok) throw new Error(`${file} is not a topology`);
    const lowered = lower(parsed.topology);
    if ("refusals" in lowered) throw new Error(`${file} has no model`);
    const { workloads } = simulate(lowered.model, { seed: seed + 1, requests: REQUESTS });
    const all = workloads.reduce((sum, { throughput }) => sum + throughput, 0);
    return workloads
      .filter(({ throughput }) => throughput > all / RAREST)
      .map(({ id, mean, halfWidth, p50, p90, p99, p99HalfWidth }) => ({
        example: name,
        workload: id,
        expected: { mean: digits(mean), p50: digits(p50), p90: digits(p90), p99: digits(p99) },
        halfWidth: { mean: digits(halfWidth), p99: digits(p99HalfWidth) },
      }));
  });
  const source = `Simulated by test/simulation, ${REQUESTS} requests of each system, the first tenth left out; half-widths of 95 % intervals by twenty batches.`;
  writeFileSync("test/reference/simulated-examples.json", `${JSON.stringify({ source, cases }, null, 2)}\n`);
}
