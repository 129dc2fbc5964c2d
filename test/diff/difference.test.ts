import { describe, expect, it } from "vitest";
import { difference } from "../../src/diff/difference.ts";
import type { Difference, Effect } from "../../src/diff/generated/difference.ts";
import { defaultTolerance } from "../../src/diff/tolerance.ts";
import { json } from "../../src/formats/difference/json.ts";
import { significant } from "../../src/formats/significant.ts";
import { checkOf } from "../report/plans.ts";
import { differenceOf, exact, grown, shop, sideOf } from "./plans.ts";
import { schemaProblems } from "./schema.ts";

const effect = ({ effects }: Difference, figure: string): Effect | undefined =>
  effects.find((one) => one.figure === figure);

const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0);

const both = (one: Difference) => one.effects.filter(({ delta }) => delta !== null);

describe("the difference of a plan and itself", () => {
  it("is empty, to the last digit", () => {
    const nothing = differenceOf(shop, shop, exact);
    expect(nothing).toMatchObject({ moved: false, changes: [], causes: [], effects: [], budgets: [], findings: [] });
  });

  it("is empty under other comments, order and spelling", () => {
    const same = shop.replace("name: shop", "# the shop\nname: shop").replace("read: 10ms", "read: 0.01s");
    const nothing = differenceOf(shop, same);
    expect(nothing.changes?.map(({ path }) => path)).toEqual(["tiers.db.read"]);
    expect(nothing).toMatchObject({ moved: false, effects: [] });
  });
});

describe("a difference", () => {
  const grownShop = differenceOf(shop, grown);

  it("follows its published schema, and has no figure that is none", () => {
    const document = JSON.parse(
      json(grownShop, { width: 100, color: false, ascii: false, all: false, command: null }),
    ) as unknown;
    expect(schemaProblems(document)).toEqual([]);
  });

  it("puts a new tier and the calls to it into one cause, and other keys into causes of their own", () => {
    expect(grownShop.causes.map(({ title }) => title)).toEqual([
      "workloads.web.rate",
      "app.instances",
      "new tier cache, with 2 more",
      "db.read",
    ]);
    expect(grownShop.attribution).toEqual({ method: "shapley", reason: null, solves: 16 });
  });

  it("attributes each effect so that the parts add up to the whole", () => {
    const parted = both(grownShop).filter(({ contributions }) => contributions !== null);
    expect(parted.length).toBeGreaterThan(15);
    for (const { figure, delta, contributions } of parted) {
      expect([figure, sum(contributions?.map(({ amount }) => amount) ?? [])]).toEqual([
        figure,
        expect.closeTo(delta ?? Number.NaN, 6),
      ]);
      expect(sum(contributions?.map(({ share }) => share) ?? [])).toBeCloseTo(1, 4);
    }
  });

  it("says of each effect to which causes alone it is due", () => {
    // 450/s instead of 300/s on 5 instances instead of 4: 20 ms on 4 cores each.
    expect(effect(grownShop, "load.web")?.contributions).toEqual([{ causes: [1], amount: 150, share: 1 }]);
    expect(effect(grownShop, "cost.app")?.contributions).toEqual([
      { causes: [2], amount: expect.closeTo(73, 9), share: 1 },
    ]);
    // The mean over both orders: (150 · 0.02 / 16 + 150 · 0.02 / 20) / 2 and the rest.
    const [load, instances] = effect(grownShop, "utilization.app.cores")?.contributions ?? [];
    expect(load).toMatchObject({ causes: [1], amount: expect.closeTo((3 / 16 + 3 / 20) / 2, 9) });
    expect(instances).toMatchObject({
      causes: [2],
      amount: expect.closeTo(0.455 - 0.38125 - (3 / 16 + 3 / 20) / 2, 9),
    });
  });

  it("says that a new tier's figures came with it", () => {
    expect(effect(grownShop, "utilization.cache.cores")).toMatchObject({
      stateBefore: "absent",
      before: null,
      delta: null,
      contributions: [{ causes: [3], amount: null, share: 1 }],
    });
    const found = grownShop.findings.find(({ rule }) => rule === "single-point-of-failure");
    expect(found).toMatchObject({ status: "new", subject: "cache", contributions: [{ causes: [3], share: 1 }] });
  });

  it("is negated when the sides are exchanged", () => {
    const back = differenceOf(grown, shop);
    const signed = (one: Difference, sign: number) =>
      Object.fromEntries(both(one).map(({ figure, delta }) => [figure, sign * (delta ?? 0)]));
    expect(signed(back, -1)).toEqual(signed(grownShop, 1));
    expect(back.causes).toHaveLength(grownShop.causes.length);
    const weights = (one: Difference, sign: number) =>
      (effect(one, "latency.web.p99")?.contributions ?? [])
        .map(({ amount }) => sign * (amount ?? 0))
        .sort((a, b) => a - b);
    weights(back, -1).forEach((weight, index) => {
      expect(weight).toBeCloseTo(weights(grownShop, 1)[index] ?? Number.NaN, 9);
    });
  });

  it("leaves out what moved by less than either tolerance", () => {
    const slower = shop.replace("serviceTime: 20ms", "serviceTime: 20.1ms");
    expect(differenceOf(shop, slower).moved).toBe(false);
    const relative = differenceOf(shop, slower, { ...defaultTolerance, relative: 0.001 });
    expect(effect(relative, "latency.web.mean")).toBeDefined();
    // 20 ms · ln 2 on one of four cores: below a tenth of a millisecond.
    expect(effect(relative, "latency.web.p50")).toBeUndefined();
  });
});

