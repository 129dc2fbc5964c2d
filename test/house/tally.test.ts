import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scale-plan-tally-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function tally(text: string) {
  const file = join(folder, "results.json");
  writeFileSync(file, text);
  const { status, stdout } = spawnSync(process.execPath, ["scripts/tally.mjs", file], { encoding: "utf8" });
  return { status, stdout };
}

const passed = {
  success: true,
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [{}] }],
};

describe("the count of the tests", () => {
  it("tells what the runner told", () => {
    expect(tally(JSON.stringify(passed))).toEqual({ status: 0, stdout: "12 passed, 0 failed\n" });
  });

  it("tells what was skipped, where something was", () => {
    const skipping = { ...passed, numPendingTests: 2, numTodoTests: 1 };
    expect(tally(JSON.stringify(skipping))).toEqual({ status: 0, stdout: "12 passed, 0 failed, 3 skipped\n" });
  });

  it("fails with a test that failed", () => {
    const failing = { ...passed, success: false, numFailedTests: 1 };
    expect(tally(JSON.stringify(failing))).toEqual({ status: 1, stdout: "12 passed, 1 failed\n" });
  });

  it("counts a file that could not be loaded as a failure", () => {
    const unloaded = { ...passed, success: false, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(tally(JSON.stringify(unloaded))).toEqual({ status: 1, stdout: "12 passed, 1 failed\n" });
  });

  it("fails when no test ran", () => {
    expect(tally("")).toEqual({ status: 1, stdout: "" });
    expect(tally(JSON.stringify({ ...passed, numPassedTests: 0 })).status).toBe(1);
  });
});
