import { describe, expect, it } from "vitest";
import { hasColor, isAsciiOnly, widthOf } from "../../src/cli/terminal.ts";
import { runIn } from "./fake-io.ts";
import { good } from "./plans.ts";

const terminal = { write: () => {}, isTerminal: true, columns: 132 };
const pipe = { write: () => {}, isTerminal: false, columns: undefined };

describe("colour", () => {
  it("follows --color, then FORCE_COLOR, then NO_COLOR, then the terminal", () => {
    expect(hasColor("never", terminal, { FORCE_COLOR: "1" })).toBe(false);
    expect(hasColor("always", pipe, { NO_COLOR: "1" })).toBe(true);
    expect(hasColor("auto", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
    expect(hasColor("auto", terminal, { FORCE_COLOR: "0" })).toBe(false);
    expect(hasColor("auto", terminal, { NO_COLOR: "1" })).toBe(false);
    expect(hasColor("auto", terminal, { NO_COLOR: "" })).toBe(true);
    expect(hasColor("auto", terminal, { TERM: "dumb" })).toBe(false);
    expect(hasColor("auto", terminal, {})).toBe(true);
    expect(hasColor("auto", pipe, {})).toBe(false);
  });

  it("adds nothing but colour to the report", async () => {
    const files = { "x.yaml": good };
    const without = await runIn({ files }, "analyze", "x.yaml");
    const { stdout } = await runIn({ files }, "analyze", "x.yaml", "--color", "always");
    expect(without.stdout).not.toContain("\u001b");
    expect(stdout).toContain("\u001b[32m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is taken out
    expect(stdout.replace(/\u001b\[\d+m/g, "")).toBe(without.stdout);
  });
});

describe("the width", () => {
  it("follows --width, then the terminal, then COLUMNS, else it is 100", () => {
    expect(widthOf(90, terminal, { COLUMNS: "50" })).toBe(90);
    expect(widthOf(undefined, terminal, { COLUMNS: "50" })).toBe(132);
    expect(widthOf(undefined, pipe, { COLUMNS: "70" })).toBe(70);
    expect(widthOf(undefined, pipe, { COLUMNS: "many" })).toBe(100);
    expect(widthOf(undefined, pipe, {})).toBe(100);
  });
});

describe("ASCII", () => {
  it("is used where the locale has no Unicode, and where it is asked for", () => {
    expect(isAsciiOnly(true, { LANG: "en_US.UTF-8" })).toBe(true);
    expect(isAsciiOnly(false, { LC_ALL: "C", LANG: "en_US.UTF-8" })).toBe(true);
    expect(isAsciiOnly(false, { LC_ALL: "", LC_CTYPE: "de_DE.ISO-8859-1" })).toBe(true);
    expect(isAsciiOnly(false, { LANG: "de_DE.utf8" })).toBe(false);
    expect(isAsciiOnly(false, {})).toBe(false);
  });

  it("holds for the report and for diagnostics", async () => {
    const ascii = /^[\n\x20-\x7e]*$/;
    const files = { "x.yaml": good, "y.yaml": good.replace("10ms", "10ms # größe\n    , instancs: 1") };
    expect((await runIn({ files, env: { LC_ALL: "C" } }, "analyze", "x.yaml")).stdout).toMatch(ascii);
    const { stderr } = await runIn({ files }, "analyze", "y.yaml", "--ascii");
    expect(stderr).toMatch(ascii);
    expect(stderr.length).toBeGreaterThan(50);
  });
});
