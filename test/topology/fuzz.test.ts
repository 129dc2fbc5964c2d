import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnosticRules } from "../../src/topology/diagnostic-codes.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";
import { shownLines } from "./diagnostic-text.ts";

const seeds = [
  ...readdirSync("examples", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(`examples/${name}`, "utf8")),
  readFileSync("test/cases/language/larger.yaml", "utf8"),
  ...readdirSync("test/cases/bad")
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(`test/cases/bad/${name}`, "utf8")),
];

/** Pieces that mean something to YAML, to the language or to JavaScript. */
const pieces = fc.constantFrom(
  ..."{ } [ ] : , - & * ? | > # ! % @ ` ' \" \\ <<".split(" "),
  "\n",
  "\r\n",
  "\t",
  "  ",
  "\n- ",
  ": ",
  "&a ",
  "*a",
  "---\n",
  "...\n",
  "null",
  "~",
  "true",
  ".inf",
  ".nan",
  "1e400",
  "0x10",
  "-1",
  "5m",
  "70%",
  "3x",
  "1,000/s",
  "400/s",
  "12ms",
  "$5/h",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "db",
  "db.read",
  "calls",
  "oneOf",
  "parallel",
  "to",
  "kind",
  "\u0000",
  "\u001b[2J",
  "\u202e",
  "\ufeff",
  "\ud800",
  "写",
  "🙂",
  "x".repeat(300),
);

const mutation = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 40 }),
  piece: pieces,
  kind: fc.constantFrom("insert", "remove", "replace", "copy", "cut"),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((current, { place, removed, piece, kind }) => {
    const at = Math.floor(place * current.length);
    const [before, after] = [current.slice(0, at), current.slice(at)];
    if (kind === "insert") return before + piece + after;
    if (kind === "remove") return before + after.slice(removed);
    if (kind === "replace") return before + piece + after.slice(removed);
    return kind === "copy" ? before + after.slice(0, removed) + after : before;
  }, text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must never reach a terminal
const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/;

describe("Whatever stands in a file", () => {
  it("is answered in time, with a place and a code, and never with an exception", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 5 }), (seed, mutations) => {
        const text = mutated(seed, mutations);
        const start = performance.now();
        const result = parseTopology([{ name: "fuzz.yaml", text }]);
        expect(performance.now() - start).toBeLessThan(1000);
        const diagnostics = result.ok ? result.warnings : result.diagnostics;
        expect(result.ok).toBe(!diagnostics.some(({ severity }) => severity === "error"));
        if (!result.ok) expect(diagnostics).not.toHaveLength(0);
        for (const diagnostic of diagnostics) {
          const { rule, code, position, message, hint } = diagnostic;
          expect(diagnosticRules[rule].code).toBe(code);
          expect(`${message}${hint}`).not.toMatch(unprintable);
          expect(message.length).toBeLessThan(1600);
          expect(position?.line).toBeGreaterThan(0);
          for (const line of shownLines(diagnostic, text)) expect(line).not.toMatch(unprintable);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("a topology that is read holds only finite numbers, and names that exist", { timeout: 300_000 }, () => {
    const check = (value: unknown): void => {
      if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      else if (value instanceof Map) for (const entry of value.values()) check(entry);
      else if (typeof value === "object" && value !== null) for (const entry of Object.values(value)) check(entry);
    };
    fc.assert(
      fc.property(fc.constantFrom(...seeds), mutation, (seed, one) => {
        const result = parseTopology([{ name: "fuzz.yaml", text: mutated(seed, [one]) }]);
        if (!result.ok) return;
        check(result.topology);
        const tiers = new Set(result.topology.tiers.map(({ id }) => id));
        for (const { entry, arrivalRate, mix } of result.topology.workloads) {
          expect(tiers).toContain(entry);
          expect(arrivalRate).toBeGreaterThan(0);
          expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("data of any shape are answered too, whoever hands them over", () => {
    const anyData = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const keyed = fc.record({
      version: fc.constant(1),
      workloads: anyData,
      tiers: fc.dictionary(
        fc.constantFrom("a", "b", "constructor"),
        fc.oneof(
          anyData,
          fc.record({
            kind: fc.constantFrom(
              "dns",
              "cdn",
              "load-balancer",
              "service",
              "worker",
              "cache",
              "database",
              "queue",
              "object-store",
              "external",
            ),
            calls: anyData,
            operations: anyData,
            serviceTime: anyData,
            miss: anyData,
            consumers: anyData,
            routes: anyData,
            read: anyData,
            instances: anyData,
          }),
        ),
      ),
      budgets: anyData,
      defaults: anyData,
      network: anyData,
    });
    fc.assert(
      fc.property(fc.oneof(anyData, keyed), (data) => {
        const result = topologyFromData(data);
        if (!result.ok) expect(result.problems).not.toHaveLength(0);
      }),
      { numRuns: 500 },
    );
  });
});
