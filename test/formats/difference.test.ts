import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Difference } from "../../src/diff/generated/difference.ts";
import { markdown } from "../../src/formats/difference/markdown.ts";
import { table } from "../../src/formats/difference/table.ts";
import type { FormatOptions } from "../../src/formats/format.ts";
import { textWidth } from "../../src/formats/table/text-width.ts";
import { differenceOf, grown, shop } from "../diff/plans.ts";

const plain: FormatOptions = { width: 100, color: false, ascii: false, all: false, command: null };

/** As the solver once had it: what is kept here is the layout. */
const document = JSON.parse(readFileSync("test/formats/difference-sample.json", "utf8")) as Difference;

const show = (options: Partial<FormatOptions> = {}) => table(document, { ...plain, ...options });

describe("the table of a difference", () => {
  it.each([80, 120, 200])("is as kept at %i columns, and never wider", async (width) => {
    const text = show({ width });
    const lines = text.split("\n").filter((line) => !line.startsWith("Reproduce"));
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(`golden/difference-${width}.txt`);
  });

  it("is ASCII where there is nothing else", () => {
    expect(show({ ascii: true, all: true })).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it("says the same without colour", () => {
    const colored = show({ color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is taken out
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(show());
    expect(colored).not.toBe(show());
  });

  it("opens with the verdict, and names the cause of what broke", () => {
    const [title, , verdict] = show().split("\n");
    expect(title).toBe("shop: old.yaml → new.yaml");
    expect(verdict).toMatch(/^✗ 2 more of 3 budgets broken: 0 → 2\./);
    expect(show()).toMatch(/✗ latency\.web\.p99 +≤ 200 ms → ≤ 110 ms .*broken/);
  });

  it("marks the parts that went by the file's order", () => {
    const more = shop.replace("web:", "a: { rate: 1/s }, b: { rate: 1/s }, c: { rate: 1/s }, d: { rate: 1/s }, web:");
    const faster = ["a", "b", "c", "d"].reduce(
      (text, id) => text.replace(`${id}: { rate: 1/s }`, `${id}: { rate: 2/s }`),
      more,
    );
    const many = differenceOf(
      more,
      faster
        .replace("rate: 300/s", "rate: 310/s")
        .replace("rate: 5/s", "rate: 9/s")
        .replace("read: 10ms", "read: 11ms"),
    );
    expect(many.attribution.method).toBe("file-order");
    expect(table(many, plain)).toMatch(/db\.primary busy .* \d: ~\+/);
    expect(table(many, plain)).toContain("because of (~): causes made one after the other");
    expect(show()).not.toMatch(/: ~/);
  });

  it("has every effect when all are asked for", () => {
    const rows = (all: boolean) => show({ all }).split("\n").length;
    expect(rows(true)).toBeGreaterThan(rows(false) + 10);
    expect(show()).toMatch(/and \d+ effects more: --all/);
  });
});

describe("the Markdown of a difference", () => {
  it("is as kept, and begins with the marker of its comment", async () => {
    const text = markdown(document, plain);
    expect(text.startsWith("<!-- scale-plan diff -->\n")).toBe(true);
    await expect(text).toMatchFileSnapshot("golden/difference.md");
  });

  it("lets no text of a file become Markdown or HTML", () => {
    const name = "<img src=x> [a](b) | `c` \\u0007";
    const named = (text: string) => text.replace("name: shop", `name: '${name}'`);
    const text = markdown(differenceOf(named(shop), named(grown)), plain);
    expect(text).not.toMatch(/<img|[^\\]\[a\\\]\(b\)/);
  });

  it("stays short of what a comment holds, however much changes", () => {
    const many = Array.from({ length: 300 }, (_, index) => `  w${index}: { rate: 0.01/s, entry: app }`).join("\n");
    const first = `version: 1\nworkloads:\n${many}\ntiers: { app: { kind: service, serviceTime: 10ms } }\n`;
    const text = markdown(differenceOf(first, first.replaceAll("0.01/s", "0.1/s")), { ...plain, all: true });
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("and 200 lines more");
  });
});
