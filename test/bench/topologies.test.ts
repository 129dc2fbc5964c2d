import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { largeTopologyText } from "../../bench/large-topology-text.ts";
import { validate } from "../../src/topology/generated/validate.js";

interface File {
  readonly tiers: Readonly<Record<string, { readonly calls?: string | Readonly<Record<string, unknown>> }>>;
}

describe("the large company that speed is measured with", () => {
  const text = largeTopologyText(58);
  const file = parse(text) as File;
  const { tiers } = file;

  it("is a megabyte of about 5,800 tiers, under the limit of a file", () => {
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.length).toBeLessThan(2 ** 20);
    expect(Object.keys(tiers)).toHaveLength(5801);
  });

  it("calls only what there is, and leaves nothing uncalled but its 58 front doors", () => {
    const called = Object.values(tiers).flatMap(({ calls = {} }) =>
      (typeof calls === "string" ? [calls] : Object.keys(calls)).map((name) => name.replace(/\..*/, "")),
    );
    expect(called.filter((name) => tiers[name] === undefined)).toEqual([]);
    const uncalled = new Set(Object.keys(tiers));
    for (const name of called) uncalled.delete(name);
    expect(uncalled.size).toBe(58);
  });

  it("speaks the language", () => {
    expect(validate(file) ? [] : validate.errors).toEqual([]);
  });
});

describe("the small system that a start is measured with", () => {
  const file = parse(readFileSync("bench/six-tiers.yaml", "utf8")) as File;

  it("has six tiers", () => {
    expect(Object.keys(file.tiers)).toHaveLength(6);
  });

  it("speaks the language", () => {
    expect(validate(file) ? [] : validate.errors).toEqual([]);
  });
});
