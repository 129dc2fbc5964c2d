import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Format, FormatOptions } from "../../src/formats/format.ts";
import { github } from "../../src/formats/github.ts";
import { gitlab } from "../../src/formats/gitlab.ts";
import { junit } from "../../src/formats/junit.ts";
import { MARKER, markdown } from "../../src/formats/markdown.ts";
import { sarif } from "../../src/formats/sarif.ts";
import { analyzePlan, checkPlan } from "../../src/report/analyze.ts";
import type { AcceptedRisk, Analysis, Check, Finding } from "../../src/report/generated/report.ts";
import { analysesOf } from "../../src/report/several.ts";
import { withoutFiles } from "../../src/report/source.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { analysisSample, checkSample } from "./sample.ts";

const plain: FormatOptions = { width: 100, color: false, ascii: false, all: false, command: null };
const show = (format: Format, answer: Answer) => format(answer, plain);

/** A database at 96 % with budgets that it breaks, read from line 7 of a file. */
function overloaded(name = "shop"): { readonly analysis: Analysis; readonly check: Check } {
  const data = {
    version: 1,
    name,
    workloads: { browse: { rate: "48/s" } },
    tiers: {
      web: { kind: "service", instances: 2, serviceTime: "1ms", calls: { db: 1 } },
      db: { kind: "database", engine: "postgresql", read: "20ms" },
    },
    budgets: { latency: { browse: { p99: "300ms" } }, utilization: "70%", cost: "$100/month" },
  };
  const read = topologyFromData(data);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const plan = {
    topology: read.topology,
    data,
    reread: (edited: unknown) => {
      const read = topologyFromData(edited);
      return read.ok ? read.topology : null;
    },
    today: null,
    source: {
      ...withoutFiles,
      files: ["plans/shop, eu.yaml"],
      reproduce: "scale-plan check 'plans/shop, eu.yaml'",
      locate: () => ({ file: "plans/shop, eu.yaml", line: 7, column: 3 }),
    },
  };
  const analysis = analyzePlan(plan);
  const check = checkPlan(plan);
  if (!analysis.ok || !check.ok) throw new Error("the plan cannot be solved");
  return { analysis: analysis.document, check: check.document };
}

const risk: AcceptedRisk = {
  id: "we-know",
  finding: "saturated",
  budget: null,
  tier: null,
  scenario: null,
  reason: "moved away in June",
  until: "2027-06-30",
  worseThan: null,
  status: "accepted",
  expired: false,
  matches: [],
  location: { path: "accept.we-know", file: null, line: null, column: null },
};

/** The same plan, its first finding accepted. */
function withAccepted(analysis: Analysis): Analysis {
  const [first, ...rest] = analysis.findings;
  return { ...analysis, accepted: [risk], findings: [{ ...(first as Finding), accepted: risk.id }, ...rest] };
}

describe("SARIF", () => {
  // Draft 4 in all but what the two drafts call their identifiers.
  const { id: _, ...withoutId } = JSON.parse(
    readFileSync(new URL("../reference/sarif-schema-2.1.0.json", import.meta.url), "utf8"),
  ) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile({
    ...withoutId,
    $schema: "http://json-schema.org/draft-07/schema#",
  });

  it.each([
    ["an analysis", overloaded().analysis],
    ["a check", overloaded().check],
    ["accepted risks", withAccepted(overloaded().analysis)],
    ["several plans", analysesOf([overloaded().analysis, overloaded("other").analysis])],
  ])("of %s is valid", (_, answer) => {
    const log = JSON.parse(show(sarif, answer)) as unknown;
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  it("names its rules, their help and where they were broken", () => {
    const log = JSON.parse(show(sarif, overloaded().analysis));
    const [run] = log.runs;
    for (const { ruleId, ruleIndex, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(run.tool.driver.rules[ruleIndex].help.text.length).toBeGreaterThan(40);
      expect(locations[0].physicalLocation).toEqual({
        artifactLocation: { uri: "plans/shop,%20eu.yaml" },
        region: { startLine: 7, startColumn: 3 },
      });
    }
  });

  it("has fingerprints that tell causes apart and stay when figures and lines move", () => {
    const prints = (answer: Answer): string[] =>
      JSON.parse(show(sarif, answer)).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints["scalePlan/v1"],
      );
    const { analysis } = overloaded();
    const moved = {
      ...analysis,
      findings: analysis.findings.map((finding) => ({
        ...finding,
        message: `${finding.message} And more.`,
        location: { ...finding.location, line: 99 },
      })),
    };
    expect(prints(moved)).toEqual(prints(analysis));
    expect(new Set(prints(analysis)).size).toBe(analysis.findings.length);
  });

  it("suppresses what is accepted, with the reason", () => {
    const [result] = JSON.parse(show(sarif, withAccepted(overloaded().analysis))).runs[0].results;
    expect(result.suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification: "moved away in June" },
    ]);
  });
});

