/** What `analyze` and `check` have in common: an answer for each plan, held against what it was before. */
import type { Command } from "commander";
import type { BaseCost } from "../assess/types.ts";
import type { Tolerance } from "../diff/generated/difference.ts";
import { type Baseline, baseCostOf } from "../diff/ratchet.ts";
import { defaultTolerance } from "../diff/tolerance.ts";
import type { Answered, Plan } from "../report/analyze.ts";
import { answerPlans } from "./answer-plans.ts";
import type { Baselines } from "./baseline.ts";
import type { BaselineOptions } from "./baseline-options.ts";
import type { Io } from "./io.ts";

/** An answer, and what of it was known before. */
export interface Question<Document> {
  /** The command's name and its words, given a file. */
  readonly words: (file: string) => readonly string[];
  /** `isNew`: the base knows nothing of the plan. */
  readonly answer: (plan: Plan, baseCost: BaseCost | null, isNew: boolean) => Answered<Document>;
  readonly ratchet: (document: Document, baseline: Baseline, tolerance: Tolerance) => Document;
}

type AnswerOptions = Parameters<typeof answerPlans>[1];

/** @returns null: something was wrong, which was said, and nothing may be answered */
export async function answerAgainstBase<Document>(
  files: readonly string[],
  options: AnswerOptions,
  given: BaselineOptions,
  { words, answer, ratchet }: Question<Document>,
  command: Command,
  io: Io,
): Promise<readonly Document[] | null> {
  // Read once, and after the plans: what is wrong with them is said first.
  let reading: Promise<Baselines | undefined> | undefined;
  // Most gates have no baseline, and need nothing of what reads one.
  const baselinesOf = async (): Promise<Baselines | undefined> => {
    if (given.baseline === undefined && given.baseRef === undefined) return null;
    return (await import("./baseline.ts")).readBaselines(files, given, options, command, io);
  };
  const answerOne = async (plan: Plan, index: number): Promise<Answered<Document>> => {
    reading ??= baselinesOf();
    const baselines = await reading;
    if (baselines === undefined) return { ok: false, problems: [] };
    if (baselines === null) return answer(plan, null, false);
    const baseline = baselines({ files: plan.source.files, name: plan.topology.name }, index);
    const baseCost = baseCostOf(baseline);
    const isCompared = plan.topology.budgets.some(({ kind }) => kind === "cost-increase");
    if (isCompared && baseCost === null && !(given.baseRef !== undefined && baseline.report === null))
      io.stderr.write(`note: ${withoutCost(plan.topology.name, baseline)}\n`);
    const answered = answer(plan, baseCost, baseline.report === null);
    return answered.ok ? { ok: true, document: ratchet(answered.document, baseline, defaultTolerance) } : answered;
  };
  return answerPlans(files, options, words, answerOne, command, io);
}

function withoutCost(plan: string, { name, report }: Baseline): string {
  const why =
    report === null ? `${name} holds no ${plan}` : `${name} is a check, which holds no cost; save scale-plan analyze`;
  return `cost.maxIncrease of ${plan} is not judged: ${why}`;
}