describe("the verdict, budgets and findings", () => {
  it("change when a station saturates, because of what makes it", () => {
    const busy = differenceOf(shop, shop.replace("rate: 300/s", "rate: 600/s").replace("$1/h", "$2/h"));
    expect(busy.verdict).toMatchObject({ changed: true, before: { healthy: true }, after: { healthy: false } });
    expect(busy.verdict.after.saturated).toEqual(["db.primary"]);
    expect(effect(busy, "latency.web.p99")).toMatchObject({
      stateBefore: "finite",
      stateAfter: "saturated",
      worse: true,
      contributions: [{ causes: [1], amount: null, share: 1 }],
    });
    const budget = busy.budgets.find(({ key }) => key === "latency.web.p99");
    expect(budget).toMatchObject({ status: "broken", contributions: [{ causes: [1], share: 1 }] });
    expect(busy.findings.find(({ rule }) => rule === "saturated")?.contributions).toEqual([
      { causes: [1], amount: null, share: 1 },
    ]);
  });

  it("take causes together where a figure does not exist with one of them alone", () => {
    // Twice the load on the old database saturates it; on 28 cores it does not.
    const twice = differenceOf(shop, shop.replace("rate: 300/s", "rate: 600/s").replace("cores: 16", "cores: 28"));
    const [only, ...others] = effect(twice, "latency.web.p99")?.contributions ?? [];
    expect(others).toEqual([]);
    expect(only).toMatchObject({ causes: [1, 2], share: 1 });
    expect(effect(twice, "utilization.db.primary")?.contributions).toHaveLength(2);
  });

  it("tell a limit that moved from a figure that did", () => {
    const stricter = differenceOf(shop, shop.replace("p99: 200ms", "p99: 100ms"));
    expect(stricter.effects.map(({ figure }) => figure)).not.toContain("latency.web.p99");
    expect(stricter.budgets.find(({ key }) => key === "latency.web.p99")).toMatchObject({
      status: "broken",
      limitChanged: true,
      before: { limit: 0.2 },
      after: { limit: 0.1 },
    });
  });

  it("tell budgets that come and go", () => {
    const other = differenceOf(shop, shop.replace("headroom: 1.5x", "cost: $9000/month"));
    expect(other.budgets.map(({ key, status }) => [key, status])).toEqual([
      ["cost", "new"],
      ["headroom", "gone"],
    ]);
  });
});

describe("many changes", () => {
  const many = shop
    .replace("rate: 300/s", "rate: 310/s")
    .replace("rate: 5/s", "rate: 6/s")
    .replace("instances: 4", "instances: 5")
    .replace("serviceTime: 20ms", "serviceTime: 21ms")
    .replace("$0.1/h", "$0.2/h")
    .replace("db.read: 3", "db.read: 2")
    .replace("read: 10ms", "read: 11ms");

  it("are attributed in the file's order beyond six, which is said, and still add up", () => {
    const seven = differenceOf(shop, many);
    expect(seven.causes).toHaveLength(7);
    expect(seven.attribution).toMatchObject({ method: "file-order", solves: 8 });
    expect(seven.attribution.reason).toMatch(/7 causes/);
    for (const { delta, contributions } of both(seven).filter((one) => one.contributions !== null)) {
      expect(sum(contributions?.map(({ amount }) => amount) ?? [])).toBeCloseTo(delta ?? Number.NaN, 6);
    }
  });

  it("are fair at six", () => {
    const six = differenceOf(shop, many.replace("rate: 6/s", "rate: 5/s"));
    expect(six.attribution).toEqual({ method: "shapley", reason: null, solves: 64 });
  });
});