describe("GitHub's annotations", () => {
  it("stand at the lines of the file, one line each, escaped as the runner reads them", () => {
    const text = show(github, overloaded().check);
    expect(text).toMatch(
      /^::error file=plans\/shop%2C eu\.yaml,line=7,col=3,title=SP901 latency-budget::browse p99 is \S+ s, beyond its budget of ≤ 300 ms \(\d+%25 over\)$/m,
    );
  });

  it("are at most ten of each severity, and say how many more there are", () => {
    const { check } = overloaded();
    const [one] = check.budgets.filter(({ verdict }) => verdict === "broken");
    if (one === undefined) throw new Error("nothing is broken");
    const many = { ...check, budgets: Array.from({ length: 14 }, (_, k) => ({ ...one, key: `${one.key}-${k}` })) };
    const lines = show(github, many).trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
    expect(lines).toContain("and 4 more of severity error, which GitHub would not show");
  });

  it("cannot be forged by a name in the file", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const { check } = { check: checkSample };
        const text = show(github, { ...check, name, budgets: [] });
        expect(text.split("\n").filter((line) => line.startsWith("::"))).toEqual([]);
      }),
    );
  });

  it("leave out what is accepted", () => {
    const { analysis } = overloaded();
    const count = (answer: Answer) => show(github, answer).match(/^::/gm)?.length ?? 0;
    expect(count(withAccepted(analysis))).toBe(count(analysis) - 1);
  });
});

describe("JUnit", () => {
  /** Every tag is closed in its order; the names of the tests in it. */
  function readXml(text: string): string[] {
    const open: string[] = [];
    const names: string[] = [];
    for (const [, close, tag, rest] of text.matchAll(/<(\/?)([a-z-]+)((?:\s+[a-z]+="[^"<]*")*\s*\/?)>/g)) {
      if (close === "/") expect(open.pop()).toBe(tag);
      else {
        if (tag === "testcase") names.push(/ name="([^"]*)"/.exec(rest ?? "")?.[1] ?? "");
        if (!rest?.endsWith("/")) open.push(tag as string);
      }
    }
    expect(open).toEqual([]);
    return names;
  }

  it("has one test for each budget, and counts what failed", () => {
    const { check } = overloaded();
    const text = show(junit, check);
    expect(readXml(text)).toHaveLength(check.budgets.length);
    const failing = check.counts.broken + check.counts.unknown;
    expect(text).toContain(`<testsuites name="scale-plan" tests="${check.budgets.length}" failures="${failing}"`);
    expect(text.match(/<failure /g)).toHaveLength(failing);
  });

  it("skips what is accepted or cannot be compared", () => {
    const [first, ...rest] = checkSample.budgets;
    if (first === undefined) throw new Error("no budgets");
    const text = show(junit, {
      ...checkSample,
      budgets: [{ ...first, verdict: "broken", accepted: "we-know" }, { ...first, verdict: "unjudged" }, ...rest],
    });
    expect(text).toContain('<skipped message="accepted as we-know"/>');
    expect(text).toContain('<skipped message="no base was given to compare with"/>');
  });

  it("is well-formed whatever a plan is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const text = show(junit, { ...checkSample, name });
        readXml(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
  });
});

describe("GitLab's code quality", () => {
  it("has what GitLab asks for, and no two fingerprints alike", () => {
    const issues = JSON.parse(show(gitlab, overloaded().analysis)) as Record<string, unknown>[];
    expect(issues.length).toBeGreaterThan(2);
    for (const issue of issues) {
      expect(issue).toMatchObject({
        description: expect.stringMatching(/^SP\d{3} /),
        check_name: expect.stringMatching(/^[a-z-]+$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: "plans/shop, eu.yaml", lines: { begin: 7 } },
      });
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });
});

describe("Markdown", () => {
  it("is as kept", async () => {
    await expect(show(markdown, analysisSample)).toMatchFileSnapshot("golden/analysis.md");
    await expect(show(markdown, checkSample)).toMatchFileSnapshot("golden/check.md");
  });

  it("begins with the marker by which a comment is found again", () => {
    expect(show(markdown, checkSample).startsWith(`${MARKER}\n`)).toBe(true);
  });

  it("stays below what a comment may hold, and says what it left out", () => {
    const [one] = analysisSample.findings;
    if (one === undefined) throw new Error("no finding");
    const long = { ...analysisSample, findings: Array.from({ length: 2000 }, () => one) };
    const text = show(markdown, long);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(60_000);
    expect(text).toContain("Shortened");
    expect(text).toContain(analysisSample.name);
    const many = analysesOf(Array.from({ length: 3000 }, () => analysisSample));
    expect(new TextEncoder().encode(show(markdown, many)).length).toBeLessThanOrEqual(60_000);
  });

  it("lets no name of the file break out of its place or call a person", () => {
    const name = "<img src=x> | [a](http://b) `@octocat` ```\n# x";
    const text = show(markdown, {
      ...checkSample,
      name,
      budgets: checkSample.budgets.map((budget) => ({ ...budget, subject: name })),
    });
    expect(text).not.toMatch(/<img|@octocat|\]\(http|^# x/m);
  });
});
