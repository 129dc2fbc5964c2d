import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inAscii } from "../../src/formats/table/ascii.ts";
import { busyBar } from "../../src/formats/table/busy-bar.ts";
import { percentText, timeText } from "../../src/formats/table/figures.ts";
import { textWidth, truncate } from "../../src/formats/table/text-width.ts";
import { wrap } from "../../src/formats/table/wrap.ts";

describe("the width of a text", () => {
  it("counts columns: two for East Asian characters and emoji, none for accents of their own", () => {
    expect(textWidth("web")).toBe(3);
    expect(textWidth("写真")).toBe(4);
    expect(textWidth("e\u0301")).toBe(1);
    expect(textWidth("≈ 4 ms → ∞")).toBe(10);
    expect(textWidth("🚀")).toBe(2);
  });

  it("is kept when a text is cut", () => {
    expect(truncate("database", 5, "…")).toBe("data…");
    expect(truncate("写真館", 5, "…")).toBe("写真…");
    expect(truncate("web", 3, "…")).toBe("web");
    expect(truncate("database", 2, "...")).toBe("..");
  });
});

describe("wrapping", () => {
  it("breaks at spaces, and indents what follows", () => {
    expect(wrap("  the quick brown fox", 12, "    ")).toEqual(["  the quick", "    brown", "    fox"]);
  });

  it("cuts a word that fits no line", () => {
    expect(wrap("abcdefgh ij", 4)).toEqual(["abcd", "efgh", "ij"]);
  });

  it("keeps every word, in lines that fit", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 60 }), (list, width) => {
        const lines = wrap(list.join(" "), width, "  ");
        expect(lines.every((line) => textWidth(line) <= width)).toBe(true);
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
      }),
    );
  });
});

describe("figures in a table", () => {
  it("are shares in whole percent, with digits where these tell nothing", () => {
    expect([0, 0.312, 0.004, 0.00001, 0.998, 1, 1.42].map(percentText)).toEqual([
      ...["0%", "31%", "0.4%", "<0.01%"],
      ...["99.8%", "100%", "142%"],
    ]);
  });

  it("are times that somebody can feel", () => {
    expect(timeText(1e-9, false, "approximate")).toBe("<1 µs");
    expect(timeText(0.041, false, "approximate")).toBe("≈41 ms");
    expect(timeText(0, false)).toBe("0 s");
    expect(timeText(null, true)).toBe("∞");
    expect(timeText(null, false)).toBe("–");
  });

  it("are bars in eighths of a cell", () => {
    expect(busyBar(0.85)).toBe("████████▌");
    expect(busyBar(0)).toBe("");
    expect(busyBar(7)).toBe("██████████");
  });
});

describe("ASCII", () => {
  it("stands for what a terminal without Unicode lacks", () => {
    expect(inAscii("✗ p99 ≤ 400 µs, 3×4 → ∞ – größe 写")).toBe(
      "x p99 <= 400 us, 3x4 -> inf - grosse ?".replace("grosse", "gro?e"),
    );
  });
});
