import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { noTime } from "../../src/queueing/tail-law.ts";

const folder = "src/latency";
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ""));

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
  files.map((file) => import(`../../src/latency/${file}.ts`)),
);
const known: Record<string, unknown> = Object.assign({ noTime }, ...modules);

function evaluated(expression: string): unknown {
  return new Function(...Object.keys(known), `return (${expression});`)(...Object.values(known));
}

describe("the examples in the docstrings of the latency algebra", () => {
  const examples = files.flatMap((file) => examplesIn(file).map(([expression, value]) => [expression, value, file]));

  it("are found", () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  it.each(examples)("%s is %s (%s)", (expression = "", value = "") => {
    const [actual, expected] = [evaluated(expression), evaluated(value)];
    if (typeof expected === "number") expect(actual).toBeCloseTo(expected, 12);
    else expect(actual).toEqual(expected);
  });
});
