import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, FormatOptions } from "../../src/formats/format.ts";
import { textWidth } from "../../src/formats/table/text-width.ts";
import { table } from "../../src/formats/table.ts";
import type { Analysis } from "../../src/report/generated/report.ts";
import { analysesOf, checksOf } from "../../src/report/several.ts";
import { analysisSample, checkSample, station } from "./sample.ts";

const plain: FormatOptions = { width: 100, color: false, ascii: false, all: false, command: null };

const show = (answer: Answer, options: Partial<FormatOptions> = {}) => table(answer, { ...plain, ...options });

/** The text without what only colours it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is taken out
const uncolored = (text: string) => text.replace(/\u001b\[\d+m/g, "");

describe("the table's layout", () => {
  it.each([80, 120, 200])("is as kept at %i columns", async (width) => {
    await expect(show(analysisSample, { width })).toMatchFileSnapshot(`golden/analysis-${width}.txt`);
  });

  it("is as kept in ASCII", async () => {
    const text = show(analysisSample, { width: 120, ascii: true });
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    await expect(text).toMatchFileSnapshot("golden/analysis-ascii.txt");
  });

  it("is as kept for a check, and for several", async () => {
    await expect(show(checkSample)).toMatchFileSnapshot("golden/check.txt");
    await expect(show(checksOf([checkSample, checkSample]))).toMatchFileSnapshot("golden/checks.txt");
  });

  it("marks findings that are accepted as budgets that are", () => {
    const [first, ...rest] = analysisSample.findings;
    if (first === undefined) throw new Error("the sample has findings");
    const heads = (findings: Analysis["findings"]) =>
      show({ ...analysisSample, findings }, { all: true })
        .split("\n")
        .filter((line) => /^\S SP\d{3} /.test(line))
        .map((line) => line.slice(0, 7));
    expect(heads([first, ...rest])[0]).toBe(`✗ ${first.code}`);
    const accepted = heads([{ ...first, accepted: "sale" }, ...rest]);
    expect(accepted[0]).toBe(`~ ${first.code}`);
    expect(accepted.slice(1)).toEqual(heads(rest));
  });

  it("is as kept in colour, and colour only adds to it", async () => {
    const colored = show(analysisSample, { width: 120, color: true });
    await expect(colored).toMatchFileSnapshot("golden/analysis-color.txt");
    expect(colored).not.toBe(uncolored(colored));
    expect(uncolored(colored)).toBe(show(analysisSample, { width: 120 }));
  });
});

describe("the table", () => {
  it("opens with the verdict and the cheapest mend", () => {
    const [name, , verdict, mend] = show(analysisSample, { width: 120 }).split("\n");
    expect(name).toMatch(/^photo-share .*peak 2\.81k req\/s/);
    expect(verdict).toMatch(/^✗ 3 of 7 budgets broken\. {2}First to saturate: db\.primary, at 1\.18x/);
    expect(mend).toMatch(/^ {2}Cheapest mend: Shard db in two \(\+\$1,104\/month\)/);
  });

  it("ends with the command that makes it again, as it was typed", () => {
    expect(show(analysisSample).trimEnd()).toMatch(/Reproduce: scale-plan analyze topo.yaml --overlay prod.yaml$/);
    expect(show(analysisSample, { command: "scale-plan analyze x" }).trimEnd()).toMatch(/Reproduce: \S+ analyze x$/);
  });

  it("loses p50, mean, cost and the bar at 80 columns, and never p99, saturation or the verdict", () => {
    const headings = (width: number) =>
      show(analysisSample, { width })
        .split("\n")
        .filter((line) => /^(?:WORKLOADS|TIERS)/.test(line))
        .join("\n");
    for (const title of [" p50 ", " mean ", "$/month"]) {
      expect(headings(100)).toContain(title);
      expect(headings(80)).not.toContain(title);
    }
    expect(show(analysisSample, { width: 100 })).toContain("████");
    expect(show(analysisSample, { width: 80 })).not.toContain("█");
    for (const title of ["p99 ", "resp p99", "saturates", "budget"]) expect(headings(80)).toContain(title);
  });

  it("shows ∞ for what is saturated, and the work that is offered", () => {
    const times = { mean: null, p50: null, p90: null, p95: null, p99: null, p999: null };
    const saturated = station("web.cores", {
      saturated: true,
      utilization: 1,
      offeredUtilization: 1.42,
      busiestUtilization: 1.42,
      saturationFactor: 0.704,
      waitSeconds: { ...times, probability: null },
      responseSeconds: times,
      queueLength: null,
    });
    const { tiers, workloads } = analysisSample;
    const text = show({
      ...analysisSample,
      verdict: { ...analysisSample.verdict, saturated: ["web.cores"] },
      workloads: workloads.map((one) => ({ ...one, saturated: true, latencySeconds: times })),
      tiers: tiers.map((tier) => (tier.id === "web" ? { ...tier, stations: [saturated] } : tier)),
    });
    expect(text).toMatch(/^✗ Saturated today: web\.cores\./m);
    expect(text).toMatch(/^web .*142% +█{10} +∞ +∞ +0\.704x/m);
    expect(text).toMatch(/^browse .* ∞ +∞ +∞ +∞ /m);
    expect(text).toContain("∞ saturated: grows without end");
    expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
  });

  it("shows the ten tiers nearest to saturation, and all when asked", () => {
    const many: Analysis = {
      ...analysisSample,
      tiers: Array.from({ length: 14 }, (_, index) => ({
        ...(analysisSample.tiers[1] as Analysis["tiers"][number]),
        id: `tier-${index}`,
        stations: [station(`tier-${index}.cores`, { saturationFactor: 20 - index })],
      })),
    };
    const shown = (all: boolean) => show(many, { all }).match(/^tier-\d+(?= )/gm);
    expect(shown(false)).toEqual(Array.from({ length: 10 }, (_, index) => `tier-${index + 4}`));
    expect(show(many)).toContain("and 4 tiers more, the next of which saturates at 17x: --all");
    expect(shown(true)).toHaveLength(14);
  });

  it("says first of all where the solver did not settle", () => {
    expect(show({ ...analysisSample, converged: false }).split("\n")[2]).toMatch(/^✗ The solver did not settle/);
    const held = { ...checkSample, converged: false, passed: false, counts: { ...checkSample.counts, broken: 0 } };
    expect(show(held)).toMatch(/^✗ The solver did not settle/m);
    expect(show(held).trimEnd().split("\n").at(-1)).toMatch(/^✗ No verdict/);
  });

  it("shows control characters and terminal escapes in names, and obeys none", () => {
    const text = show({ ...analysisSample, name: "red \u001b[31m\u0007\nalert\u202e" });
    expect(text.split("\n")[0]).toContain("red \\x1b[31m\\x07\\nalert\\u202e");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("names several plans one after the other", () => {
    const text = show(analysesOf([analysisSample, { ...analysisSample, name: "other" }]));
    expect(text.match(/^(?:photo-share|other) /gm)).toEqual(["photo-share ", "other "]);
    expect(text.match(/^Reproduce: /gm)).toHaveLength(2);
  });
});

describe("a check's table", () => {
  it("has a row for each budget with limit, actual, margin and verdict, the broken ones first", () => {
    const rows = show(checkSample)
      .split("\n")
      .filter((line) => /^[✓✗!] \S+.*(?:held|warned|broken)$/.test(line));
    expect(rows).toHaveLength(7);
    expect(rows.map((row) => row.split(/\s+/).at(-1))).toEqual([
      ...["broken", "broken", "broken", "warned"],
      ...["held", "held", "held"],
    ]);
    expect(rows[0]).toMatch(/^✗ latency\.upload\.p99 +≤ 2 s +2\.3 s +15% over +broken$/);
    expect(rows.find((row) => row.includes("headroom"))).toMatch(/≥ 1\.5x +1\.18x +21% short/);
  });

  it("says in its last line what to do, and how to have it again", () => {
    const last = show(checkSample).trimEnd().split("\n").at(-1);
    expect(last).toBe(
      "✗ 3 of 7 budgets are broken. What mends them: scale-plan analyze topo.yaml --overlay prod.yaml · Reproduce: scale-plan check topo.yaml --overlay prod.yaml",
    );
    const held = { ...checkSample, passed: true, counts: { ...checkSample.counts, broken: 0, held: 6 } };
    expect(show(held).trimEnd().split("\n").at(-1)).toMatch(/^✓ All 7 budgets hold\. Reproduce: /);
  });

  it("says that unknown is not good enough, and that nothing breaks what has no end", () => {
    const [first] = checkSample.budgets;
    if (first === undefined) throw new Error("the sample has budgets");
    const unknown = {
      ...first,
      id: "cost",
      kind: "cost",
      actual: null,
      marginRatio: null,
      verdict: "unknown",
    } as const;
    const endless = { ...unknown, id: "headroom", kind: "headroom", unit: "factor", verdict: "held" } as const;
    const text = show({ ...checkSample, budgets: [unknown, endless] });
    expect(text).toMatch(/^\? cost.* unknown +unknown +unknown$/m);
    expect(text).toMatch(/^✓ headroom.* unlimited +no end +held$/m);
  });
});

describe("the table's width", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,70}$/);

  it("is never exceeded, but by the command that is there to be copied", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 220 }),
        name,
        name,
        fc.boolean(),
        fc.boolean(),
        (width, tier, workload, ascii, all) => {
          const { tiers, workloads, findings, budgets } = analysisSample;
          const report: Analysis = {
            ...analysisSample,
            tiers: tiers.map((one, index) => (index === 1 ? { ...one, id: tier } : one)),
            workloads: workloads.map((one, index) => (index === 0 ? { ...one, id: workload } : one)),
            budgets: budgets.map((one) => (one.subject === "browse" ? { ...one, subject: workload } : one)),
            findings: findings.map((one) => ({ ...one, subject: tier, message: `${one.message} ${tier}${workload}` })),
          };
          for (const answer of [report, { ...checkSample, budgets: report.budgets }]) {
            const lines = show(answer, { width, ascii, all }).split("\n");
            const long = lines.filter((line) => textWidth(line) > width && !line.includes("Reproduce: "));
            expect(long).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
