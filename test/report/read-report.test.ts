import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { significant } from "../../src/formats/significant.ts";
import { looksLikeReport, readReport } from "../../src/report/read-report.ts";
import { type Schema, schemaProblem } from "../../src/report/schema-problem.ts";
import { analysisOf, checkOf, single } from "./plans.ts";
import { schemaProblems } from "./schema.ts";

const analysis = significant(analysisOf(single));
const text = JSON.stringify(analysis);
const { $defs } = JSON.parse(readFileSync("schemas/report.schema.json", "utf8")) as {
  readonly $defs: Readonly<Record<string, Schema>>;
};

describe("a saved report", () => {
  it("is read as it was written, analyses and checks alike, with a byte-order mark or without", () => {
    expect(readReport(text)).toEqual({ ok: true, report: JSON.parse(text) });
    expect(readReport(`\ufeff${text}`).ok).toBe(true);
    expect(readReport(JSON.stringify(significant(checkOf(single)))).ok).toBe(true);
  });

  it.each([
    ["no JSON", "version: 1", /no JSON document/],
    ["cut", text.slice(0, -20), /no JSON document/],
    ["a list", "[]", /no JSON document/],
    ["of another kind", '{"kind":"rule","schemaVersion":1}', /no report/],
    ["of another version", text.replace('"schemaVersion":1', '"schemaVersion":2'), /schemaVersion is not 1/],
    ["without a key", text.replace('"converged":true,', ""), /has no converged/],
    ["with another type deep inside", text.replace('"saturated":false', '"saturated":"no"'), /saturated is no boolean/],
    ["with a key of nobody's", text.replace('"converged"', '"extra":1,"converged"'), /extra is no key of it/],
  ])("that is %s is refused, with the place", (_, wrong, message) => {
    expect(readReport(wrong)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it("is told from a topology that is written in JSON", () => {
    expect(looksLikeReport(text)).toBe(true);
    expect(looksLikeReport('{ "version": 1, "tiers": {} }')).toBe(false);
    expect(looksLikeReport("version: 1")).toBe(false);
  });

  it("is judged as the published schema judges it, whatever is put in place of any of its values", () => {
    const leaves: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      leaves.push(path);
      if (Array.isArray(value)) for (const [index, member] of value.entries()) walk(member, [...path, index]);
      else if (typeof value === "object" && value !== null)
        for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
    };
    walk(analysis, []);
    const put = (value: unknown, [key, ...rest]: readonly (string | number)[], other: unknown): unknown => {
      if (key === undefined) return other;
      if (Array.isArray(value))
        return value.map((member, index) => (index === key ? put(member, rest, other) : member));
      const map = value as Readonly<Record<string, unknown>>;
      return { ...map, [key]: put(map[key], rest, other) };
    };
    const others = fc.constantFrom<unknown>(null, true, "text", "error", "SP201", -1, 0.5, 3, [], {}, ["a"], {
      kind: 1,
    });
    fc.assert(
      fc.property(fc.constantFrom(...leaves.filter((path) => path[0] !== "kind")), others, (path, other) => {
        const document = put(JSON.parse(text), path, other);
        expect(schemaProblem(document, $defs.analysis ?? {}, $defs) === null).toBe(
          schemaProblems(document).length === 0,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("knows every keyword that the schema is written in", () => {
    const known = "$ref type const enum pattern minimum maximum items properties required additionalProperties oneOf";
    const keywordsOf = (schema: unknown): readonly string[] => {
      if (typeof schema !== "object" || schema === null) return [];
      return Object.entries(schema).flatMap(([keyword, value]) => {
        if (keyword === "properties") return [keyword, ...Object.values(value as object).flatMap(keywordsOf)];
        if (keyword === "oneOf") return [keyword, ...(value as readonly unknown[]).flatMap(keywordsOf)];
        return keyword === "items" || keyword === "additionalProperties" ? [keyword, ...keywordsOf(value)] : [keyword];
      });
    };
    const used = new Set(Object.values($defs).flatMap(keywordsOf));
    for (const wordless of ["description", "title", "default", "examples"]) used.delete(wordless);
    expect([...used].filter((keyword) => !known.split(" ").includes(keyword))).toEqual([]);
  });
});
