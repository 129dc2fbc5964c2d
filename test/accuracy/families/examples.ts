import { readFileSync } from "node:fs";
import { parse } from "yaml";
import reference from "../../reference/simulated-examples.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { assessed, workloadOf } from "../topology-figures.ts";

const cases = reference.cases.map(
  ({ example, workload, expected, halfWidth }): Case => ({
    id: `${example}: ${workload}`,
    load: null,
    measure: () => {
      const assessment = assessed(parse(readFileSync(`examples/${example}.yaml`, "utf8")));
      const { latency } = workloadOf(assessment, workload);
      return (["mean", "p50", "p90", "p99"] as const).map((name) => ({
        name,
        ours: latency?.[name] ?? null,
        truth: expected[name],
        halfWidth: { ...{ p50: 0, p90: 0 }, ...halfWidth }[name],
      }));
    },
  }),
);

export const examples: Family = {
  name: "examples",
  title: "The examples of this repository",
  about: `Whole systems as people write them, with all of their workloads at once: caches, replicas, shards, balancers, queues, calls at the same time, retries. ${reference.source} Who asks more seldom than one request in two hundred is left out.`,
  targets: {
    mean: { median: 0.01, worst: 0.05 },
    p50: {},
    p90: {},
    p99: { median: 0.02, worst: 0.08 },
  },
  cases,
};
