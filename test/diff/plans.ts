/** Plans that are compared. */
import { difference, type Side } from "../../src/diff/difference.ts";
import type { Difference, Tolerance } from "../../src/diff/generated/difference.ts";
import { defaultTolerance } from "../../src/diff/tolerance.ts";
import { analyzePlan } from "../../src/report/analyze.ts";
import { planOf } from "../report/plans.ts";

export const shop = `version: 1
name: shop
workloads: { web: { rate: 300/s }, admin: { rate: 5/s } }
tiers:
  app: { kind: service, instances: 4, cores: 4, serviceTime: 20ms, price: $0.1/h, calls: { db.read: 3 } }
  db: { kind: database, cores: 16, read: 10ms, price: $1/h }
budgets: { latency: { web: { p99: 200ms } }, headroom: 1.5x, utilization: 70% }
`;

/** The shop with a cache before its database, more load, a slower database and another instance. */
export const grown = shop
  .replace("rate: 300/s", "rate: 450/s")
  .replace("read: 10ms", "read: 11ms")
  .replace("instances: 4", "instances: 5")
  .replace("calls: { db.read: 3 }", "calls: { cache: 3 }")
  .replace(
    "budgets:",
    "  cache: { kind: cache, engine: redis, hitRatio: 60%, miss: db.read, price: $0.2/h }\nbudgets:",
  );

export function sideOf(text: string, from = "topo.yaml"): Side {
  const plan = planOf(text);
  const answered = analyzePlan(plan);
  if (!answered.ok) throw new Error(answered.problems.map(({ message }) => message).join("\n"));
  return { report: answered.document, data: plan.data, reread: plan.reread, from, commit: null };
}

export function differenceOf(old: string, now: string, tolerance: Tolerance = defaultTolerance): Difference {
  return difference(sideOf(old, "old.yaml"), sideOf(now, "new.yaml"), {
    tolerance,
    reproduce: "scale-plan diff old.yaml new.yaml",
  });
}

/** Everything that differs at all. */
export const exact: Tolerance = {
  relative: 0,
  absolute: { seconds: 0, ratio: 0, factor: 0, usdPerMonth: 0, perSecond: 0 },
};
