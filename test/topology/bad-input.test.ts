import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { diagnosticText, shownLines } from "./diagnostic-text.ts";

const folder = "test/cases/bad";
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/, ""));

/** Fixtures that are worth a warning and are read all the same. */
const onlyWarned = new Set([
  "unreachable-tier",
  "poor-fit",
  "no-effect",
  "hit-ratio-given-and-computed",
  "unjudged-scenario",
]);

describe("Bad input is answered with its place, its code and the way out", () => {
  it.each(names)("%s", async (name) => {
    const file = `${name}.yaml`;
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const result = parseTopology([{ name: file, text }]);
    const diagnostics = result.ok ? result.warnings : result.diagnostics;
    expect(result.ok).toBe(onlyWarned.has(name));
    expect(diagnostics).not.toHaveLength(0);
    for (const diagnostic of diagnostics) {
      const { position, message, hint } = diagnostic;
      expect(position).not.toBeNull();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must never reach a terminal
      expect(`${message}${hint}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      // The line itself may be empty, and is not shown then.
      const marks = shownLines(diagnostic, text).filter((line) => /^ +\| *\^+$/.test(line));
      expect(marks.length).toBe(text.split(/\r\n|\n/)[(position?.line ?? 0) - 1]?.trim() === "" ? 0 : 1);
    }
    await expect(`${diagnostics.map(diagnosticText).join("\n")}\n`).toMatchFileSnapshot(`../cases/bad/${name}.out`);
  });
});
