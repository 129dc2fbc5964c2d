import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** A copy of the built program, to be damaged. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "scale-plan-"));
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function copyProgram(...folders: readonly string[]): void {
  rmSync(join(copy, "dist"), { recursive: true, force: true });
  for (const folder of ["bin", ...folders]) cpSync(folder, join(copy, folder), { recursive: true });
}

function runProgram(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, "bin/scale-plan.js"), ...argv], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function codeCaches(): readonly string[] {
  return readdirSync(join(copy, "dist"))
    .filter((name) => name.endsWith(".cache"))
    .map((name) => join(copy, "dist", name));
}

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };
const answered = { status: 0, stdout: `${version}\n`, stderr: "" };

describe("the executable", () => {
  it("has nothing in it but the call of the program", () => {
    const lines = readFileSync("bin/scale-plan.js", "utf8").trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines.filter((line) => /\b(?:if|for|while|switch|try)\b|\?/.test(line))).toEqual([]);
  });

  it("says what to do when nothing is built, as a fault of ours", () => {
    copyProgram();
    expect(runProgram("--version")).toEqual({
      status: 3,
      stdout: "",
      stderr: "scale-plan is not built yet: run `npm run build` in its folder\n",
    });
  });

  it("tells the version of the package", () => {
    copyProgram("dist");
    expect(runProgram("--version")).toEqual(answered);
  });
});

describe("the code cache", () => {
  it("is there for the engine that built it, and is accepted by it", () => {
    copyProgram("dist");
    expect(codeCaches()).toHaveLength(1);
    const load = `process.stdout.write(String(require("./bin/load.js").load().script.cachedDataRejected))`;
    expect(spawnSync(process.execPath, ["-e", load], { cwd: copy, encoding: "utf8" }).stdout).toBe("false");
  });

  it("changes nothing by its absence", () => {
    copyProgram("dist");
    for (const path of codeCaches()) rmSync(path);
    expect(runProgram("--version")).toEqual(answered);
  });

  it("is passed over when it is cut short or of another engine", () => {
    copyProgram("dist");
    for (const path of codeCaches()) truncateSync(path, 1000);
    expect(runProgram("--version")).toEqual(answered);
    for (const path of codeCaches()) writeFileSync(path, "of another engine");
    expect(runProgram("--version")).toEqual(answered);
  });

  it("can be read byte by byte, for the program is pure ASCII", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the first character that is not ASCII is what is looked for
    expect(/[^\x00-\x7f]/.exec(readFileSync("dist/cli.cjs", "utf8"))).toBeNull();
  });
});
