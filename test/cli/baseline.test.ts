import { afterAll, describe, expect, it } from "vitest";
import type { Analysis, Check } from "../../src/report/generated/report.ts";
import { schemaProblems } from "../report/schema.ts";
import { runIn } from "./fake-io.ts";
import { bad, good } from "./plans.ts";
import { cloneOf, emptyRepository, folderOutside, removeRepositories, runIn as runInRepository } from "./repository.ts";

afterAll(removeRepositories);

/** The same budget broken by as much, elsewhere in the file. */
const moved = bad.replace("version: 1\n", "version: 1\n# a comment\n\n");
/** Broken, and worse: the service takes longer. */
const worse = bad.replace("10ms", "12ms");
/** Broken, and within the tolerance of 1 %. */
const slightlyWorse = bad.replace("10ms", "10.02ms");

async function saved(command: "analyze" | "check", ...files: readonly string[]) {
  const world = { files: { "bad.yaml": bad, "good.yaml": good } };
  return (await runIn(world, command, ...files, "-f", "json")).stdout;
}

async function checked(now: string, baseline: string, ...more: readonly string[]) {
  const files = { "bad.yaml": now, "good.yaml": good, "base.json": baseline };
  const outcome = await runIn({ files }, "check", "bad.yaml", ...more, "--baseline", "base.json", "-f", "json");
  return { ...outcome, check: JSON.parse(outcome.stdout) as Check };
}

