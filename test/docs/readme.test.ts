import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { analyze } from "../../src/index.ts";
import { readDocument } from "./documents.ts";
import { fencedBlocks } from "./markdown.ts";

const { text } = readDocument("README.md");
const blocks = fencedBlocks(text);

describe("the README", () => {
  it("opens with the first example as it is, and the report that it gives", () => {
    const [topology, report] = blocks;
    const example = readFileSync("examples/first.yaml", "utf8");
    expect(topology?.language).toBe("yaml");
    expect(example.startsWith(topology?.text as string)).toBe(true);
    expect(report?.text.startsWith("$ scale-plan analyze examples/first.yaml\n")).toBe(true);
  });

  it("has two commands that do all the set-up: one runs the main job on an example, one the tests", () => {
    const commands =
      blocks
        .find((block) => block.language === "sh")
        ?.text.trim()
        .split("\n") ?? [];
    expect(commands).toHaveLength(2);
    expect(commands[0]).toMatch(/^npm ci && npx scale-plan analyze examples\/[a-z-]+\.yaml$/);
    expect(commands[1]).toBe("npm ci && npm test");
  });

  it("says how right it is as the accuracy page has it", () => {
    const cases = /: (\d+) cases with exact/.exec(readDocument("docs/accuracy.md").text)?.[1];
    expect(text).toContain(`has ${cases} cases whose answer is exact`);
    const [, mean, p99] = /within (\d+) % in every mean and (\d+) % in every p99/.exec(text) ?? [];
    const { examples } = JSON.parse(readFileSync("docs/accuracy/summary.json", "utf8")) as {
      readonly examples: { readonly mean: { readonly worst: number }; readonly p99: { readonly worst: number } };
    };
    expect(100 * examples.mean.worst).toBeLessThanOrEqual(Number(mean));
    expect(100 * examples.p99.worst).toBeLessThanOrEqual(Number(p99));
  });

  it("shows how a program asks", () => {
    const script = blocks.find(({ language }) => language === "js")?.text ?? "";
    const body = script.replace(/^import .*$/m, "");
    const said: unknown[][] = [];
    const log = (...words: unknown[]) => said.push(words);
    const ask = new Function("analyze", "text", "console", body);
    const example = readFileSync("examples/first.yaml", "utf8");
    ask(analyze, example, { log, error: log });
    const eight = analyze(example.replace("instances: 4", "instances: 8"));
    if (eight.kind === "rejected") throw new Error("the first example is no topology");
    expect(said).toEqual([["web", eight.workloads[0]?.latencySeconds.p99]]);
    said.length = 0;
    ask(analyze, "version: 2", { log, error: log });
    expect(said.length).toBeGreaterThan(0);
  });

  it("names every key that the new user's topologies need", () => {
    for (const system of ["ticket-shop", "fleet", "podcasts"]) {
      const topology: unknown = parse(readFileSync(`test/new-user/${system}.yaml`, "utf8"));
      const unknown = [...keysOf(topology)].filter((key) => !new RegExp(`\\b${key}\\b`).test(text));
      expect(unknown, system).toEqual([]);
    }
  });
});

/** Below these a map's keys are names that the system gives. */
const NAMING = new Set(["workloads", "tiers", "operations", "mix", "latency", "calls"]);

/** The language's own keys in a topology. */
function keysOf(value: unknown, areNames = false): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return new Set();
  const inner = Object.entries(value).flatMap(([key, below]) => [...keysOf(below, NAMING.has(key))]);
  return new Set([...(areNames || Array.isArray(value) ? [] : Object.keys(value)), ...inner]);
}
