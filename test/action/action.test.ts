/** The GitHub Action as far as a machine without GitHub can: its steps, run with what the runner gives them. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";

const topology = (instances: number) => `version: 1
name: shop
workloads: { browse: { rate: 150/s } }
tiers:
  web: { kind: service, instances: ${instances}, serviceTime: 10ms }
budgets:
  utilization: 70%
  latency: { browse: { p99: 300ms } }
`;

/** Stands in for GitHub: keeps the comments of pull request 7, refuses where a file says so. */
const gh = `#!/usr/bin/env bash
echo "$@" >>"$FAKE/calls"
[ ! -e "$FAKE/refuses" ] || exit 1
case "$*" in
  *--method\\ PATCH*) for a in "$@"; do case "$a" in body=@*) cp "\${a#body=@}" "$FAKE/comment" ;; esac; done ;;
  *--method\\ POST*) for a in "$@"; do case "$a" in body=@*) cp "\${a#body=@}" "$FAKE/comment" ;; esac; done ;;
  *) [ ! -e "$FAKE/comment" ] || echo 41 ;;
esac
`;

let folder: string;
let repository: string;
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
    cwd: repository,
    encoding: "utf8",
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scale-plan-action-"));
  repository = join(folder, "repository");
  mkdirSync(join(repository, "plans"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/gh"), gh);
  chmodSync(join(folder, "bin/gh"), 0o755);
  git("init", "-q", "-b", "main");
  writeFileSync(join(repository, "plans/shop.yaml"), topology(3));
  git("add", "-A");
  git("commit", "-qm", "three instances");
  git("checkout", "-qb", "cheaper");
  writeFileSync(join(repository, "plans/shop.yaml"), topology(2));
  git("commit", "-qam", "two instances");
  writeFileSync(join(folder, "event.json"), JSON.stringify({ pull_request: { number: 7 } }));
  writeFileSync(join(folder, "output"), "");
  writeFileSync(join(folder, "summary"), "");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a step as the runner does. */
function step(name: string, env: Readonly<Record<string, string>> = {}): Step {
  const { status, stdout, stderr } = spawnSync("bash", [resolve(`action/${name}.sh`)], {
    cwd: repository,
    encoding: "utf8",
    env: {
      HOME: folder,
      PATH: `${join(folder, "bin")}:${process.env.PATH}`,
      FAKE: folder,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      GITHUB_REPOSITORY: "ada/shop",
      ...env,
    },
  });
  return { status, stdout, stderr };
}

const written = (name: string) => readFileSync(join(folder, name), "utf8");
const outputs = () =>
  Object.fromEntries(
    written("output")
      .trim()
      .split("\n")
      .map((line) => line.split(/=(.*)/s)),
  );

describe("the action's description", () => {
  const action = parse(readFileSync("action.yml", "utf8"));

  it("hands inputs to the shell through the environment alone", () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
  });

  it("uses every input, and names steps that are there", () => {
    const text = readFileSync("action.yml", "utf8");
    for (const name of Object.keys(action.inputs)) expect(text).toContain(`\${{ inputs.${name} }}`);
    for (const { run } of action.runs.steps) {
      const script = /\/(action\/[a-z]+\.sh)/.exec(run)?.[1];
      if (script !== undefined) expect(existsSync(script), script).toBe(true);
    }
  });
});

describe("check", () => {
  it("passes where every budget holds", () => {
    git("checkout", "-q", "main");
    const { status, stdout } = step("check", { FILES: "plans/*.yaml" });
    expect(status).toBe(0);
    expect(stdout).toContain("passed: shop: all 2 budgets hold");
    expect(outputs().passed).toBe("true");
  });

  it("annotates the line that breaks a budget, and leaves the verdict to the last step", () => {
    const { status, stdout } = step("check", { FILES: "plans/*.yaml", SARIF: join(folder, "out.sarif") });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^::error file=plans\/shop\.yaml,line=7,col=\d+,title=SP902/m);
    expect(outputs().passed).toBe("false");
    expect(JSON.parse(readFileSync(outputs().report as string, "utf8"))).toMatchObject({
      kind: "check",
      passed: false,
    });
    expect(JSON.parse(written("out.sarif")).version).toBe("2.1.0");
  });

  it("fails at once on a file that cannot be read, and on none", () => {
    expect(step("check", { FILES: "plans/none.yaml" }).status).toBe(2);
    expect(outputs().passed).toBeUndefined();
    expect(step("check", {}).status).not.toBe(0);
  });

  it("runs nothing of what an input says", () => {
    const trap = join(folder, "trap");
    for (const text of [`$(touch ${trap})`, `\`touch ${trap}\``, `; touch ${trap}`, `" && touch ${trap} && echo "`]) {
      step("check", { FILES: `plans/shop.yaml ${text}`, OVERLAYS: text, SARIF: text, TODAY: text });
    }
    expect(existsSync(trap)).toBe(false);
  });
});

describe("the comparison and the comment", () => {
  const checked = () => {
    step("check", { FILES: "plans/shop.yaml" });
    return outputs().work as string;
  };

  it("shows what the change does to the plan", () => {
    const work = checked();
    expect(step("compare", { FILES: "plans/shop.yaml", BASE: "main", WORK: work }).status).toBe(0);
    expect(readFileSync(join(work, "diff.md"), "utf8")).toContain("tiers.web.instances");
  });

  it("compares nothing where there is no base, and says so", () => {
    const work = checked();
    const { status, stdout } = step("compare", { FILES: "plans/shop.yaml", BASE: "origin/gone", WORK: work });
    expect(status).toBe(0);
    expect(stdout).toContain("fetch-depth 0");
  });

  it("writes the summary and one comment, which the next run rewrites", () => {
    const work = checked();
    expect(step("tell", { WORK: work }).status).toBe(0);
    expect(written("summary")).toContain("shop: 1 of 2 budgets broken");
    expect(written("comment").startsWith("<!-- scale-plan -->\n")).toBe(true);
    expect(step("tell", { WORK: work }).status).toBe(0);
    const calls = written("calls");
    expect(calls).toContain("--method POST repos/ada/shop/issues/7/comments");
    expect(calls).toContain("--method PATCH repos/ada/shop/issues/comments/41");
  });

  it("does without a comment on a fork, off a pull request, and where none is wanted", () => {
    const work = checked();
    writeFileSync(join(folder, "refuses"), "");
    const refused = step("tell", { WORK: work });
    expect(refused.status).toBe(0);
    expect(refused.stdout).toContain("::notice");
    expect(written("summary")).toContain("budgets broken");
    rmSync(join(folder, "calls"));
    expect(step("tell", { WORK: work, COMMENT: "false" }).status).toBe(0);
    writeFileSync(join(folder, "event.json"), "{}");
    expect(step("tell", { WORK: work }).status).toBe(0);
    expect(existsSync(join(folder, "calls"))).toBe(false);
  });
});

describe("the hooks for pre-commit", () => {
  it("call commands that there are", () => {
    const hooks = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as { readonly entry: string }[];
    for (const { entry } of hooks) {
      const { status } = spawnSync(process.execPath, ["bin/scale-plan.js", entry.split(" ")[1] as string, "--help"]);
      expect(status).toBe(0);
    }
  });
});
