import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeControls, shownText } from "../../src/units/shown-text.ts";

describe("Text of a stranger is safe to print", () => {
  it.each([
    ["\u001b[2J", "\\x1b[2J"],
    ["a\nb\tc\r", "a\\nb\\tc\\r"],
    ["\u0000", "\\x00"],
    ["\u009b31m", "\\x9b31m"],
    ["\u202eevil", "\\u202eevil"],
    ["\ud800", "\\ud800"],
    ["café 写真 🙂", "café 写真 🙂"],
  ])("%j", (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  it("holds no control character, whatever it was, and is short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const shown = shownText(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(shown.length).toBeLessThanOrEqual(60 * 6);
      }),
    );
  });
});
