import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check } from "../../src/report/generated/report.ts";
import { good } from "./plans.ts";

const program = resolve("bin/scale-plan.js");
const WORKLOADS = 1300;
const STATISTICS = ["mean", "p50", "p90", "p95", "p99", "p999"];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scale-plan-"));
  writeFileSync(join(folder, "good.yaml"), good);
  writeFileSync(join(folder, "many.yaml"), manyBudgets());
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A plan whose check is over 3 MB of JSON, and fails. */
function manyBudgets(): string {
  const ids = Array.from({ length: WORKLOADS }, (_, index) => `w${index}`);
  const limits = STATISTICS.map((statistic) => `${statistic}: 1ms`).join(", ");
  return [
    "version: 1",
    "workloads:",
    ...ids.map((id) => `  ${id}: { rate: 0.01/s }`),
    "tiers: { app: { kind: service, serviceTime: 10ms } }",
    "budgets:",
    "  latency:",
    ...ids.map((id) => `    ${id}: { ${limits} }`),
    "",
  ].join("\n");
}

/** What a shell makes of a line in which `$SP` is the program. */
function shell(line: string) {
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", line], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e8,
    env: { ...process.env, SP: `${process.execPath} ${program}` },
  });
  return { status, stdout, stderr };
}

describe("the process", () => {
  it("brings 3 MB through a pipe whole, with a failing exit code", () => {
    const { status, stdout, stderr } = shell("$SP check many.yaml -f json | (sleep 0.5; cat)");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.length).toBeGreaterThan(3e6);
    expect((JSON.parse(stdout) as Check).budgets).toHaveLength(WORKLOADS * STATISTICS.length);
  });

  it("ends quietly when its reader has read enough", () => {
    const { stdout, stderr } = shell("$SP check many.yaml -f json | head -n 1");
    expect({ stdout, stderr }).toEqual({ stdout: "{\n", stderr: "" });
  });

  it("answers with standard error closed, or its reader gone", () => {
    expect(shell("$SP check good.yaml 2>&-")).toMatchObject({ status: 0, stderr: "" });
    expect(shell("$SP analyze nowhere.yaml 2>&-").status).toBe(2);
    expect(shell("($SP analyze nowhere.yaml; echo $? >code) 2> >(exec true); sleep 0.1; cat code").stdout).toBe("2\n");
  });

  it.skipIf(!existsSync("/dev/full"))("does not take a cut answer for a success", () => {
    const { status, stderr } = shell("$SP analyze good.yaml >/dev/full");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^scale-plan: cannot write the answer: ENOSPC/);
  });

  it("reads standard input, and what is no regular file", () => {
    expect(shell("$SP check - <good.yaml").status).toBe(0);
    expect(shell("cat good.yaml | $SP check -").status).toBe(0);
    expect(shell("$SP check <(cat good.yaml)").status).toBe(0);
  });

  it("tells a directory and a missing file apart", () => {
    mkdirSync(join(folder, "folder"));
    expect(shell("$SP check folder")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("it is a directory"),
    });
    expect(shell("$SP check nowhere")).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("no such file"),
    });
  });

  it("writes a file whole, in place of the old one, through a link, and leaves nothing beside it", () => {
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/real.json"), "old");
    symlinkSync("real.json", join(folder, "out/link.json"));
    expect(shell("$SP check good.yaml -o json=out/link.json -o table=/dev/null").status).toBe(0);
    expect(lstatSync(join(folder, "out/link.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "out/real.json"), "utf8"))).toMatchObject({ kind: "check" });
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["link.json", "real.json"]);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("says why a file cannot be written, and answers nothing", () => {
    const outcome = shell("$SP check good.yaml -o json=nowhere/report.json");
    expect(outcome).toMatchObject({ status: 2, stdout: "" });
    expect(outcome.stderr).toMatch(/cannot write nowhere\/report\.json: ENOENT/);
  });

  it("gives the same bytes from any folder", () => {
    const here = execFileSync(process.execPath, [program, "analyze", "good.yaml", "-f", "json"], { cwd: folder });
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(other, "good.yaml"), good);
    const there = execFileSync(process.execPath, [program, "analyze", "good.yaml", "-f", "json"], { cwd: other });
    expect(there.equals(here)).toBe(true);
  });
});
