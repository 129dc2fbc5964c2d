import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

interface Case {
  readonly id: string;
  readonly expected: Readonly<Record<string, number>>;
  readonly halfWidth: Readonly<Record<string, number>>;
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/open-networks.json", import.meta.url), "utf8")) as {
  cases: readonly Case[];
};

const several = (n: number, make: (k: number) => [string, unknown]) =>
  Object.fromEntries(Array.from({ length: n }, (_, k) => make(k)));

/** A service of `n` single servers behind a balancer, mean 1 s. */
function balanced(id: string): unknown {
  const [, balancing, servers, rho, scv] = /^lb-(\w+)-c(\d+)-rho([\d.]+)-scv(\d+)$/.exec(id) ?? [];
  const n = Number(servers);
  const names: Record<string, string> = {
    rr: "round-robin",
    random: "random",
    jsq: "least-connections",
    pod2: "two-choices",
  };
  const shape =
    balancing === "central" ? { cores: n } : { instances: n, cores: 1, balancing: names[balancing as string] };
  return {
    version: 1,
    workloads: { w: { rate: `${n * Number(rho)}/s` } },
    tiers: { web: { kind: "service", ...shape, serviceTime: { mean: "1s", scv: Number(scv) } } },
  };
}

const shardShares = Array.from({ length: 8 }, (_, k) => 1 / (k + 1));
const allShares = shardShares.reduce((sum, share) => sum + share, 0);

/** The systems in the language of topologies. */
const topologies: Record<string, unknown> = {
  "lb-web-cache-db-replicas": {
    version: 1,
    workloads: { w: { rate: "300/s" } },
    tiers: {
      lb: { kind: "load-balancer", serviceTime: { constant: "0.5ms" }, calls: "web" },
      web: {
        kind: "service",
        cores: 8,
        serviceTime: { mean: "20ms", scv: 2 },
        calls: [
          {
            oneOf: [
              { to: "primary", share: "15%" },
              { to: "cache", share: "85%" },
            ],
          },
        ],
      },
      cache: {
        kind: "service",
        cores: 4,
        serviceTime: { constant: "1ms" },
        calls: { replicas: { share: "30%" } },
      },
      primary: { kind: "service", cores: 2, serviceTime: { mean: "30ms", scv: 2 } },
      replicas: { kind: "service", instances: 3, balancing: "random", serviceTime: { mean: "25ms", scv: 2 } },
    },
  },
  "ps-web-fcfs-db": {
    version: 1,
    workloads: { w: { rate: "160/s" } },
    tiers: {
      web: { kind: "service", cores: 4, discipline: "ps", serviceTime: { mean: "20ms", scv: 4 }, calls: { db: 1 } },
      db: { kind: "service", cores: 2, serviceTime: "10ms" },
    },
  },
  ...Object.fromEntries(
    [16, 64].map((n) => [
      `fanout-${n}-exp`,
      {
        version: 1,
        workloads: { w: { rate: "70/s" } },
        tiers: {
          p: { kind: "service", delay: "0s", calls: [{ parallel: Array.from({ length: n }, (_, k) => `s${k}`) }] },
          ...several(n, (k) => [`s${k}`, { kind: "service", serviceTime: "10ms" }]),
        },
      },
    ]),
  ),
  "shards-8-zipf1.0": {
    version: 1,
    workloads: { w: { rate: "244.607/s" } },
    tiers: {
      p: {
        kind: "service",
        delay: "0s",
        calls: [{ oneOf: shardShares.map((share, k) => ({ to: `s${k}`, share: `${(100 * share) / allShares}%` })) }],
      },
      ...several(8, (k) => [`s${k}`, { kind: "service", serviceTime: "10ms" }]),
    },
  },
  "loss-chain": {
    version: 1,
    workloads: { w: { rate: "100/s" } },
    tiers: {
      web: { kind: "service", cores: 4, queueLimit: 6, serviceTime: "40ms", calls: { db: 1 } },
      db: { kind: "service", cores: 2, queueLimit: 4, serviceTime: "22ms" },
    },
  },
};

/** Relative errors that the project promises, by kind of system: mean, p99. */
function promised(id: string): { readonly mean: number; readonly p99: number } {
  if (id === "loss-chain") return { mean: 0.03, p99: 0.08 };
  if (id.startsWith("fanout")) return { mean: 0.06, p99: 0.05 };
  if (/^lb-(rr|random|central)-/.test(id)) return { mean: 0.003, p99: 0.01 };
  if (/^lb-(jsq|pod2)-.*scv1$/.test(id)) return { mean: 0.03, p99: 0.03 };
  if (/^lb-(jsq|pod2)-/.test(id)) return { mean: 0.1, p99: 0.1 };
  return { mean: 0.05, p99: 0.08 };
}

describe("open networks against simulation", () => {
  for (const { id, expected, halfWidth } of cases) {
    it(`${id}: mean and p99 within what is promised`, () => {
      const read = topologyFromData(topologies[id] ?? balanced(id));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const assessed = assess(read.topology, { ladder: false });
      if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusals));
      const latency = assessed.assessment.workloads[0]?.latency;
      if (!latency) throw new Error("saturated");
      for (const figure of ["mean", "p99"] as const) {
        const truth = expected[figure] as number;
        const allowed = promised(id)[figure] * truth + 2 * (halfWidth[figure] ?? 0);
        expect(Math.abs(latency[figure] - truth), `${figure} ${latency[figure]}, true ${truth}`).toBeLessThan(allowed);
      }
    });
  }
});
