/** The contracts of commands with scripts and terminals, each through the program itself, as a process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check, Diagnostics } from "../../src/report/generated/report.ts";
import { schemaProblems as differenceProblems } from "../diff/schema.ts";
import { schemaProblems } from "../report/schema.ts";
import { bad, good, warned, withoutBudgets } from "./plans.ts";

const program = resolve("bin/scale-plan.js");
/** Every process loads the program anew. */
const PATIENCE = 120_000;

/** Broken only when the load is three times as high; a second machine can be lost. */
const seasonal = `${good}scenarios: { sale: { traffic: 6x } }\nsurvive: { instance: any }\n`;
const unpriced = `${good.replace("budgets: {", "budgets: { cost: $100/month,")}`;
const accepted = `${bad}accept:
  known: { budget: latency.web.p99, reason: we know, until: 2027-06-30 }
  headroom: { budget: headroom, reason: follows from it }
`;

const files: Readonly<Record<string, string>> = {
  "good.yaml": good,
  "bad.yaml": bad,
  "warned.yaml": warned,
  "none.yaml": withoutBudgets,
  "seasonal.yaml": seasonal,
  "unpriced.yaml": unpriced,
  "accepted.yaml": accepted,
  "empty.yaml": "",
  "broken.yaml": "tiers: [",
  "text.yaml": "not a topology",
  "nobody.yaml": good.replace("web: { p99", "wbe: { p99"),
  "increase.yaml": `${withoutBudgets}budgets: { cost: { maxIncrease: 10% } }\n`,
  "fault.cjs": "process.stdout.write = () => { throw new TypeError('a fault'); };\n",
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scale-plan-contracts-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const { FORCE_COLOR: _, NO_COLOR: __, COLUMNS: ___, ...plainEnv } = process.env;

function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...plainEnv, ...env },
  });
  return { status, stdout, stderr };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
