import { describe, expect, it } from "vitest";
import type { Analyses, Analysis, Check, Diagnostics } from "../../src/report/generated/report.ts";
import { schemaProblems } from "../report/schema.ts";
import { runIn } from "./fake-io.ts";
import { bad, good, warned, withoutBudgets } from "./plans.ts";

const files = { "good.yaml": good, "bad.yaml": bad, "warned.yaml": warned, "none.yaml": withoutBudgets };

describe("standard output", () => {
  it("carries the report alone, while warnings go to standard error", async () => {
    const { code, stdout, stderr } = await runIn({ files }, "analyze", "warned.yaml", "-f", "json");
    expect(code).toBe(0);
    expect(schemaProblems(JSON.parse(stdout))).toEqual([]);
    const said = JSON.parse(stderr) as Diagnostics;
    expect(schemaProblems(said)).toEqual([]);
    expect(said.diagnostics).toMatchObject([{ rule: "unreachable-tier", severity: "warning", file: "warned.yaml" }]);
  });

  it("has the same bytes for the same input, in every format", async () => {
    for (const argv of [
      ["analyze", "bad.yaml"],
      ["analyze", "bad.yaml", "-f", "json"],
      ["check", "bad.yaml", "-f", "json"],
      ["explain", "app", "bad.yaml", "-f", "json"],
    ]) {
      const first = await runIn({ files }, ...argv);
      expect(first.stdout.length).toBeGreaterThan(100);
      expect((await runIn({ files }, ...argv)).stdout).toBe(first.stdout);
    }
  });

  it("names no absolute path, wherever the file lies", async () => {
    const inside = await runIn(
      { files: { "/home/ada/plans/sub/x.yaml": good } },
      "analyze",
      "/home/ada/plans/sub/x.yaml",
      "-f",
      "json",
    );
    expect(JSON.parse(inside.stdout)).toMatchObject({
      files: ["sub/x.yaml"],
      reproduce: expect.stringContaining("x.yaml"),
    });
    const outside = await runIn(
      { files: { "/tmp/secret/x.yaml": good } },
      "analyze",
      "/tmp/secret/x.yaml",
      "-f",
      "json",
    );
    expect(outside.stdout).not.toMatch(/home|secret/);
    expect((JSON.parse(outside.stdout) as Analysis).files).toEqual(["x.yaml"]);
  });

  it("is one document for several files", async () => {
    const analyses = JSON.parse(
      (await runIn({ files }, "analyze", "good.yaml", "bad.yaml", "-f", "json")).stdout,
    ) as Analyses;
    expect(schemaProblems(analyses)).toEqual([]);
    expect(analyses.kind).toBe("analyses");
    expect(analyses.reports.map(({ name }) => name)).toEqual(["good", "bad"]);
    const checks = JSON.parse(
      (await runIn({ files }, "check", "good.yaml", "bad.yaml", "-f", "json")).stdout,
    ) as unknown;
    expect(schemaProblems(checks)).toEqual([]);
    expect(checks).toMatchObject({ kind: "checks", passed: false, reports: [{ passed: true }, { passed: false }] });
  });

  it("is a schema that the program's own documents keep to", async () => {
    const topology = JSON.parse((await runIn({}, "schema")).stdout) as { readonly $schema: string };
    expect(topology.$schema).toContain("2020-12");
    const report = JSON.parse((await runIn({}, "schema", "--report")).stdout) as { readonly title: string };
    expect(report.title).toBe("Report");
  });
});

