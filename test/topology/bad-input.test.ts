import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/topology/code-frame.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { diagnosticText } from "./diagnostic-text.ts";

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
    for (const { position, message, hint } of diagnostics) {
      expect(position).not.toBeNull();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what must never reach a terminal
      expect(`${message}${hint}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      if (position !== null) expect(codeFrame(text, position).split("\n")).toHaveLength(2);
    }
    await expect(`${diagnostics.map(diagnosticText).join("\n")}\n`).toMatchFileSnapshot(`../cases/bad/${name}.out`);
  });
});
