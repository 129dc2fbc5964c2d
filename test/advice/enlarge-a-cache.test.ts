import { describe, expect, it } from "vitest";
import { applyPatch } from "../../src/advice/patch.ts";
import type { Recommendation } from "../../src/advice/types.ts";
import type { Assessment } from "../../src/assess/types.ts";
import { findingsOf } from "../../src/findings/findings.ts";
import { quantityValue } from "../../src/units/quantity-value.ts";
import { adviceOn, assessmentOf, named, type Plan, planOf } from "../findings/plan.ts";

const shop = (cache: string, budgets: string, more = "") =>
  planOf(`version: 1
workloads: { web: { rate: 1000/s } }
tiers:
  app: { kind: service, instances: 4, cores: 4, serviceTime: 4ms, calls: cache }
  cache: { kind: cache, engine: memcached, instances: 2, ${cache}, items: 10M, itemSize: 2KB, popularity: { zipf: 0.9 }, miss: db.read }
  db: { kind: database, cores: 2, read: 4ms, replicas: 1 }
budgets: ${budgets}
${more}
`);

const enlarging = (plan: Plan): Recommendation | undefined =>
  adviceOn(plan).find(({ remedy }) => remedy === "enlarge-a-cache");

const hitsOf = ({ solution }: Assessment): number => solution.caches[0]?.hitRatio ?? Number.NaN;

const bytesIn = (text: unknown): number => quantityValue(text, "size")?.value ?? Number.NaN;

const GiB = 2 ** 30;

describe("a cache whose hit ratio is computed", () => {
  it("is given the smallest memory that mends what its misses overload, and says what it then answers", () => {
    const plan = shop("memory: 512MiB", "{ utilization: 70% }");
    const advice = enlarging(plan);
    expect(advice?.patch.map(({ path }) => path.join("."))).toEqual(["tiers.cache.memory"]);
    const bytes = bytesIn(advice?.patch[0]?.after);
    // In eighths of the memory's magnitude.
    expect((bytes / GiB) * 16).toBe(Math.round((bytes / GiB) * 16));
    const withMemory = (value: number) =>
      assessmentOf(
        applyPatch(plan.data, [{ path: ["tiers", "cache", "memory"], before: "512MiB", after: `${value}B` }]),
      );
    expect(named(findingsOf(withMemory(bytes), null))).not.toContain("SP902 db.replicas");
    expect(named(findingsOf(withMemory(bytes - GiB / 16), null))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^SP\d+ db\.replicas$/)]),
    );
    const hits = hitsOf(withMemory(bytes));
    expect(hits).toBeGreaterThan(hitsOf(plan.assessment));
    expect(advice?.title).toContain(`${(hits * 100).toPrecision(3)}% hits instead of`);
    expect(advice?.costDelta).toBeNull();
  });

  it("mends a budget of its own hit ratio", () => {
    const plan = shop("memory: 2GiB", "{ hitRatio: 80% }");
    const advice = enlarging(plan);
    expect(advice?.budgetsMended).toEqual(["hitRatio"]);
    expect(advice?.mendsAll).toBe(true);
    if (advice === undefined) return;
    expect(hitsOf(assessmentOf(applyPatch(plan.data, advice.patch)))).toBeGreaterThanOrEqual(0.8);
  });

  it("takes a price of the file's own in proportion", () => {
    const advice = enlarging(shop("memory: 2GiB, price: $0.1/h", "{ hitRatio: 80% }"));
    const [memory, price] = advice?.patch ?? [];
    expect(price?.path.join(".")).toBe("tiers.cache.price");
    const grown = bytesIn(memory?.after) / (2 * GiB);
    expect(quantityValue(price?.after, "cost")?.value).toBeCloseTo(0.1 * grown, 3);
    expect(advice?.costDelta).toBeCloseTo(2 * 0.1 * (grown - 1), 3);
    expect(advice?.asks.join()).toContain("taken in proportion");
  });

  it("moves to the next machines of the family where the memory is theirs, at their price", () => {
    // r7g.large has 16 GiB.
    const plan = planOf(`version: 1
workloads: { web: { rate: 1000/s } }
tiers:
  app: { kind: service, instances: 4, cores: 4, serviceTime: 4ms, calls: cache }
  cache: { kind: cache, instances: 2, instance: r7g.large, items: 100M, itemSize: 2KB, popularity: { zipf: 0.9 }, miss: db.read }
  db: { kind: database, cores: 16, read: 4ms, replicas: 1 }
budgets: { hitRatio: 75% }
`);
    const advice = enlarging(plan);
    expect(advice?.patch.map(({ path, after }) => [path.join("."), after])).toEqual([
      ["tiers.cache.instance", expect.stringMatching(/^r7g\.\d*x?large$/)],
    ]);
    expect(advice?.costDelta).toBeGreaterThan(0);
  });

  it("is left as it is where memory cannot help", () => {
    // All of the items are in the memory; what misses has expired.
    expect(enlarging(shop("memory: 16GiB, ttl: 10s", "{ hitRatio: 99% }"))).toBeUndefined();
    // The hit ratio is given.
    const given = planOf(`version: 1
workloads: { web: { rate: 1000/s } }
tiers:
  app: { kind: service, instances: 4, cores: 4, serviceTime: 4ms, calls: cache }
  cache: { kind: cache, instances: 2, hitRatio: 50%, miss: db.read }
  db: { kind: database, cores: 2, read: 4ms, replicas: 1 }
budgets: { hitRatio: 80%, utilization: 70% }
`);
    expect(enlarging(given)).toBeUndefined();
  });

  it("is enlarged for a scenario under which it is needed", () => {
    const advice = enlarging(shop("memory: 1GiB", "{ utilization: 85% }", "scenarios: { sale: { traffic: 1.8x } }"));
    expect(advice?.mends.map(({ code }) => code)).toEqual(["SP907"]);
    expect(advice?.scenarioBudgetsMended).toEqual([{ scenario: "sale", budget: "utilization" }]);
  });
});
