import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toolVersion } from "../../src/report/tool-version.ts";

interface Manifest {
  readonly version: string;
  readonly type: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: { readonly ".": Readonly<Record<string, string>> };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** What `npm pack` would put into the package. */
function packedFiles(): readonly string[] {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const text = execFileSync(npm, ["pack", "--dry-run", "--ignore-scripts", "--json"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = JSON.parse(text) as readonly { readonly files: readonly { readonly path: string }[] }[];
  return packed?.files.map(({ path }) => path) ?? [];
}

describe("the package", () => {
  it("needs nothing else at run time, since the program is bundled", () => {
    expect(manifest.dependencies).toBeUndefined();
  });

  it("has one version, which its reports tell too", () => {
    expect(toolVersion).toBe(manifest.version);
  });

  it("runs on every Node that is still maintained", () => {
    expect(manifest.engines).toEqual({ node: ">=20" });
    expect(manifest.type).toBe("module");
  });

  it("holds what a user runs and reads, and none of the workshop", () => {
    const files = packedFiles();
    const folders = new Set(files.map((path) => (path.includes("/") ? path.slice(0, path.indexOf("/") + 1) : path)));
    const wanted = [
      "bin/",
      "dist/",
      "schemas/",
      "examples/",
      "package.json",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
      "docs/",
    ];
    expect([...folders].filter((folder) => !wanted.includes(folder))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["bin/scale-plan.js", "bin/load.js", "bin/package.json", "LICENSE"]));
  });

  it("holds every file that it points at", () => {
    const files = packedFiles();
    const pointedAt = [...Object.values(manifest.bin), ...Object.values(manifest.exports["."])];
    expect(pointedAt.map((path) => path.replace(/^\.\//, "")).filter((path) => !files.includes(path))).toEqual([]);
  });

  it("carries the licences of what is bundled", () => {
    const licenses = readFileSync("dist/licenses.txt", "utf8");
    for (const bundled of ["yaml", "commander"]) expect(licenses).toMatch(new RegExp(`^${bundled} \\d`, "m"));
  });
});

describe("the continuous integration", () => {
  it("installs from the lockfile and runs the one command that runs everything", () => {
    const script = readFileSync(".ci/run", "utf8");
    expect(script).toContain("npm ci");
    expect(script).toContain("npm run check");
    expect(existsSync("package-lock.json")).toBe(true);
  });

  it("runs every judge of the code, and the tests as a user runs them", () => {
    const check = manifest.scripts.check?.split(" && ");
    expect(check).toEqual(
      ["generate:check", "types", "lint", "layers", "dead-code", "build"]
        .map((name) => `npm run ${name}`)
        .concat("npm test"),
    );
  });
});
