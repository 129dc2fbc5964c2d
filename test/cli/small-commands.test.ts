import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { firstTopology } from "../../src/cli/first-topology.ts";
import { ruleNames } from "../../src/report/rule.ts";
import { schemaProblems } from "../report/schema.ts";
import { runIn } from "./fake-io.ts";
import { bad, good, warned } from "./plans.ts";

describe("validate", () => {
  it("says what a file holds, and solves nothing", async () => {
    const { code, stdout, stderr } = await runIn(
      { files: { "a.yaml": good, "b.yaml": bad } },
      "validate",
      "a.yaml",
      "b.yaml",
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      "a.yaml is valid: 1 workload, 1 tier, 2 budgets\nb.yaml is valid: 1 workload, 1 tier, 2 budgets\n",
    );
  });

  it("answers 2 with the diagnostics, and nothing on standard output", async () => {
    const { code, stdout, stderr } = await runIn(
      { files: { "a.yaml": "version: 1\ntiers: 3\n" } },
      "validate",
      "a.yaml",
    );
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("a.yaml:2:8");
  });

  it("tells warnings, as data where that is asked for", async () => {
    const text = await runIn({ files: { "a.yaml": warned } }, "validate", "a.yaml");
    expect(text.code).toBe(0);
    expect(text.stderr).toContain("spare");
    const data = await runIn({ files: { "a.yaml": warned } }, "validate", "a.yaml", "-f", "json");
    expect(data.stderr).toBe("");
    const document = JSON.parse(data.stdout);
    expect(schemaProblems(document)).toEqual([]);
    expect(document.diagnostics).toHaveLength(1);
  });

  it("reads standard input once", async () => {
    expect((await runIn({ stdin: good }, "validate", "-")).stdout).toContain("<stdin> is valid");
    expect((await runIn({ stdin: good }, "validate", "-", "-")).code).toBe(2);
  });
});