describe("standard error", () => {
  it("shows a diagnostic with its place, its line and the way out", async () => {
    const { code, stderr } = await runIn(
      { files: { "x.yaml": good.replace("instances:", "instnces:") } },
      "analyze",
      "x.yaml",
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^x\.yaml:5:\d+: error: .*instnces.* \[SP020 unknown-key\]$/m);
    const lines = stderr.split("\n");
    const at = lines.findIndex((line) => line.startsWith("  5 |   app: { kind: service, instnces: 2"));
    expect(at).toBeGreaterThan(0);
    const marked = lines[at + 1] ?? "";
    expect(lines[at]?.slice(marked.indexOf("^"), marked.lastIndexOf("^") + 1)).toBe("instnces");
    expect(stderr).toMatch(/hint: .*instances/);
    expect(stderr).toMatch(/explain SP0/);
  });

  it("shows all that is wrong, in every file, at once", async () => {
    const wrong = { "a.yaml": good.replace("40/s", "40"), "b.yaml": good.replace("10ms", "10") };
    const { stderr } = await runIn({ files: wrong }, "analyze", "a.yaml", "b.yaml");
    expect(stderr).toMatch(/^a\.yaml:3:/m);
    expect(stderr).toMatch(/^b\.yaml:5:/m);
    expect(stderr).toMatch(/^2 errors/m);
  });

  it("says what is wrong with a shared overlay once", async () => {
    const shared = { ...files, "over.yaml": "workloads: { web: { rate: 5 } }\n" };
    const { stderr } = await runIn({ files: shared }, "analyze", "good.yaml", "bad.yaml", "--overlay", "over.yaml");
    expect(stderr.match(/^over\.yaml:1:/gm)).toHaveLength(1);
  });

  it("carries diagnostics as data where the answer is data", async () => {
    const { code, stdout, stderr } = await runIn({ files }, "analyze", "nowhere.yaml", "-f", "json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(schemaProblems(JSON.parse(stderr))).toEqual([]);
    expect(JSON.parse(stderr)).toMatchObject({ diagnostics: [{ code: "SP001", file: null, line: null }] });
  });

  it("shows terminal escapes in a file, and obeys none", async () => {
    const name = '"a\\e[31mb"';
    const { stderr } = await runIn({ files: { "x.yaml": good.replace("app:", `${name}:`) } }, "analyze", "x.yaml");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be there
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(stderr).toContain("\\x1b[31m");
  });
});

describe("files that cannot be read", () => {
  const said = async (world: Parameters<typeof runIn>[0], ...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runIn(world, "analyze", ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };
  const broken = (fails: string) => ({ files: { "x.yaml": { fails } } });

  it("are told apart", async () => {
    expect(await said({}, "x.yaml")).toMatch(/cannot read x\.yaml: there is no such file \[SP001/);
    expect(await said(broken("EISDIR"), "x.yaml")).toMatch(/it is a directory/);
    expect(await said(broken("EACCES"), "x.yaml")).toMatch(/permission denied/);
    expect(await said(broken("EIO"), "x.yaml")).toMatch(/EIO/);
    expect(await said({ files: { "x.yaml": "" } }, "x.yaml")).toMatch(/SP011/);
    expect(await said({ files: { "x.yaml": Uint8Array.of(0x61, 0xff) } }, "x.yaml")).toMatch(
      /^x\.yaml:1:2: .*UTF-8.*SP003/m,
    );
  });

  it("are too large beyond 1 MiB, unless more is allowed", async () => {
    const large = { files: { "x.yaml": `${good}${"# padding\n".repeat(110_000)}` } };
    expect(await said(large, "x.yaml")).toMatch(/larger than 1048576 bytes.*SP002/);
    expect((await runIn(large, "analyze", "x.yaml", "--max-bytes", "2MiB")).code).toBe(0);
    expect(await said({ files: { "x.yaml": good } }, "x.yaml", "--max-bytes", "20")).toMatch(/larger than 20 bytes/);
  });
});

describe("input", () => {
  it("comes from standard input for -", async () => {
    const { code, stdout } = await runIn({ stdin: good }, "check", "-", "-f", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ files: ["<stdin>"], reproduce: "scale-plan check -" });
  });

  it("is merged with overlays and settings, which the command that reproduces it names", async () => {
    const layered = { ...files, "prod.yaml": "workloads: { web: { rate: 60/s } }\n" };
    const argv = ["analyze", "good.yaml", "--overlay", "prod.yaml", "--set", "tiers.app.instances=3"];
    const report = JSON.parse((await runIn({ files: layered }, ...argv, "-f", "json")).stdout) as Analysis;
    expect(report.load.arrivalRatePerSecond).toBe(60);
    expect(report.tiers[0]?.stations[0]?.members).toBe(3);
    expect(report).toMatchObject({ files: ["good.yaml", "prod.yaml"], settings: ["tiers.app.instances=3"] });
    expect(report.reproduce).toBe(`scale-plan ${argv.join(" ")}`);
    const again = report.reproduce.split(" ").slice(1);
    expect(JSON.parse((await runIn({ files: layered }, ...again, "-f", "json")).stdout)).toEqual(report);
  });

  it("is quoted for the shell where that is needed", async () => {
    const { stdout } = await runIn({ files: { "my plan's.yaml": good } }, "analyze", "my plan's.yaml");
    expect(stdout.trimEnd()).toMatch(/Reproduce: scale-plan analyze 'my plan'\\''s\.yaml'$/);
  });
});

describe("files that are written", () => {
  it("hold the answer in their format, beside standard output", async () => {
    const argv = ["check", "bad.yaml", "-o", "json=out.json", "-o", "table=out.txt"];
    const { code, stdout, written } = await runIn({ files, terminal: 70, env: { FORCE_COLOR: "1" } }, ...argv);
    expect(code).toBe(1);
    const saved = JSON.parse(written.get("out.json") ?? "") as Check;
    expect(schemaProblems(saved)).toEqual([]);
    expect(saved.passed).toBe(false);
    expect(written.get("out.txt")).toMatch(/^✗ latency\.web\.p99/m);
    expect(stdout).toContain("\u001b[31m");
    expect(written.get("out.txt")).not.toContain("\u001b");
  });
});
