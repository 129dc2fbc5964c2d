import { afterAll, describe, expect, it } from "vitest";
import type { Analysis, Check } from "../../src/report/generated/report.ts";
import { runIn } from "./fake-io.ts";
import { emptyRepository, removeRepositories, runIn as runInRepository } from "./repository.ts";

afterAll(removeRepositories);

/** $73/month for each instance: $0.1/h. */
const plan = (instances: number, maxIncrease: string, more = "") => `version: 1
workloads: { web: { rate: 40/s } }
tiers:
  app: { kind: service, instances: ${instances}, serviceTime: 10ms, price: $73/month }
budgets: { cost: { maxIncrease: ${maxIncrease} }${more} }
`;
const unpriced = plan(2, "10%").replace(", price: $73/month", "");

async function analysisOf(text: string): Promise<string> {
  return (await runIn({ files: { "a.yaml": text } }, "analyze", "a.yaml", "-f", "json")).stdout;
}

async function checked(text: string, base: string) {
  const files = { "a.yaml": text, "base.json": base };
  const { code, stdout, stderr } = await runIn({ files }, "check", "a.yaml", "--baseline", "base.json", "-f", "json");
  return { code, stderr, check: stdout === "" ? null : (JSON.parse(stdout) as Check) };
}

describe("cost.maxIncrease", () => {
  it.each([
    // From two instances to three: $146 to $219 a month, $73 or half as much more.
    [2, 3, "50%", 0.5, "held"],
    [2, 3, "49.9%", 0.5, "broken"],
    [2, 3, "$73/month", 73, "held"],
    [2, 3, "$72/month", 73, "broken"],
    [2, 2, "0%", 0, "held"],
    [3, 2, "0%", -1 / 3, "held"],
    // $511 to $584: neither amount per hour is a round number in binary, and the limit is met all the same.
    [7, 8, "$73/month", 73, "held"],
    [10, 11, "10%", 0.1, "held"],
  ] as const)("of %d instances that become %d, at most %s more", async (before, after, limit, actual, verdict) => {
    const { code, check } = await checked(plan(after, limit), await analysisOf(plan(before, limit)));
    expect(check?.budgets).toMatchObject([{ id: "cost.maxIncrease", kind: "cost-increase", verdict }]);
    expect(check?.budgets[0]?.actual).toBeCloseTo(actual, 5);
    expect(code).toBe(verdict === "held" ? 0 : 1);
  });

  it("takes a cost that was saved with six digits for the same cost", async () => {
    const odd = plan(3, "0%").replace("$73/month", "$1234567.89/month");
    expect((await checked(odd, await analysisOf(odd))).check?.budgets).toMatchObject([{ actual: 0, verdict: "held" }]);
  });

  it("is held to the stricter of two shares, and to a share and an amount alike", async () => {
    const files = { "a.yaml": plan(3, "$80/month"), "base.json": await analysisOf(plan(2, "10%")) };
    const limits = async (...more: readonly string[]) => {
      const words = ["check", "a.yaml", "--baseline", "base.json", "-f", "json"];
      const outcome = await runIn({ files }, ...words, ...more.flatMap((limit) => ["--budget", limit]));
      return (JSON.parse(outcome.stdout) as Check).budgets.map(({ limit, unit, verdict }) => [
        Number(limit.toFixed(6)),
        unit,
        verdict,
      ]);
    };
    expect(await limits("cost.maxIncrease<=40%", "cost.maxIncrease<=60%")).toEqual([
      [80, "usdPerMonth", "held"],
      [0.4, "ratio", "broken"],
    ]);
    expect(await limits("cost.maxIncrease<=$70/month")).toEqual([[70, "usdPerMonth", "broken"]]);
  });

  it("is accepted up to an amount where it is one", async () => {
    const accept = "accept: { sale: { budget: cost.maxIncrease, reason: for a month, worseThan: $80/month } }\n";
    const base = await analysisOf(plan(2, "$10/month"));
    expect((await checked(plan(3, "$10/month") + accept, base)).code).toBe(0);
    expect((await checked(plan(4, "$10/month") + accept, base)).code).toBe(1);
  });

  it("is broken where a price is not known, now or then", async () => {
    for (const [now, base] of [
      [unpriced, plan(2, "10%")],
      [plan(2, "10%"), unpriced],
    ] as const) {
      const { code, check } = await checked(now, await analysisOf(base));
      expect(check?.budgets).toMatchObject([{ verdict: "unknown", actual: null }]);
      expect(code).toBe(1);
    }
  });

  it("gates again when as much comes on top of a base that was too dear itself", async () => {
    const files = { "a.yaml": plan(4, "10%"), "base.json": await analysisOf(plan(2, "10%")) };
    const { stdout } = await runIn({ files }, "analyze", "a.yaml", "--baseline", "base.json", "-f", "json");
    expect((JSON.parse(stdout) as Analysis).budgets).toMatchObject([{ verdict: "broken", actual: 1 }]);
    const { code, check } = await checked(plan(8, "10%"), stdout);
    expect(check?.budgets).toMatchObject([{ verdict: "broken", actual: 1, known: false }]);
    expect(code).toBe(1);
  });

  it("is a finding of its own beside that of the cost", async () => {
    const files = { "a.yaml": plan(4, "10%, max: $200/month"), "base.json": await analysisOf(plan(2, "10%")) };
    const { stdout } = await runIn({ files }, "analyze", "a.yaml", "--baseline", "base.json", "-f", "json");
    const { findings, recommendations } = JSON.parse(stdout) as Analysis;
    expect(findings.filter(({ code }) => code === "SP904").map(({ message }) => message)).toEqual([
      "The plan's cost $292/month, budget $200/month; 100% of it is app",
      "The plan's cost 100% above its base, budget 10%; 100% of all is app",
    ]);
    // Two instances hold both, and one is enough: what is tried is compared with the base as well.
    expect(recommendations.some(({ mendsAll }) => mendsAll)).toBe(true);
  });

  it("compares with the file where the branch began", async () => {
    const repository = emptyRepository();
    repository.commit({ "a.yaml": plan(2, "10%") });
    repository.write("a.yaml", plan(3, "10%"));
    const outcome = await runInRepository(repository, ["check", "a.yaml", "--base-ref", "main", "-f", "json"]);
    expect(outcome.code).toBe(1);
    expect((JSON.parse(outcome.stdout) as Check).budgets).toMatchObject([{ verdict: "broken", actual: 0.5 }]);
  });
});

