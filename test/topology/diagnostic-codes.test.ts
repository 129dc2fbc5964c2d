import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnosticRules } from "../../src/topology/diagnostic-codes.ts";

const rules = Object.entries(diagnosticRules);

/** Shown by other tests, since a fixture cannot hold them: files.test.ts, and those of the program. */
const elsewhere = [
  "unreadable-file",
  "file-too-large",
  "not-utf8",
  "control-character",
  "nested-too-deep",
  "bad-set-option",
  "unreadable-report",
  "unreadable-revision",
  "bad-budget-option",
  "no-budgets",
];

describe("The registry of diagnostics", () => {
  it("gives each rule a code of its own, in order", () => {
    const codes = rules.map(([, { code }]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^SP0\d\d$/);
  });

  it.each(rules)("%s says what is wrong, why it matters, and how to mend it, in whole sentences", (name, rule) => {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const sentence of [rule.what, rule.why, rule.mend]) expect(sentence).toMatch(/^[A-Z`1].+[.}]$/s);
  });

  it("has no rule that nobody has ever seen", () => {
    const folder = "test/cases/bad";
    const outputs = readdirSync(folder).filter((name) => name.endsWith(".out"));
    const seen = outputs.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
    for (const [name, { code, severity }] of rules)
      if (!elsewhere.includes(name)) expect(seen).toContain(`${severity} ${code} ${name}: `);
  });
});
