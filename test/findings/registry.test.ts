import { describe, expect, it } from "vitest";
import { rules } from "../../src/findings/registry.ts";
import { planOf } from "./plan.ts";

describe("the rules", () => {
  it("have codes and names of their own", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it.each(rules)("$code $name says what, why and how to mend it", (rule) => {
    expect(rule.code).toMatch(/^SP[1-9]\d\d$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [rule.title, rule.what, rule.why, rule.howToMend]) expect(text).toMatch(/^[A-Z].{15,}/s);
    for (const text of [rule.what, rule.why, rule.howToMend]) expect(text).toMatch(/\.$/);
  });

  it.each(rules)("$code $name fires in its own example", (rule) => {
    const found = planOf(rule.example).findings.filter(({ code }) => code === rule.code);
    expect(found).toHaveLength(1);
    expect(found[0]?.rule).toBe(rule.name);
    expect(found[0]?.message).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});
