import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changesOf } from "../../src/diff/changes.ts";
import { pathText } from "../../src/report/path-text.ts";

const changes = (before: string, after: string) =>
  changesOf(parse(before), parse(after)).map((one) => [pathText(one.path), one.before, one.after]);

describe("the changes of a file", () => {
  it("are none between a file and itself, with other comments, order, spelling of maps and x- keys", () => {
    const before = "tiers: { web: { cores: 4, instances: 2 }, db: { cores: 8 } }\nx-owner: ada\n";
    const after =
      "# a comment\ntiers:\n  db: { cores: 8 }\n  web:\n    instances: 2\n    cores: 4 # each\nx-owner: bob\n";
    expect(changes(before, after)).toEqual([]);
  });

  it("are keys with their values as written, in the new file's order, what is gone last", () => {
    expect(changes("tiers: { web: { cores: 4, speed: 2 } }", "tiers: { web: { rate: 1ms, cores: 8 } }")).toEqual([
      ["tiers.web.rate", undefined, "1ms"],
      ["tiers.web.cores", 4, 8],
      ["tiers.web.speed", 2, undefined],
    ]);
  });

  it("are one for a tier that comes or goes", () => {
    expect(changes("tiers: { a: { cores: 1 } }", "tiers: { b: { cores: 1 } }")).toEqual([
      ["tiers.b", undefined, { cores: 1 }],
      ["tiers.a", { cores: 1 }, undefined],
    ]);
  });

  it("compare lists of maps place by place, and other lists as one value", () => {
    expect(changes("calls: [{ to: a, share: 1% }, { to: b }]", "calls: [{ to: a, share: 2% }, { to: b }]")).toEqual([
      ["calls[0].share", "1%", "2%"],
    ]);
    expect(changes("calls: [{ to: a }]", "calls: [{ to: a }, { to: b }]")).toHaveLength(1);
    expect(changes("profile: [1, 2]", "profile: [2, 1]")).toEqual([["profile", [1, 2], [2, 1]]]);
  });

  it("know nothing of what JavaScript has on its own", () => {
    expect(changes("tiers: { a: 1 }", "tiers: { a: 1, constructor: 2 }")).toEqual([
      ["tiers.constructor", undefined, 2],
    ]);
  });
});
