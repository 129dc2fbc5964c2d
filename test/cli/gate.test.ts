import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/formats/registry.ts";
import type { Check, Checks, Diagnostics } from "../../src/report/generated/report.ts";
import { schemaProblems } from "../report/schema.ts";
import { runIn, type World } from "./fake-io.ts";
import { bad, good, warned } from "./plans.ts";

/** One server, M/M/1 at 40/s and 10 ms: 1/(100 - 40) = 16.7 ms on average; at twice the load 1/(100 - 80) = 50 ms. */
const plan = (more: string) => `version: 1
name: plan
workloads: { web: { rate: 40/s } }
tiers:
  app: { kind: service, serviceTime: 10ms }
budgets: { latency: { web: { mean: 20ms } } }
scenarios: { rush: { traffic: 2x }, calm: { traffic: 0.5x } }
${more}`;

async function checked(text: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await runIn({ files: { "a.yaml": text } }, "check", "a.yaml", "-f", "json", ...argv);
  const check = stdout === "" ? null : (JSON.parse(stdout) as Check);
  if (check !== null) expect(schemaProblems(check)).toEqual([]);
  return { code, stderr, check, rows: check?.budgets.map(({ id, scenario, verdict }) => [id, scenario, verdict]) };
}

describe("check --scenario", () => {
  it("judges all of them unless some are named", async () => {
    const { code, check, rows } = await checked(plan(""));
    expect(code).toBe(1);
    expect(rows).toEqual([
      ["latency.web.mean", null, "held"],
      ["latency.web.mean", "rush", "broken"],
      ["latency.web.mean", "calm", "held"],
    ]);
    // 1/60, 1/20, and 1/(100 - 20) s
    for (const [index, seconds] of [1 / 60, 1 / 20, 1 / 80].entries())
      expect(check?.budgets[index]?.actual).toBeCloseTo(seconds, 6);
    expect(check?.scenarios.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["rush", "broken"],
      ["calm", "held"],
    ]);
  });

  it("judges those that are named, beside the plan as it is; base alone is none", async () => {
    const calm = await checked(plan(""), "--scenario", "calm");
    expect(calm).toMatchObject({ code: 0, check: { reproduce: "scale-plan check a.yaml --scenario calm" } });
    expect(calm.rows?.map(([, scenario]) => scenario)).toEqual([null, "calm"]);
    const both = await checked(plan(""), "--scenario", "calm", "--scenario", "rush");
    expect(both.rows?.map(([, scenario]) => scenario)).toEqual([null, "rush", "calm"]);
    expect((await checked(plan(""), "--scenario", "base")).rows?.map(([, scenario]) => scenario)).toEqual([null]);
  });

  it("answers 2 to a name that is none, and offers the nearest", async () => {
    const { code, check, stderr } = await checked(plan(""), "--scenario", "rash");
    expect({ code, check }).toEqual({ code: 2, check: null });
    expect(stderr).toMatch(/no scenario rash; there are rush, calm\n\(did you mean rush\?\)/);
  });
});

describe("an accepted risk", () => {
  const rush = (more: string) =>
    plan(`accept: { sale: { budget: latency.web.mean, scenario: rush, reason: once a year${more} } }\n`);

  it("does not gate, and is listed with its reason", async () => {
    const { code, check } = await checked(rush(""));
    expect(code).toBe(0);
    expect(check).toMatchObject({
      asOf: null,
      counts: { total: 3, held: 2, broken: 0, accepted: 1 },
      accepted: [{ id: "sale", reason: "once a year", status: "accepted", expired: false }],
    });
    expect(check?.scenarios[0]?.verdict).toBe("held");
  });

  it.each([
    ["2027-06-29", 0, "accepted", false],
    ["2027-06-30", 0, "accepted", false],
    ["2027-07-01", 1, "expired", true],
  ] as const)("that is accepted until 2027-06-30, on %s", async (today, exit, status, expired) => {
    const { code, check } = await checked(rush(", until: 2027-06-30"), "--today", today);
    expect(code).toBe(exit);
    expect(check).toMatchObject({ asOf: today, accepted: [{ status, expired }] });
    expect(check?.reproduce).toBe(`scale-plan check a.yaml --today ${today}`);
  });

  it("is judged by the clock's day where none is given, and says by which", async () => {
    const files = { "a.yaml": rush(", until: 2027-06-30") };
    const on = async (today: string) => runIn({ files, today }, "check", "a.yaml", "-f", "json");
    expect((await on("2027-06-30")).code).toBe(0);
    const after = await on("2027-07-01");
    expect(after.code).toBe(1);
    expect(JSON.parse(after.stdout)).toMatchObject({ asOf: "2027-07-01" });
  });

  it.each([
    // 50 ms under rush
    ["51ms", 0, "accepted"],
    ["49ms", 1, "exceeded"],
  ] as const)("that may not be worse than %s", async (worst, exit, status) => {
    const { code, check } = await checked(rush(`, worseThan: ${worst}`));
    expect(code).toBe(exit);
    expect(check?.accepted).toMatchObject([{ status, worseThan: worst }]);
  });

  it("that matches nothing is reported, and gates nothing", async () => {
    const calm = plan("accept: { none: { budget: latency.web.mean, scenario: calm, reason: it may be } }\n");
    const { code, check } = await checked(calm);
    expect(code).toBe(1);
    expect(check?.accepted).toMatchObject([{ id: "none", status: "unmatched", matches: [] }]);
  });

  it.each(["2027-02-29", "tomorrow", "2027-6-30"])("is not judged on %s, which is no day", async (day) => {
    expect((await checked(plan(""), "--today", day)).code).toBe(2);
  });
});

