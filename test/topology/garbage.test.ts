import { describe, expect, it } from "vitest";
import { Composer, LineCounter } from "yaml";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { compose } from "../../src/topology/source/compose.ts";
import { tokensOf } from "../../src/topology/source/tokens.ts";

const complaintsOf = (text: string): readonly string[] => {
  const parsed = parseTopology([{ name: "topo.yaml", text }]);
  return parsed.ok ? [] : parsed.diagnostics.map(({ rule, position }) => `${position?.line}: ${rule}`);
};

const syntaxOf = (text: string) => {
  const syntax = tokensOf(text, new LineCounter());
  if (!syntax.ok) throw new Error("nested too deep");
  return syntax.tokens;
};

describe("what is no YAML at all", () => {
  it.each([
    ["brackets that nothing opened", "a: ]\n"],
    ["quotes", '"\n'],
    ["colons", ": : : : \n"],
    ["maps that nothing closes", "a: {b: c d: e\n"],
  ])("is told by its first three mistakes: %s", (_, line) => {
    const complaints = complaintsOf(line.repeat(2000));
    expect(complaints).toHaveLength(3);
    expect(complaints.every((one) => one.endsWith("yaml-syntax"))).toBe(true);
  });

  it("is given up there, so that a megabyte of it costs no more than to take it apart", () => {
    const text = "a: ]\n".repeat(20_000);
    const tokens = syntaxOf(text);
    const composed = compose(tokens, text.length, 3);
    expect(composed.ok ? [] : composed.errors).toHaveLength(3);
    // Left alone the library has three for each line.
    const [all] = [...new Composer({ uniqueKeys: false, stringKeys: false }).compose(tokens, true, text.length)];
    expect(all?.errors.length).toBeGreaterThan(20_000);
  });

  it("has as many documents as it likes: the first that is not empty is told", () => {
    expect(complaintsOf("---\n".repeat(5000))).toEqual(["2: several-documents"]);
  });

  it("repeats a key a hundred thousand times, of which a thousand are told", () => {
    expect(complaintsOf("a: b\n".repeat(100_000))).toHaveLength(1000);
  });
});