describe("a plan that is new", () => {
  it("has nothing to compare its cost with yet, which is said and is no error", async () => {
    const repository = emptyRepository();
    repository.commit({ "README.md": "" });
    repository.write("a.yaml", plan(2, "10%"));
    const outcome = await runInRepository(repository, ["check", "a.yaml", "--base-ref", "main"]);
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toBe("note: a.yaml is new: there is none where HEAD left main\n");
    expect(outcome.stdout).toContain("! Nothing is judged");
    expect(outcome.stdout).not.toContain("✓");
  });
});

describe("a check that can judge nothing", () => {
  it("answers 2, and names what would let it judge", async () => {
    const { code, stdout, stderr } = await runIn({ files: { "a.yaml": plan(2, "10%") } }, "check", "a.yaml");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/SP063/);
    expect(stderr).toMatch(/--base-ref origin\/main/);
  });

  it("answers 2 where the baseline is a check, which holds no cost", async () => {
    const saved = await runIn(
      { files: { "a.yaml": plan(2, "10%", ", headroom: 1x") } },
      "check",
      "a.yaml",
      "-f",
      "json",
    );
    expect(await checked(plan(2, "10%"), saved.stdout)).toMatchObject({ code: 2, check: null });
    const { code, stderr, check } = await checked(plan(2, "10%", ", headroom: 1x"), saved.stdout);
    expect(code).toBe(0);
    expect(stderr).toBe(
      "note: cost.maxIncrease of a is not judged: base.json is a check, which holds no cost; save scale-plan analyze\n",
    );
    expect(check?.counts).toMatchObject({ total: 2, held: 1, unjudged: 1 });
  });

  it("is not called green by analyze either", async () => {
    const { stdout } = await runIn({ files: { "a.yaml": plan(2, "10%") } }, "analyze", "a.yaml");
    expect(stdout).toContain("Nothing is judged");
    expect(stdout).not.toContain("✓");
  });
});
