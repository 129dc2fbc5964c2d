import { describe, expect, it } from "vitest";
import { pathPointer, pathText } from "../../src/report/path-text.ts";

describe("a path", () => {
  it("reads as keys with dots, and quotes a key that holds one", () => {
    expect(pathText(["tiers", "web", "calls", "db.read", "share"])).toBe('tiers.web.calls["db.read"].share');
    expect(pathText(["tiers", "web", "calls", 2, "to"])).toBe("tiers.web.calls[2].to");
    expect(pathText([])).toBe("");
  });

  it("is a JSON Pointer to a program", () => {
    // The escapes of RFC 6901, section 3.
    expect(pathPointer(["a/b", "m~n", "", 0])).toBe("/a~1b/m~0n//0");
    expect(pathPointer([])).toBe("");
  });
});