describe("rules", () => {
  it("lists every code once", async () => {
    const { code, stdout } = await runIn({}, "rules", "-f", "json");
    expect(code).toBe(0);
    const document = JSON.parse(stdout);
    expect(schemaProblems(document)).toEqual([]);
    const codes: string[] = document.rules.map((rule: { code: string }) => rule.code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toHaveLength(ruleNames().length / 2);
  });

  it.each([80, 120, 200])("fits %i columns", async (width) => {
    const { stdout } = await runIn({}, "rules", "--width", String(width));
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(stdout).toContain("SP201");
  });
});

describe("init", () => {
  it("writes a topology whose budgets hold", async () => {
    const { code, stdout, written } = await runIn({}, "init");
    expect(code).toBe(0);
    expect(stdout).toContain("scale-plan analyze topology.yaml");
    const text = written.get("topology.yaml") ?? "";
    expect(text).toBe(firstTopology);
    const check = await runIn({ files: { "topology.yaml": text } }, "check", "topology.yaml");
    expect([check.code, check.stderr]).toEqual([0, ""]);
  });

  it("never overwrites", async () => {
    const { code, stderr, written } = await runIn({ files: { "mine.yaml": good } }, "init", "mine.yaml");
    expect(code).toBe(2);
    expect(stderr).toContain("mine.yaml: it is there already");
    expect(written.size).toBe(0);
  });

  it("prints it on request, and says why it cannot write", async () => {
    expect((await runIn({}, "init", "-")).stdout).toBe(firstTopology);
    const { code, stderr } = await runIn({ writing: "EACCES" }, "init");
    expect(code).toBe(2);
    expect(stderr).toContain("cannot write topology.yaml: EACCES");
  });
});

describe("completion", () => {
  const has = (shell: string) => spawnSync(shell, ["-c", "true"]).status === 0;

  it.each(["bash", "zsh", "fish"])("has a script for %s that the shell can read", async (shell) => {
    const { code, stdout } = await runIn({}, "completion", shell);
    expect(code).toBe(0);
    expect(stdout).toContain("analyze");
    if (!has(shell)) return;
    const { status, stderr } = spawnSync(shell, [shell === "fish" ? "--no-execute" : "-n"], { input: stdout });
    expect([status, String(stderr)]).toEqual([0, ""]);
  });

  it("completes commands, formats and the names in a topology, in bash", async () => {
    const { stdout: script } = await runIn({}, "completion", "bash");
    const complete = (line: readonly string[], names = "") => {
      const words = line.map((word) => `'${word}'`).join(" ");
      const program = `scale-plan() { printf '%s' '${names}'; }
${script}
COMP_WORDS=(${words}); COMP_CWORD=${line.length - 1}; _scale_plan; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", program], { encoding: "utf8" }).stdout.trim().split("\n");
    };
    expect(complete(["scale-plan", "an"])).toEqual(["analyze"]);
    expect(complete(["scale-plan", "check", "a.yaml", "-f", "sa"])).toEqual(["sarif"]);
    expect(complete(["scale-plan", "explain", "d"], "web\ndb\ndns\n")).toEqual(["db", "dns"]);
    expect(complete(["scale-plan", "analyze", "--over"])).toEqual(["--overlay"]);
  });

  it("lists the names of a file, and none of one that cannot be read", async () => {
    expect((await runIn({ files: { "a.yaml": good } }, "completion", "names", "a.yaml")).stdout).toBe("app\nweb\n");
    const { code, stdout, stderr } = await runIn({}, "completion", "names", "none.yaml");
    expect([code, stdout, stderr]).toEqual([0, "", ""]);
    expect((await runIn({}, "completion", "names")).code).toBe(2);
    expect((await runIn({}, "completion", "tcsh")).code).toBe(2);
  });
});

describe("report", () => {
  const saved = async (...argv: readonly string[]) =>
    (await runIn({ files: { "a.yaml": good, "b.yaml": bad } }, ...argv, "-f", "json")).stdout;

  it("shows a saved report as the command itself would have", async () => {
    for (const format of ["table", "json", "markdown", "github", "junit", "sarif", "gitlab"]) {
      const text = await saved("check", "a.yaml", "b.yaml");
      const { stdout, stderr } = await runIn({ files: { "r.json": text } }, "report", "--from", "r.json", "-f", format);
      const direct = await runIn(
        { files: { "a.yaml": good, "b.yaml": bad } },
        "check",
        "a.yaml",
        "b.yaml",
        "-f",
        format,
      );
      expect(stderr).toBe("");
      // The command to have it again is that of each report, the one that was typed is not kept.
      const bare = (shown: string) => shown.replace(/Reproduce: .*/g, "").replace(/What mends them?: .*/g, "");
      expect(bare(stdout), format).toBe(bare(direct.stdout));
    }
  });

  it("judges again", async () => {
    const exitOf = async (text: string, ...more: readonly string[]) =>
      (await runIn({ files: { "r.json": text } }, "report", "--from", "r.json", ...more)).code;
    expect(await exitOf(await saved("check", "a.yaml"))).toBe(0);
    expect(await exitOf(await saved("check", "b.yaml"))).toBe(1);
    expect(await exitOf(await saved("check", "a.yaml", "b.yaml"))).toBe(1);
    expect(await exitOf(await saved("analyze", "b.yaml"))).toBe(0);
    expect(await exitOf(await saved("analyze", "b.yaml"), "--fail-on", "error")).toBe(1);
    expect(await exitOf(await saved("analyze", "a.yaml"), "--fail-on", "error")).toBe(0);
  });

  it("answers 2 to what is no report, and overwrites nothing that it reads", async () => {
    const text = await saved("check", "a.yaml");
    for (const wrong of ["", "{}", "version: 1", '{"kind":"check"}', text.replace('"passed"', '"past"')]) {
      const { code, stdout, stderr } = await runIn({ files: { "r.json": wrong } }, "report", "--from", "r.json");
      expect([code, stdout], wrong).toEqual([2, ""]);
      expect(stderr).toContain("r.json");
    }
    expect((await runIn({}, "report", "--from", "none.json")).code).toBe(2);
    expect((await runIn({}, "report")).code).toBe(2);
    const kept = await runIn({ files: { "r.json": text } }, "report", "--from", "r.json", "-o", "table=./r.json");
    expect([kept.code, kept.written.size]).toEqual([2, 0]);
  });
});
