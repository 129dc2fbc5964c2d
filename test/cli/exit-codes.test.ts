import { describe, expect, it } from "vitest";
import { runIn } from "./fake-io.ts";
import { bad, good, withoutBudgets } from "./plans.ts";

const files = { "good.yaml": good, "bad.yaml": bad, "none.yaml": withoutBudgets, "broken.yaml": "tiers: [" };
const codeOf = async (...argv: readonly string[]) => (await runIn({ files }, ...argv)).code;

describe("exit code 0", () => {
  it("is for a report, whatever it finds", async () => {
    expect(await codeOf("analyze", "good.yaml")).toBe(0);
    expect(await codeOf("analyze", "bad.yaml")).toBe(0);
    expect(await codeOf("analyze", "none.yaml")).toBe(0);
  });

  it("is for budgets that hold", async () => {
    expect(await codeOf("check", "good.yaml")).toBe(0);
  });

  it("is for help, version, schema and explanations that were asked for", async () => {
    for (const argv of [
      ["--help"],
      ["-h"],
      ["help"],
      ["help", "check"],
      ["analyze", "--help"],
      ["-V"],
      ["--version"],
    ]) {
      expect(await codeOf(...argv)).toBe(0);
    }
    expect(await codeOf("schema")).toBe(0);
    expect(await codeOf("explain", "SP201")).toBe(0);
    expect(await codeOf("explain", "app", "good.yaml")).toBe(0);
  });
});

describe("exit code 1", () => {
  it("is for a broken budget under check, of any of the files", async () => {
    expect(await codeOf("check", "bad.yaml")).toBe(1);
    expect(await codeOf("check", "good.yaml", "bad.yaml")).toBe(1);
  });

  it("is for a finding of the severity that --fail-on names, or worse", async () => {
    expect(await codeOf("analyze", "bad.yaml", "--fail-on", "error")).toBe(1);
    expect(await codeOf("analyze", "bad.yaml", "--fail-on", "warning")).toBe(1);
    expect(await codeOf("analyze", "good.yaml", "--fail-on", "error")).toBe(0);
  });
});

describe("exit code 2", () => {
  it.each([
    ["no command", []],
    ["an unknown command", ["analyse", "good.yaml"]],
    ["an unknown option", ["analyze", "good.yaml", "--fast"]],
    ["no file", ["analyze"]],
    ["a format that is none", ["analyze", "good.yaml", "-f", "xml"]],
    ["an output without a path", ["analyze", "good.yaml", "-o", "json"]],
    ["an output of an unknown format", ["analyze", "good.yaml", "-o", "xml=a.xml"]],
    ["an output on standard output", ["analyze", "good.yaml", "-o", "json=-"]],
    ["the same output twice", ["analyze", "good.yaml", "-o", "json=a", "-o", "table=a"]],
    ["an output in place of the input", ["analyze", "good.yaml", "-o", "json=./good.yaml"]],
    ["a severity that is none", ["analyze", "good.yaml", "--fail-on", "note"]],
    ["a width that is none", ["analyze", "good.yaml", "--width", "wide"]],
    ["a size that is none", ["analyze", "good.yaml", "--max-bytes", "-1"]],
    ["standard input twice", ["analyze", "-", "-"]],
    ["a setting that is none", ["analyze", "good.yaml", "--set", "tiers"]],
    ["a file that is not there", ["analyze", "nowhere.yaml"]],
    ["a file that is no topology", ["analyze", "broken.yaml"]],
    ["one such file among others", ["analyze", "good.yaml", "broken.yaml"]],
    ["an overlay that is not there", ["analyze", "good.yaml", "--overlay", "nowhere.yaml"]],
    ["a check without budgets", ["check", "none.yaml"]],
    ["a check of several, one without budgets", ["check", "good.yaml", "none.yaml"]],
    ["a code that is none", ["explain", "SP999"]],
    ["a tier that is none", ["explain", "wbe", "good.yaml"]],
  ])("is for %s, with words on standard error and nothing on standard output", async (_, argv) => {
    const { code, stdout, stderr } = await runIn({ files }, ...argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.length).toBeGreaterThan(20);
  });

  it("is for a file that cannot be written, before anything is answered", async () => {
    const outcome = await runIn({ files, writing: "EACCES" }, "analyze", "good.yaml", "-o", "json=report.json");
    expect(outcome).toMatchObject({ code: 2, stdout: "" });
    expect(outcome.stderr).toContain("cannot write report.json");
  });

  it("offers the nearest name", async () => {
    expect((await runIn({ files }, "analyse", "good.yaml")).stderr).toMatch(/Did you mean analyze\?/);
    expect((await runIn({ files }, "check", "good.yaml", "--overlya", "x")).stderr).toMatch(/Did you mean --overlay\?/);
    expect((await runIn({ files }, "explain", "ap", "good.yaml")).stderr).toMatch(/did you mean app\?/);
    expect((await runIn({ files }, "explain", "saturatd")).stderr).toMatch(/did you mean saturated\?/);
  });
});

describe("exit code 3", () => {
  const broken = { files, printing: new TypeError("it is not a function") };

  it("is for a fault of ours, with what to report", async () => {
    const { code, stdout, stderr } = await runIn(broken, "analyze", "good.yaml");
    expect(code).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toContain("this is a fault of scale-plan");
    expect(stderr).toContain("TypeError: it is not a function");
    expect(stderr).toContain("scale-plan analyze good.yaml");
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it("comes with the stack where that is asked for", async () => {
    const { stderr } = await runIn({ ...broken, env: { SCALE_PLAN_DEBUG: "1" } }, "analyze", "good.yaml");
    expect(stderr).toMatch(/^ +at /m);
  });
});