describe("check --baseline", () => {
  it("lets pass what was broken before and is no worse, and says so", async () => {
    for (const command of ["analyze", "check"] as const) {
      const { code, check } = await checked(moved, await saved(command, "bad.yaml"));
      expect(code).toBe(0);
      expect(check).toMatchObject({ passed: true, baseline: "base.json", counts: { total: 2, broken: 0, known: 2 } });
      expect(check.budgets.map(({ key, known }) => [key, known])).toEqual([
        ["latency.web.p99", true],
        ["headroom", true],
      ]);
      expect(check.reproduce).toBe("scale-plan check bad.yaml --baseline base.json");
      expect(schemaProblems(check)).toEqual([]);
    }
  });

  it("fails what is worse beyond the tolerance, and not what is within it", async () => {
    const base = await saved("check", "bad.yaml");
    expect((await checked(worse, base)).code).toBe(1);
    expect((await checked(slightlyWorse, base)).code).toBe(0);
  });

  it("fails what broke since, and what the baseline knows nothing of", async () => {
    const held = (await saved("check", "good.yaml")).replaceAll("good", "bad");
    expect((await checked(bad, held)).code).toBe(1);
    const other = await saved("check", "good.yaml");
    expect((await checked(bad, other)).code).toBe(1);
  });

  it("finds the plan among several by its file", async () => {
    expect((await checked(moved, await saved("check", "good.yaml", "bad.yaml"))).code).toBe(0);
    const files = { "bad.yaml": bad, "good.yaml": good, "base.json": await saved("check", "good.yaml", "bad.yaml") };
    expect((await runIn({ files }, "check", "good.yaml", "bad.yaml", "--baseline", "base.json")).code).toBe(0);
  });

  it("leaves to a scenario the worst of what is new", async () => {
    // M/M/1: 1/(100 - 80) s under rush, 1/(100 - 60) s under busy; 20 ms are allowed, and warned of from 15 ms on.
    const plan = (more: string) => `version: 1
name: bad
workloads: { web: { rate: 40/s } }
tiers: { app: { kind: service, serviceTime: 10ms } }
budgets: { latency: { web: { mean: 20ms } }${more} }
scenarios: { rush: { traffic: 2x }, busy: { traffic: 1.5x }, calm: { traffic: 0.5x } }
`;
    const base = (await runIn({ files: { "bad.yaml": plan("") } }, "check", "bad.yaml", "-f", "json")).stdout;
    const verdicts = async (now: string) =>
      (await checked(now, base)).check.scenarios.map(({ id, verdict, counts }) => [
        id,
        verdict,
        counts.broken,
        counts.known,
      ]);
    expect(await verdicts(plan(""))).toEqual([
      ["rush", "held", 0, 1],
      ["busy", "held", 0, 1],
      ["calm", "held", 0, 0],
    ]);
    // One more budget, that two of them break or are warned of; what they had broken before stays known.
    expect(
      await verdicts(plan(", errors: 1%").replace("mean: 20ms", "mean: 20ms, p50: { max: 30ms, warn: 15ms }")),
    ).toEqual([
      ["rush", "broken", 1, 1],
      ["busy", "warned", 0, 1],
      ["calm", "held", 0, 0],
    ]);
    expect((await verdicts(plan("").replace("busy: { traffic: 1.5x }", "busy: { traffic: 1.6x }")))[1]).toEqual([
      "busy",
      "broken",
      1,
      0,
    ]);
  });

  it("does not print its sermon over what was known", async () => {
    const files = { "bad.yaml": bad, "base.json": await saved("check", "bad.yaml") };
    const { stdout } = await runIn({ files }, "check", "bad.yaml", "--baseline", "base.json");
    expect(stdout).toMatch(/latency\.web\.p99 .* broken before$/m);
    expect(stdout).toContain("✓ 2 of 2 budgets broken, as before; no other.");
    const annotations = await runIn({ files }, "check", "bad.yaml", "--baseline", "base.json", "-f", "github");
    expect(annotations.stdout).not.toMatch(/^::error/m);
  });

  it.each([
    ["is not there", undefined],
    ["is no JSON", "version: 1"],
    ["is no report", '{"kind":"rule","schemaVersion":1}'],
    ["is of another contract", '{"kind":"check","schemaVersion":9}'],
  ])("answers 2 when the baseline %s", async (_, text) => {
    const files = { "good.yaml": good, ...(text === undefined ? {} : { "base.json": text }) };
    const { code, stdout, stderr } = await runIn({ files }, "check", "good.yaml", "--baseline", "base.json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/SP001|SP014/);
  });
});

describe("analyze --fail-on with --baseline", () => {
  const analyzed = async (now: string, base: string) => {
    const files = { "bad.yaml": now, "base.json": base };
    const words = ["analyze", "bad.yaml", "--fail-on", "error", "--baseline", "base.json", "-f", "json"];
    const { code, stdout } = await runIn({ files }, ...words);
    return { code, analysis: JSON.parse(stdout) as Analysis };
  };

  it("fails for findings that are new or worse, and not for those that were known", async () => {
    const base = await saved("analyze", "bad.yaml");
    const same = await analyzed(moved, base);
    expect(same.code).toBe(0);
    expect(same.analysis.findings.filter(({ severity }) => severity === "error").map(({ known }) => known)).toEqual([
      true,
    ]);
    expect(schemaProblems(same.analysis)).toEqual([]);
    expect((await analyzed(worse, base)).code).toBe(1);
    expect((await analyzed(bad.replace("rate: 40/s", "rate: 400/s"), base)).code).toBe(1);
  });
});

/** main has a broken budget; the branch that is checked out begins there. */
function repositoryWith(files: Readonly<Record<string, string>>) {
  const repository = emptyRepository();
  repository.commit(files);
  repository.git("switch", "--quiet", "--create", "branch");
  return repository;
}

describe("analyze --baseline", () => {
  it("counts what was broken before apart, and says so", async () => {
    const files = { "bad.yaml": moved, "base.json": await saved("analyze", "bad.yaml") };
    const json = await runIn({ files }, "analyze", "bad.yaml", "--baseline", "base.json", "-f", "json");
    expect((JSON.parse(json.stdout) as Analysis).verdict.budgets).toMatchObject({ total: 2, broken: 0, known: 2 });
    const { stdout } = await runIn({ files }, "analyze", "bad.yaml", "--baseline", "base.json");
    expect(stdout).toContain("2 broken before as well");
  });
});

describe("check --base-ref", () => {
  const check = ["check", "bad.yaml", "--base-ref", "main"];

  it("compares with the file where the branch began, not with what came to main since", async () => {
    const repository = repositoryWith({ "bad.yaml": bad });
    repository.commit({ "bad.yaml": moved });
    repository.git("switch", "--quiet", "main");
    repository.commit({ "bad.yaml": good });
    repository.git("switch", "--quiet", "branch");
    expect(await runInRepository(repository, check)).toMatchObject({ code: 0, stderr: "" });
    repository.write("bad.yaml", worse);
    expect((await runInRepository(repository, check)).code).toBe(1);
  });

  it("judges the base by the further budgets of today", async () => {
    const repository = repositoryWith({ "good.yaml": good });
    repository.write("team.yaml", "latency: { web: { p99: 1ms } }");
    const words = ["check", "good.yaml", "--base-ref", "main", "--budgets", "team.yaml", "-f", "json"];
    const { code, stdout } = await runInRepository(repository, words);
    expect(code).toBe(0);
    const known = (JSON.parse(stdout) as Check).budgets.filter((budget) => budget.known).map(({ key }) => key);
    expect(known).toContain("latency.web.p99");
  });

  it("follows a file that was renamed", async () => {
    const repository = repositoryWith({ "old/name.yaml": bad });
    repository.git("mv", "old/name.yaml", "bad.yaml");
    expect(await runInRepository(repository, check)).toMatchObject({ code: 0, stderr: "" });
  });

  it("knows nothing of a file that is new, and says so", async () => {
    const repository = repositoryWith({ "README.md": "" });
    repository.commit({ "bad.yaml": bad });
    const { code, stderr } = await runInRepository(repository, check);
    expect(code).toBe(1);
    expect(stderr).toBe("note: bad.yaml is new: there is none where HEAD left main\n");
  });

  it("names the command that fetches what a shallow clone leaves out", async () => {
    const repository = repositoryWith({ "bad.yaml": bad });
    for (const text of [moved, worse, moved]) repository.commit({ "bad.yaml": text });
    const only = cloneOf(repository, "--depth=1", "--branch=branch");
    const missing = await runInRepository(only, ["check", "bad.yaml", "--base-ref", "origin/main"]);
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toContain("git fetch --unshallow origin main:refs/remotes/origin/main");
    const cut = cloneOf(repository, "--depth=1", "--branch=branch", "--no-single-branch");
    const parted = await runInRepository(cut, ["check", "bad.yaml", "--base-ref", "origin/main"]);
    expect(parted).toMatchObject({ code: 2, stdout: "" });
    expect(parted.stderr).toContain("this is a shallow clone");
    // What it names is what helps.
    const [fetch = ""] = /git fetch \S+ \S+ \S+/.exec(parted.stderr) ?? [];
    cut.git(...fetch.split(" ").slice(1));
    expect((await runInRepository(cut, ["check", "bad.yaml", "--base-ref", "origin/main"])).code).toBe(0);
  });

  it.each([
    ["there is no such revision", ["check", "bad.yaml", "--base-ref", "nowhere"]],
    ["standard input is judged", ["check", "-", "--base-ref", "main"]],
    ["there is a baseline too", ["check", "bad.yaml", "--base-ref", "main", "--baseline", "base.json"]],
  ])("answers 2 when %s", async (_, argv) => {
    const { code, stdout } = await runInRepository(repositoryWith({ "bad.yaml": bad, "base.json": "{}" }), argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("answers 2 outside of a repository", async () => {
    const outside = folderOutside();
    outside.write("bad.yaml", bad);
    expect((await runInRepository(outside, check)).code).toBe(2);
  });
});
