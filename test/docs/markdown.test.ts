import { describe, expect, it } from "vitest";
import { fencedBlocks, generatedParts, replaceParts } from "./markdown.ts";
import { exchangesOf, wordsOf } from "./transcript.ts";

describe("reading a document", () => {
  const text = "a\n```yaml fragment\nx: 1\n```\nb\n<!-- keys: cdn -->\nold\n<!-- end -->\n";

  it("finds a block with its language, marks and line", () => {
    expect(fencedBlocks(text)).toEqual([
      { language: "yaml", marks: ["fragment"], text: "x: 1\n", line: 3, start: 19, end: 24 },
    ]);
  });

  it("refuses a fence that is never closed", () => {
    expect(() => fencedBlocks("```yaml\nx: 1\n")).toThrow("never closed");
  });

  it("rewrites a part and leaves the rest", () => {
    const parts = generatedParts(text, "keys").map((part) => ({ ...part, text: `new ${part.about}\n` }));
    expect(replaceParts(text, parts)).toBe(text.replace("old", "new cdn"));
  });

  it("takes a transcript apart", () => {
    expect(exchangesOf("$ scale-plan --version\n0.1.0\n$ scale-plan check x; echo $?\n")).toEqual([
      { command: "scale-plan --version", output: "0.1.0\n" },
      { command: "scale-plan check x; echo $?", output: "" },
    ]);
  });

  it("keeps quoted words together", () => {
    expect(wordsOf("scale-plan --set 'a.b=c d' e")).toEqual(["scale-plan", "--set", "a.b=c d", "e"]);
  });
});
