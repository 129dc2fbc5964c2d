/** Small plans that meet every corner of a report. */
import { analyzePlan, checkPlan, type Plan } from "../../src/report/analyze.ts";
import type { Analysis, Check } from "../../src/report/generated/report.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";

/** A plan read from text, as the command line reads it from `topo.yaml`. */
export function planOf(text: string): Plan {
  const parsed = parseTopology([{ name: "topo.yaml", text }]);
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({ message }) => message).join("\n"));
  const { topology, source, reread } = parsed;
  const reproduce = "scale-plan analyze topo.yaml";
  return {
    topology,
    data: source.data,
    reread,
    today: null,
    source: { files: ["topo.yaml"], settings: [], reproduce, locate: source.locate },
  };
}

export function analysisOf(text: string): Analysis {
  const answered = analyzePlan(planOf(text));
  if (!answered.ok) throw new Error(answered.problems.map(({ message }) => message).join("\n"));
  return answered.document;
}

export function checkOf(text: string): Check {
  const answered = checkPlan(planOf(text));
  if (!answered.ok) throw new Error(answered.problems.map(({ message }) => message).join("\n"));
  return answered.document;
}

/** One M/M/1 queue at 0.8: wait 40 ms, response 50 ms. */
export const single = `version: 1
name: single
workloads: { web: { rate: 80/s } }
tiers:
  app: { kind: service, serviceTime: 10ms, price: $0.10/h }
budgets:
  latency: { web: { p99: 300ms, mean: { max: 60ms, warn: 45ms } } }
  utilization: 85%
  headroom: 1.1x
  cost: $100/month
  errors: 1%
`;

/** More than app can serve; db behind it sees what passes. */
export const overloaded = `version: 1
name: overloaded
workloads: { web: { rate: 300/s } }
tiers:
  app: { kind: service, instances: 2, serviceTime: 10ms, calls: db.read }
  db: { kind: database, read: 1ms, replicas: 1 }
budgets: { latency: { web: { p99: 300ms } }, utilization: 70% }
`;

/** A static part at a CDN whose misses go on, a mix, a tier that queues nothing, and finite room. */
export const parts = `version: 1
name: parts
workloads:
  browse: { users: 2M, requests: 40/day, peak: 3x, static: 80% }
  shop: { rate: 100/s, mix: { index: 1, product: 3 } }
tiers:
  edge: { kind: cdn, hitRatio: 95%, latency: 5ms, price: $0/h, calls: web }
  web:
    kind: service
    instances: 6
    cores: 4
    queueLimit: 20
    serviceTime: 7ms
    calls: { cache: 3 }
  cache: { kind: cache, engine: redis, hitRatio: 90%, miss: db.read }
  db: { kind: database, engine: postgresql, cores: 8, read: 4ms, replicas: 2 }
`;

/** No budgets, nothing asked for but the least. */
export const least = `version: 1
workloads: { web: { rate: 1/s } }
tiers: { app: { kind: service, serviceTime: 10ms } }
`;