describe("check --budget and --budgets", () => {
  const team = "latency: { web: { mean: 10ms } }\nutilization: 30%\n";
  const withTeam = (text: string) => ({ files: { "a.yaml": plan(""), "team.yaml": text } });

  it("adds a limit, and of two limits of a figure keeps the stricter", async () => {
    const more = ["--scenario", "base", "--budget"];
    expect((await checked(plan(""), ...more, "latency.web.mean<=10ms")).rows).toEqual([
      ["latency.web.mean", null, "broken"],
    ]);
    expect((await checked(plan(""), ...more, "latency.web.mean<=1s")).rows).toEqual([
      ["latency.web.mean", null, "held"],
    ]);
    // 40 % busy; 1/(100 - 50) s is the 20 ms of the budget: 50/s instead of 40/s
    const { code, rows, check } = await checked(plan(""), ...more, "utilization<=30%", "--budget", "headroom>=1.2x");
    expect(code).toBe(1);
    expect(rows).toEqual([
      ["latency.web.mean", null, "held"],
      ["utilization", null, "broken"],
      ["headroom", null, "held"],
    ]);
    expect(check?.budgets[2]?.actual).toBeCloseTo(1.25, 3);
  });

  it("reads them from a file as well", async () => {
    const { code, stdout } = await runIn(
      withTeam(team),
      ...["check", "a.yaml", "--budgets", "team.yaml", "--scenario", "base", "-f", "json"],
    );
    expect(code).toBe(1);
    const { budgets } = JSON.parse(stdout) as Check;
    expect(budgets.map(({ id, limit, verdict, location }) => [id, limit, verdict, location.file])).toEqual([
      ["latency.web.mean", 0.01, "broken", "team.yaml"],
      ["utilization", 0.3, "broken", "team.yaml"],
    ]);
  });

  it.each([
    ["no limit", "latency.web.p99"],
    ["no figure", "<=250ms"],
    ["a statistic that is none", "latency.web.p98<=250ms"],
    ["a workload that is none", "latency.wbe.p99<=250ms"],
    ["a tier that is none", "utilization.ap<=50%"],
    ["a bare number", "latency.web.p99<=250"],
    ["the wrong unit", "headroom>=250ms"],
    ["the wrong side", "latency.web.p99>=250ms"],
    ["a floor from above", "headroom<=2x"],
  ])("answers 2 to %s", async (_, limit) => {
    const { code, check, stderr } = await checked(plan(""), "--budget", limit);
    expect({ code, check }).toEqual({ code: 2, check: null });
    expect(stderr.length).toBeGreaterThan(20);
  });

  it.each([
    ["is not there", null],
    ["is empty", ""],
    ["is no map", "- 1\n"],
    ["limits nothing that is there", "latency: { wbe: { mean: 10ms } }\n"],
    ["has an unknown key", "latencies: { web: { mean: 10ms } }\n"],
  ])("answers 2 to a file that %s", async (_, text) => {
    const world: World = text === null ? { files: { "a.yaml": plan("") } } : withTeam(text);
    const { code, stdout, stderr } = await runIn(world, "check", "a.yaml", "--budgets", "team.yaml");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("team.yaml");
  });
});

describe("check of several files", () => {
  const files = {
    "plans/good.yaml": good,
    "plans/bad.yaml": bad,
    "plans/eu/good.yaml": good,
    "plans/broken.yml": "tiers: [",
    "other/good.yaml": good,
  };
  const check = async (...argv: readonly string[]) => runIn({ files }, "check", ...argv, "-f", "json");

  it("answers by the worst of them", async () => {
    expect((await check("plans/good.yaml", "other/good.yaml")).code).toBe(0);
    expect((await check("plans/good.yaml", "plans/bad.yaml")).code).toBe(1);
    expect(await check("plans/bad.yaml", "plans/broken.yml")).toMatchObject({ code: 2, stdout: "" });
  });

  it("takes patterns, sorted, each file once", async () => {
    const one = JSON.parse((await check("plans/*.yaml", "plans/bad.yaml")).stdout) as Checks;
    expect(one.reports.map((report) => report.files[0])).toEqual(["plans/bad.yaml", "plans/good.yaml"]);
    const all = JSON.parse((await check("**/good.yaml")).stdout) as Checks;
    expect(all.reports.map((report) => report.files[0])).toEqual([
      "other/good.yaml",
      "plans/eu/good.yaml",
      "plans/good.yaml",
    ]);
    expect(all.passed).toBe(true);
  });

  it("answers 2 to a pattern that matches nothing, whatever the others match", async () => {
    const outcome = await check("plans/good.yaml", "plan/*.yaml");
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("no file matches plan/*.yaml");
  });
});

describe.each(formatNames)("in the format %s", (format) => {
  const files = { "a.yaml": `${warned}scenarios: { rush: { traffic: 2x } }\n`, "b.yaml": bad };

  it.each(["analyze", "check"])(
    "%s keeps its warnings off standard output, and answers alike every time",
    async (name) => {
      const once = await runIn({ files }, name, "a.yaml", "b.yaml", "-f", format);
      expect(once.code).toBe(name === "check" ? 1 : 0);
      expect(once.stdout.length).toBeGreaterThan(20);
      expect(once.stdout).not.toContain("unreachable-tier");
      expect(once.stderr).toContain("unreachable-tier");
      if (format === "json") expect(schemaProblems(JSON.parse(once.stderr) as Diagnostics)).toEqual([]);
      if (["json", "sarif", "gitlab"].includes(format)) expect(() => JSON.parse(once.stdout) as unknown).not.toThrow();
      if (format === "junit") expect(once.stdout).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/);
      expect(await runIn({ files }, name, "a.yaml", "b.yaml", "-f", format)).toEqual(once);
    },
  );
});
