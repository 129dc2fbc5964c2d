import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

interface Rule {
  readonly name: string;
}

const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
  readonly forbidden: readonly Rule[];
};
const copies: string[] = [];

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
});

/** Judges a source tree of its own by the rules of the house. */
function judge(files: Readonly<Record<string, string>>): { readonly status: number | null; readonly stdout: string } {
  const copy = mkdtempSync(join(tmpdir(), "scale-plan-layers-"));
  copies.push(copy);
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) cpSync(file, join(copy, file));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return spawnSync(process.execPath, [join(process.cwd(), "scripts/layers.mjs")], { cwd: copy, encoding: "utf8" });
}

const station = { "src/queueing/station.ts": "export interface Station { readonly servers: number }\n" };

describe("the layers", () => {
  it("give every folder of the source its place", () => {
    const folders = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const placed = forbidden.map(({ name }) => name);
    expect(folders.map(({ name }) => `${name}-knows-its-past`).filter((rule) => !placed.includes(rule))).toEqual([]);
  });

  it("let the past be imported", () => {
    const later =
      'import type { Station } from "../queueing/station.ts";\nexport type Two = readonly [Station, Station];\n';
    expect(judge({ ...station, "src/solve/two.ts": later }).status).toBe(0);
  });

  it("refuse the future, even for its types alone", () => {
    const early = 'import type { Model } from "../model/types.ts";\nexport type Models = readonly Model[];\n';
    const { status, stdout } = judge({
      "src/queueing/models.ts": early,
      "src/model/types.ts": "export interface Model { readonly stations: number }\n",
    });
    expect(stdout).toContain("queueing-knows-its-past: src/queueing/models.ts → src/model/types.ts");
    expect(status).toBe(1);
  });

  it("refuse files, the clock and packages to what is pure", () => {
    const impure = 'import { readFileSync } from "node:fs";\nimport "yaml";\nexport const text = readFileSync("a");\n';
    const { status, stdout } = judge({ ...station, "src/queueing/impure.ts": impure });
    expect(stdout).toContain("queueing-is-pure");
    expect(status).toBe(1);
  });

  it("refuse a folder that has no place, and a member that is imported past its registry", () => {
    const { status, stdout } = judge({
      "src/model/tiers/cache.ts": "export const cache = 1;\n",
      "src/model/lower.ts": 'import { cache } from "./tiers/cache.ts";\nexport const lowered = cache;\n',
      "src/odds/ends.ts": "export const ends = 1;\n",
      "src/cli/main.ts": 'import { ends } from "../odds/ends.ts";\nexport const main = ends;\n',
    });
    expect(stdout).toContain("model-tiers-by-registry: src/model/lower.ts → src/model/tiers/cache.ts");
    expect(stdout).toContain("no-unknown-folder: src/cli/main.ts → src/odds/ends.ts");
    expect(status).toBe(1);
  });
});

describe("what is pure", () => {
  it("asks neither the clock nor chance nor the process", () => {
    const pure = readdirSync("src", { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".ts") && !path.startsWith("cli/"));
    const world = /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.now|process\.\w|console\.)/;
    expect(pure.length).toBeGreaterThan(50);
    // Examples in docstrings may print.
    const code = (path: string) => readFileSync(join("src", path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    expect(pure.filter((path) => world.test(code(path)))).toEqual([]);
  });
});
