/** What commands that answer questions about plans have in common: read, answer, or say why not. */
import type { Command } from "commander";
import type { Answered, Plan } from "../report/analyze.ts";
import type { Diagnostic, Problem } from "../topology/diagnostic.ts";
import { diagnosticRules } from "../topology/diagnostic-codes.ts";
import { unknownScenario } from "./choose-scenarios.ts";
import { expandPatterns } from "./expand-patterns.ts";
import { portableName } from "./file-names.ts";
import type { Io } from "./io.ts";
import { type JudgeOptions, judgeWords, noJudgeOptions } from "./judge-options.ts";
import type { Output } from "./options.ts";
import { type InputOptions, readPlans } from "./read-plans.ts";
import { type SayOptions, say } from "./say.ts";

/**
 * Reads the files and answers for each. What is wrong with any of them is said on standard error.
 *
 * @param words of the command that answers again, without the options of the input
 * @returns null: something was wrong, and nothing may be answered
 */
export async function answerPlans<Document>(
  files: readonly string[],
  options: InputOptions & Partial<JudgeOptions> & SayOptions & { readonly output: readonly Output[] },
  words: (file: string) => readonly string[],
  answer: (plan: Plan, index: number) => Answered<Document> | Promise<Answered<Document>>,
  command: Command,
  io: Io,
): Promise<readonly Document[] | null> {
  const judge: JudgeOptions = { ...noJudgeOptions, ...options };
  if ([...files, ...options.overlay, ...judge.budgets].filter((path) => path === "-").length > 1) {
    command.error("error: standard input can be read once; `-` stands there twice");
  }
  const read = new Set([...files, ...options.overlay, ...judge.budgets].map((path) => portableName(path, io.cwd)));
  const overwritten = options.output.find(({ path }) => read.has(portableName(path, io.cwd)));
  if (overwritten !== undefined) command.error(`error: ${overwritten.path} is read, and would be overwritten`);
  const named = (path: string) => (path === "-" ? path : portableName(path, io.cwd));
  const inputWords = inputOptions({ ...options, overlay: options.overlay.map(named) });
  const again = (file: string, today: string | null) => [
    ...words(named(file)),
    ...inputWords,
    ...judgeWords({ ...judge, budgets: judge.budgets.map(named), today: today ?? undefined }),
  ];
  const { plans, diagnostics, text, topologies } = await readPlans(files, { ...options, ...judge }, again, io);
  const unknown = plans.length === 0 ? null : unknownScenario(topologies, judge.scenario);
  if (unknown !== null) command.error(`error: ${unknown}`);
  const answered: { readonly plan: Plan; readonly result: Answered<Document> }[] = [];
  for (const [index, plan] of plans.entries()) answered.push({ plan, result: await answer(plan, index) });
  const refused = answered.flatMap(({ plan, result }) =>
    result.ok ? [] : result.problems.map((problem) => diagnosticOf(problem, plan)),
  );
  await say([...diagnostics, ...refused], text, options, io);
  if (plans.length === 0 || answered.some(({ result }) => !result.ok)) return null;
  return answered.flatMap(({ result }) => (result.ok ? [result.document] : []));
}

/** The files that are named, patterns expanded. */
export async function filesOf(names: readonly string[], command: Command, io: Io): Promise<readonly string[]> {
  const expanded = await expandPatterns(names, io);
  return expanded.ok ? expanded.files : command.error(`error: ${expanded.message}`);
}

/** The options that an answer rests on. */
export function inputOptions({ overlay, set, maxBytes }: InputOptions): readonly string[] {
  return [
    ...overlay.flatMap((path) => ["--overlay", path]),
    ...set.flatMap((setting) => ["--set", setting]),
    ...(maxBytes === undefined ? [] : ["--max-bytes", String(maxBytes)]),
  ];
}

/** A problem with its code and place. */
function diagnosticOf({ rule, message, hint, path }: Problem, { source }: Plan): Diagnostic {
  const { code, severity } = diagnosticRules[rule];
  return { code, rule, severity, message, hint, path, position: source.locate(path) };
}
