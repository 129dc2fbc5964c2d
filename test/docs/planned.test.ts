import { describe, expect, it } from "vitest";
import { plannedKey } from "../../src/topology/planned.ts";
import { readDocument } from "./documents.ts";

const CONTEXTS = ["file", "workload", "service", "cache", "database", "call", "budgets", "queue", "external"];

describe("what the README calls not built", () => {
  it("is answered with `planned` by the program, key by key", () => {
    const { text } = readDocument("README.md");
    const section = text.slice(text.indexOf("## What is not built yet"));
    const keys = [...section.matchAll(/`([a-zA-Z]+)`/g)].map((match) => match[1] as string);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.filter((key) => !CONTEXTS.some((context) => plannedKey(context, key) !== undefined))).toEqual([]);
  });
});
