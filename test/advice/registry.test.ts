import { describe, expect, it } from "vitest";
import { remedies } from "../../src/advice/registry.ts";
import { rules } from "../../src/findings/registry.ts";

/** Findings that only people can mend: by measuring, by looking prices up, by deciding anew. */
const FOR_PEOPLE = [
  "accepted-expired",
  "accepted-unmatched",
  "assumption-of-weight",
  "prices-unknown",
  // By the remedies of its cause.
  "scenario-budget",
];

describe("the remedies", () => {
  it("have names of their own, and answer rules that exist", () => {
    expect(new Set(remedies.map(({ name }) => name)).size).toBe(remedies.length);
    const names = new Set(rules.map(({ name }) => name));
    for (const { rules: answered } of remedies) for (const rule of answered) expect(names).toContain(rule);
  });

  it("answer every rule but those that ask for a measurement or a price", () => {
    const answered = new Set(remedies.flatMap((remedy) => remedy.rules));
    expect(
      rules
        .map(({ name }) => name)
        .filter((name) => !answered.has(name))
        .toSorted(),
    ).toEqual(FOR_PEOPLE);
  });

  it.each(remedies)("$name says what it changes and where it ends", ({ name, title, what, limits, asks }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z]/);
    for (const text of [what, limits]) expect(text).toMatch(/^[A-Z].{15,}\.$/s);
    for (const ask of asks) expect(ask).toMatch(/^[a-z0-9].{15,}[^.]$/s);
  });
});