describe("saved reports", () => {
  const saved = (text: string) => ({ ...sideOf(text), report: significant(sideOf(text).report), data: null });
  const options = { tolerance: defaultTolerance, reproduce: "" };

  it("are compared, and not attributed, which is said", () => {
    const one = difference(saved(shop), sideOf(grown), options);
    expect(one).toMatchObject({ changes: null, causes: [], moved: true, attribution: { method: "none" } });
    expect(one.attribution.reason).toMatch(/saved report/);
    expect(one.effects.map(({ figure }) => figure)).toEqual(
      differenceOf(shop, grown).effects.map(({ figure }) => figure),
    );
    expect(one.effects.every(({ contributions }) => contributions === null)).toBe(true);
  });

  it("of a check are compared by their budgets", () => {
    const check = { report: checkOf(shop), data: null, reread: () => null, from: "check.json", commit: null };
    const one = difference(check, sideOf(grown), options);
    expect(one).toMatchObject({ compared: "budgets", findings: [] });
    expect(effect(one, "latency.web.p99")).toMatchObject({ kind: "budget", unit: "seconds" });
    expect(schemaProblems(JSON.parse(JSON.stringify(significant(one))))).toEqual([]);
  });
});

describe("budgets under scenarios", () => {
  // 400/s of 8 ms: 3.2 of 4 servers' work; under the sale 4.8 servers' work.
  const plan = (rate: number, instances: number, serviceTime: string, sale: string, more = "") => `version: 1
name: shop
workloads: { web: { rate: ${rate}/s } }
tiers: { app: { kind: service, instances: ${instances}, cores: 1, serviceTime: ${serviceTime} } }
budgets: { latency: { web: { p99: 500ms } } }
scenarios: { sale: { traffic: ${sale} } }
${more}
`;
  const under = ({ budgets }: Difference, key: string) => budgets.find((one) => one.key === key);

  it("are attributed, to their breaking by shares", () => {
    // 300/s · 1.5 · 8 ms = 3.6 of 6; 400/s · 1.5 · 8 ms = 4.8 of 6; with 4 servers either breaks, with 6 neither does.
    const found = differenceOf(plan(300, 6, "8ms", "1.5x"), plan(400, 4, "8ms", "1.5x"));
    const budget = under(found, "sale/latency.web.p99");
    expect(budget?.status).toBe("broken");
    expect(sum(budget?.contributions?.map(({ share }) => share) ?? [])).toBeCloseTo(1, 9);
    expect(budget?.contributions?.map(({ causes }) => causes)).toEqual([[1], [2]]);
    expect(found.attribution.solves).toBe(4 + 4);
  });

  it("are attributed, to the move of a figure by parts that add up to it", () => {
    const budget = under(
      differenceOf(plan(300, 6, "8ms", "1.2x"), plan(320, 6, "9ms", "1.2x")),
      "sale/latency.web.p99",
    );
    expect(budget?.status).toBe("changed");
    const delta = (budget?.after?.actual ?? Number.NaN) - (budget?.before?.actual ?? Number.NaN);
    expect(sum(budget?.contributions?.map(({ amount }) => amount) ?? [])).toBeCloseTo(delta, 9);
    expect(budget?.contributions).toHaveLength(2);
  });

  it("are attributed to a change of the scenario itself, which moves nothing else", () => {
    const found = differenceOf(plan(300, 4, "8ms", "1.2x"), plan(300, 4, "8ms", "2x"));
    expect(found.causes.map(({ title }) => title)).toEqual(["scenarios.sale.traffic"]);
    expect(found.changes?.map(({ cause }) => cause)).toEqual([1]);
    expect(found.effects).toEqual([]);
    const contributions = under(found, "sale/latency.web.p99")?.contributions;
    expect(contributions).toEqual([{ causes: [1], amount: null, share: 1 }]);
    expect(schemaProblems(JSON.parse(JSON.stringify(significant(found))))).toEqual([]);
  });

  it("of survive are attributed, and those that come or go are not", () => {
    const survive = "survive: { instance: any }";
    const found = differenceOf(plan(300, 4, "8ms", "1x", survive), plan(390, 4, "8ms", "1x", survive));
    expect(under(found, "lose-one-app/latency.web.p99")).toMatchObject({
      status: "broken",
      contributions: [{ causes: [1], share: 1 }],
    });
    const grown = differenceOf(plan(300, 4, "8ms", "1x"), plan(300, 4, "8ms", "1x", survive));
    expect(under(grown, "lose-one-app/latency.web.p99")).toMatchObject({ status: "new", contributions: null });
  });

  it("are attributed to causes together where a plan between has no such figure", () => {
    // The scenario slows a tier that comes with the change.
    const old = plan(300, 6, "8ms", "1.2x");
    const now = plan(300, 6, "8ms", "1.4x").replace(
      "serviceTime: 8ms } }",
      "serviceTime: 8ms, calls: mail }, mail: { kind: external, latency: 20ms } }",
    );
    const budget = under(differenceOf(old, now), "sale/latency.web.p99");
    expect(budget?.contributions?.map(({ causes }) => causes)).toEqual([[1], [2]]);
  });
});