const ESCAPE = /\u001b\[/;

describe("the exit code", { timeout: PATIENCE }, () => {
  it.each([
    [0, "a report, whatever it finds", ["analyze", "bad.yaml"]],
    [0, "a report whose findings are below --fail-on", ["analyze", "good.yaml", "--fail-on", "error"]],
    [0, "budgets that hold", ["check", "good.yaml"]],
    [0, "budgets that are broken and accepted", ["check", "accepted.yaml", "--today", "2027-06-30"]],
    [0, "two plans that differ", ["diff", "good.yaml", "bad.yaml"]],
    [0, "two plans that are the same", ["diff", "good.yaml", "good.yaml", "--exit-code"]],
    [0, "a file that can be read, with a warning", ["validate", "warned.yaml"]],
    [0, "an explanation", ["explain", "SP201"]],
    [0, "help", ["--help"]],
    [1, "a finding of the severity", ["analyze", "bad.yaml", "--fail-on", "error"]],
    [1, "a broken budget", ["check", "bad.yaml"]],
    [1, "a budget that is broken under a scenario alone", ["check", "seasonal.yaml"]],
    [1, "a budget that is unknown for want of a price", ["check", "unpriced.yaml"]],
    [1, "an acceptance that has expired", ["check", "accepted.yaml", "--today", "2027-07-01"]],
    [1, "one file of several", ["check", "good.yaml", "bad.yaml"]],
    [1, "two plans that differ, asked for", ["diff", "good.yaml", "bad.yaml", "--exit-code"]],
    [2, "no command", []],
    [2, "a command that is none", ["analyse", "good.yaml"]],
    [2, "an option that is none", ["check", "good.yaml", "--fast"]],
    [2, "a file that is not there", ["check", "nowhere.yaml"]],
    [2, "an empty file", ["analyze", "empty.yaml"]],
    [2, "a file that is no YAML", ["analyze", "broken.yaml"]],
    [2, "a file that is no topology", ["validate", "text.yaml"]],
    [2, "one wrong file among right ones", ["check", "good.yaml", "broken.yaml"]],
    [2, "a check without budgets", ["check", "none.yaml"]],
    [2, "a budget that matches nothing", ["check", "nobody.yaml"]],
    [2, "a further budget that matches nothing", ["check", "good.yaml", "--budget", "latency.wbe.p99<=1s"]],
    [2, "a scenario that is none", ["check", "seasonal.yaml", "--scenario", "slae"]],
    [2, "a pattern that matches nothing", ["check", "plans/*.yaml"]],
    [2, "a cost that is compared with nothing", ["check", "increase.yaml"]],
    [2, "a baseline that is not there", ["check", "bad.yaml", "--baseline", "nowhere.json"]],
    [2, "a baseline that is no report", ["check", "bad.yaml", "--baseline", "good.yaml"]],
    [2, "a base outside of a repository", ["check", "bad.yaml", "--base-ref", "origin/main"]],
    [2, "a side of a diff that cannot be read", ["diff", "good.yaml", "nowhere.yaml"]],
    [2, "a code that is none", ["explain", "SP999"]],
  ])("is %i for %s", (status, _what, argv) => {
    const outcome = run(argv, { GIT_CEILING_DIRECTORIES: folder });
    expect({ argv, status: outcome.status }).toEqual({ argv, status });
    // Where there is no answer there is a word on why, and nothing else.
    if (status === 2) expect(outcome.stdout).toBe("");
    expect(outcome.stderr === "").toBe(status !== 2 && !argv.includes("warned.yaml"));
    expect(outcome.stderr).not.toMatch(/^ +at .*:\d+:\d+/m);
  });

  it("is 3 for a fault of ours, which is said as such", () => {
    const { status, stderr } = run(["analyze", "good.yaml"], {
      NODE_OPTIONS: `--require ${join(folder, "fault.cjs")}`,
    });
    expect(status).toBe(3);
    expect(stderr).toContain("this is a fault of scale-plan");
  });
});

describe("standard output", { timeout: PATIENCE }, () => {
  const isJson = (text: string) => expect(schemaProblems(JSON.parse(text))).toEqual([]);
  const holds: Readonly<Record<string, (text: string) => void>> = {
    table: (text) => expect(text).toMatch(/web/),
    json: isJson,
    markdown: (text) => expect(text).toMatch(/^<!-- scale-plan /),
    github: (text) => expect(text.split("\n").filter((line) => line !== "")).not.toContain(""),
    junit: (text) => expect(text).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/),
    sarif: (text) => expect(JSON.parse(text)).toMatchObject({ version: "2.1.0" }),
    gitlab: (text) => expect(Array.isArray(JSON.parse(text))).toBe(true),
  };

  it.each(["analyze", "check"].flatMap((command) => Object.keys(holds).map((format) => [command, format] as const)))(
    "of %s -f %s is the document alone, though there is a warning, and the same bytes again",
    (command, format) => {
      const first = run([command, "warned.yaml", "-f", format]);
      expect(first.status).toBe(0);
      expect(first.stdout).not.toMatch(/unreachable-tier|SP0\d\d/);
      expect(first.stderr).toMatch(/unreachable-tier/);
      if (format === "json") expect(schemaProblems(JSON.parse(first.stderr) as Diagnostics)).toEqual([]);
      holds[format]?.(first.stdout);
      expect(run([command, "warned.yaml", "-f", format])).toEqual(first);
    },
  );

  it.each(["table", "json", "markdown"])("of diff -f %s too", (format) => {
    const words = ["diff", "good.yaml", "warned.yaml", "-f", format];
    const first = run(words);
    expect(first.status).toBe(0);
    expect(first.stdout).not.toMatch(/unreachable-tier/);
    expect(first.stderr).toMatch(/unreachable-tier/);
    if (format === "json") expect(differenceProblems(JSON.parse(first.stdout))).toEqual([]);
    expect(run(words)).toEqual(first);
  });

  it("has neither colour nor a terminal's width where it is no terminal, and either where it is asked for", () => {
    const plain = run(["check", "bad.yaml"]);
    expect(plain.stdout).not.toMatch(ESCAPE);
    expect(run(["check", "bad.yaml"], { FORCE_COLOR: "1" }).stdout).toMatch(ESCAPE);
    expect(run(["check", "bad.yaml"], { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).toMatch(ESCAPE);
    expect(run(["check", "bad.yaml"], { NO_COLOR: "1" }).stdout).toBe(plain.stdout);
    expect(run(["check", "bad.yaml", "--color", "always"], { NO_COLOR: "1" }).stdout).toMatch(ESCAPE);
    expect(run(["check", "bad.yaml", "--color", "never"], { FORCE_COLOR: "1" }).stdout).not.toMatch(ESCAPE);
  });

  it.each([80, 120, 200])("is no wider than %i columns, the matrix of scenarios included", (width) => {
    for (const words of [["--width", String(width)], []]) {
      const { stdout } = run(["analyze", "seasonal.yaml", "--scenario", "sale", ...words], { COLUMNS: String(width) });
      const lines = stdout.split("\n").filter((line) => !line.startsWith("Reproduce:"));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(stdout).toMatch(/SCENARIOS/);
    }
  });
});

describe("several files of which one breaks a budget", { timeout: PATIENCE }, () => {
  it("are one report, which fails, and says by which and how to have it again", () => {
    const { status, stdout } = run(["check", "good.yaml", "bad.yaml", "seasonal.yaml", "-f", "json"]);
    expect(status).toBe(1);
    const { reports } = JSON.parse(stdout) as { readonly reports: readonly Check[] };
    expect(reports.map(({ passed }) => passed)).toEqual([true, false, false]);
    expect(run(["check", "good.yaml", "bad.yaml"]).stdout.trimEnd().split("\n").at(-1)).toMatch(
      /^✗ \d of 4 budgets are broken\. What mends them: .* Reproduce: scale-plan check good\.yaml bad\.yaml$/,
    );
  });
});
