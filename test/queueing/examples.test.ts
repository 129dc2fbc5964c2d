import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = "src/queueing";
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(/\.ts$/, ""));

/** The lines `expression; // value` under the `@example` tags of a source file. */
function examplesIn(file: string): readonly (readonly [string, string])[] {
  const text = readFileSync(`${folder}/${file}.ts`, "utf8");
  return [...text.matchAll(/@example\n((?: \* .*\n)+)/g)].flatMap(([, lines = ""]) =>
    [...lines.matchAll(/ \* (.*); \/\/ (.*)\n/g)].map(
      ([, expression = "", value = ""]) => [expression, value] as const,
    ),
  );
}

const modules: Record<string, unknown>[] = await Promise.all(
  files.map((file) => import(`../../src/queueing/${file}.ts`)),
);
const known: Record<string, unknown> = Object.assign({}, ...modules);

function evaluated(expression: string): unknown {
  return new Function(...Object.keys(known), `return (${expression});`)(...Object.values(known));
}

/** How many significant digits a number is written with. */
function digitsOf(text: string): number {
  return text
    .replace(/e.*$/i, "")
    .replace(/^-?0*\.?0*/, "")
    .replace(/\D/g, "").length;
}

function agrees(actual: unknown, text: string): boolean {
  const written = text.replace(/…$/, "").replace(/^Float64Array /, "");
  const expected = evaluated(written);
  if (typeof expected === "number" && /^-?[\d.]+(e-?\d+)?$/i.test(written)) {
    // As many digits as the docstring gives: the last one may be cut or rounded. A whole number is meant exactly.
    const digits = /[.e]/i.test(written) ? Math.min(12, digitsOf(written)) : 12;
    return (
      Math.abs((actual as number) - expected) <=
      1.01 * 10 ** (Math.floor(Math.log10(Math.abs(expected) || 1)) + 1 - digits)
    );
  }
  const plain = ArrayBuffer.isView(actual) ? Array.from(actual as Float64Array) : actual;
  return JSON.stringify(rounded(plain)) === JSON.stringify(rounded(expected));
}

/** Numbers to nine digits; everything else as it is. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
  return value;
}

/** Prose after the slashes explains; only what is a value can be held to it. */
function isValue(text: string): boolean {
  return /^(-?[\d.]+(e-?\d+)?…?|(Float64Array )?\[[^…]*\]|\{.*\}|".*"|null|true|false|\d+ \/ \d+)$/i.test(text);
}

describe("the examples in the docstrings of the queueing functions", () => {
  const examples = files
    .flatMap((file) => examplesIn(file).map(([expression, value]) => [expression, value, file]))
    .filter(([expression = "", value = ""]) => isValue(value) && (/^\w+/.exec(expression)?.[0] ?? "") in known);

  it("are found", () => {
    expect(examples.length).toBeGreaterThan(60);
  });

  it.each(examples)("%s is %s (%s)", (expression = "", value = "") => {
    const actual = evaluated(expression);
    expect(agrees(actual, value), `got ${JSON.stringify(actual)}`).toBe(true);
  });
});
