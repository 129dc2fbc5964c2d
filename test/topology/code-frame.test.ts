import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/topology/code-frame.ts";

const at = (line: number, column: number, endColumn?: number) => ({
  file: "topo.yaml",
  line,
  column,
  ...(endColumn === undefined ? {} : { endColumn }),
});

describe("A code frame shows the line and marks the place", () => {
  it("below its characters", () => {
    const text = "version: 1\ntiers:\n  app: { kind: servcie }\n";
    expect(codeFrame(text, at(3, 16, 23))).toBe(
      ["3 │   app: { kind: servcie }", "  │                ^^^^^^^"].join("\n"),
    );
  });

  it("as one mark where it has no end, or lies behind the line", () => {
    expect(codeFrame("abc", at(1, 2))).toBe("1 │ abc\n  │  ^");
    expect(codeFrame("abc", at(1, 9))).toBe("1 │ abc\n  │    ^");
    expect(codeFrame("", at(1, 1))).toBe("1 │ \n  │ ^");
    expect(codeFrame("abc", at(7, 1))).toBe("7 │ \n  │ ^");
  });

  it("escaped, with the mark below the escape", () => {
    expect(codeFrame("a: \u001b[2J", at(1, 4, 5))).toBe("1 │ a: \\x1b[2J\n  │    ^^^^");
  });

  it("of Windows files, with tabs as one space, and without their byte-order mark", () => {
    expect(codeFrame("\ufeffa: 1\r\n\tb: 2\r\n", at(2, 2, 3))).toBe("2 │  b: 2\n  │  ^");
    expect(codeFrame("\ufeffa: 1\r\n", at(1, 1, 2))).toMatch(/^1 │ a: 1\n/);
  });

  it("cut around the place where the line is long", () => {
    const text = `${"a".repeat(500)}HERE${"b".repeat(500)}`;
    const [line = "", mark = ""] = codeFrame(text, at(1, 501, 505)).split("\n");
    expect(line.length).toBeLessThan(112);
    expect(line.slice(mark.indexOf("^"), mark.indexOf("^") + 4)).toBe("HERE");
    expect(mark.match(/\^/g)).toHaveLength(4);
  });
});
