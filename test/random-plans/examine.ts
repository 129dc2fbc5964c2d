import { runIn } from "../cli/fake-io.ts";
import type { Feature } from "./features.ts";
import { brokenLaws } from "./laws.ts";
import { type PlanData, randomPlan, textOf } from "./random-plan.ts";
import { analysisOf, brokenRelations } from "./relations.ts";

/** What came of a plan. */
export interface Examined {
  readonly seed: number;
  /** What is wrong with the answer; empty: nothing. */
  readonly faults: readonly string[];
  /** Messages of the diagnostics, names in them left out; empty: it was analysed. */
  readonly refusals: readonly string[];
  /** Of the first analysis, s of processor. */
  readonly seconds: number;
}

/** How much is asked of each plan: its report alone, or also what it has to do with others. */
export type Depth = "laws" | "relations";

export async function examine(seed: number, depth: Depth, allowed?: readonly Feature[]): Promise<Examined> {
  return examinePlan(seed, randomPlan(seed, allowed), depth);
}

export async function examinePlan(seed: number, plan: PlanData, depth: Depth): Promise<Examined> {
  const files = { "plan.yaml": textOf(plan) };
  const start = process.cpuUsage();
  try {
    const { code, stdout, stderr } = await runIn({ files }, "analyze", "-f", "json", "plan.yaml");
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    if (code === 2) return { seed, faults: [], refusals: messagesOf(stderr), seconds };
    if (code !== 0) return { seed, faults: [`exit ${code}: ${stderr}`], refusals: [], seconds };
    const report = JSON.parse(stdout);
    const faults = [...brokenLaws(report)];
    if (depth === "relations") {
      if ((await analysisOf(plan))?.text !== stdout) faults.push("the same plan gives another report");
      faults.push(...(await brokenRelations(plan, report)));
    }
    return { seed, faults, refusals: [], seconds };
  } catch (error) {
    return {
      seed,
      faults: [`throws ${error instanceof Error ? error.stack : String(error)}`],
      refusals: [],
      seconds: 0,
    };
  }
}

function messagesOf(stderr: string): readonly string[] {
  const { diagnostics } = JSON.parse(stderr) as {
    diagnostics: readonly { code: string; severity: string; message: string }[];
  };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return [
    ...new Set(
      errors.map(({ code, message }) => `${code} ${message.replace(/[a-z-]+-\d+/g, "X").replace(/\d+(\.\d+)?/g, "N")}`),
    ),
  ];
}
