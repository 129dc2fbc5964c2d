import { describe, expect, it } from "vitest";
import type { Difference } from "../../src/diff/generated/difference.ts";
import { grown, shop } from "../diff/plans.ts";
import { runIn } from "./fake-io.ts";
import { bad, good } from "./plans.ts";

const files = { "old.yaml": shop, "new.yaml": grown, "good.yaml": good, "bad.yaml": bad, "broken.yaml": "tiers: [" };
const diff = (...argv: readonly string[]) => runIn({ files }, "diff", ...argv);
const documentOf = async (...argv: readonly string[]) =>
  JSON.parse((await diff(...argv, "-f", "json")).stdout) as Difference;

async function savedReports() {
  const analysis = (await runIn({ files }, "analyze", "old.yaml", "-f", "json")).stdout;
  const several = (await runIn({ files }, "analyze", "old.yaml", "new.yaml", "-f", "json")).stdout;
  const check = (await runIn({ files }, "check", "old.yaml", "-f", "json")).stdout;
  return { ...files, "analysis.json": analysis, "several.json": several, "check.json": check };
}

describe("diff", () => {
  it("answers 0, and with --exit-code 1 when something moved", async () => {
    expect((await diff("old.yaml", "new.yaml")).code).toBe(0);
    expect((await diff("old.yaml", "new.yaml", "--exit-code")).code).toBe(1);
    expect((await diff("old.yaml", "old.yaml", "--exit-code")).code).toBe(0);
  });

  it("says in one line that nothing moved", async () => {
    const { stdout } = await diff("old.yaml", "old.yaml");
    expect(stdout).toBe(
      "No key differs between old.yaml and old.yaml; nothing moved by more than 1% and 100 µs, 0.1 pp, 0.01x and $1/month or 0.01/s.\n",
    );
  });

  it("takes tolerances, and says so in the document and in the command that makes it again", async () => {
    const wide = await documentOf(
      "old.yaml",
      "new.yaml",
      "--relative",
      "500%",
      "--absolute",
      "10s",
      "--absolute",
      "$1/h",
    );
    expect(wide.tolerance).toEqual({
      relative: 5,
      absolute: { seconds: 10, ratio: 0.001, factor: 0.01, usdPerMonth: 730, perSecond: 0.01 },
    });
    expect(wide.reproduce).toBe(
      "scale-plan diff old.yaml new.yaml --relative '500%' --absolute 10s --absolute '$730/month'".replace(
        "'500%'",
        "500%",
      ),
    );
    expect(wide.effects.filter(({ delta }) => delta !== null)).toEqual([]);
  });

  it("applies overlays and settings to both sides", async () => {
    const set = await documentOf("old.yaml", "new.yaml", "--set", "workloads.web.rate=100/s");
    expect(set.changes?.map(({ path }) => path)).not.toContain("workloads.web.rate");
  });

  it("judges both sides by further budgets, which are in the command that makes it again", async () => {
    const words = ["diff", "old.yaml", "new.yaml", "--budget", "latency.web.p95<=1ms"];
    const { stdout } = await runIn({ files }, ...words, "-f", "json");
    const document = JSON.parse(stdout) as Difference;
    expect(document.budgets.map(({ key }) => key)).toContain("latency.web.p95");
    expect(document.reproduce).toBe("scale-plan diff old.yaml new.yaml --budget 'latency.web.p95<=1ms'");
    const wrong = await runIn({ files }, "diff", "old.yaml", "new.yaml", "--budget", "nonsense");
    expect(wrong.code).toBe(2);
    expect(wrong.stderr.match(/SP016/g)?.length).toBe(2);
  });

  it("reads a side from standard input", async () => {
    const { stdout } = await runIn({ files, stdin: shop }, "diff", "-", "new.yaml", "-f", "json");
    expect((JSON.parse(stdout) as Difference).old).toMatchObject({ from: "<stdin>", kind: "topology", commit: null });
  });

  it("compares saved reports with topologies, and with each other", async () => {
    const world = { files: await savedReports() };
    const saved = await runIn(world, "diff", "analysis.json", "old.yaml", "--exit-code");
    expect(saved).toMatchObject({ code: 0, stderr: "" });
    expect(saved.stdout).toMatch(/^Between analysis\.json and old\.yaml nothing moved/);
    const check = await runIn(world, "diff", "check.json", "new.yaml");
    expect(check.stdout).toContain("Not attributed: a saved report holds no file");
    expect((await runIn(world, "diff", "analysis.json", "check.json")).stdout).toMatch(/nothing moved/);
  });

  it.each([
    ["one side", ["old.yaml"]],
    ["a file that is not there", ["old.yaml", "nowhere.yaml"]],
    ["a file that is no topology", ["old.yaml", "broken.yaml"]],
    ["a format that it has not", ["old.yaml", "new.yaml", "-f", "github"]],
    ["a tolerance that is none", ["old.yaml", "new.yaml", "--relative", "much"]],
    ["an absolute tolerance without a unit", ["old.yaml", "new.yaml", "--absolute", "5"]],
    ["standard input twice", ["-", "-"]],
    ["an output in place of a side", ["old.yaml", "new.yaml", "-o", "json=new.yaml"]],
    ["git where it cannot be run", ["main:old.yaml", "new.yaml"]],
    ["a report of several plans", ["several.json", "new.yaml"]],
    ["a report that was cut", ["cut.json", "new.yaml"]],
    ["a document that is no report", ["rule.json", "new.yaml"]],
    ["an overlay over a saved report", ["analysis.json", "new.yaml", "--set", "workloads.web.rate=1/s"]],
  ])("answers 2 to %s, with words on standard error only", async (_, argv) => {
    const saved = await savedReports();
    const cut = JSON.stringify({ ...JSON.parse(saved["analysis.json"]), verdict: { healthy: "yes" } });
    const rule = (await runIn({ files }, "explain", "SP201", "-f", "json")).stdout;
    const world = { files: { ...saved, "cut.json": cut, "rule.json": rule } };
    const { code, stdout, stderr } = await runIn(world, "diff", ...argv, "--exit-code");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.length).toBeGreaterThan(20);
  });
});
