/** What a gate compares with: a saved report, or the same files where the branch began. */
import type { Command } from "commander";
import type { Baseline } from "../diff/ratchet.ts";
import type { Analysis, Check } from "../report/generated/report.ts";
import { looksLikeReport, readReport, type SavedReport } from "../report/read-report.ts";
import type { BaselineOptions } from "./baseline-options.ts";
import { portableName } from "./file-names.ts";
import { fileAt, type GitProblem, mergeBase, renamedFrom } from "./git.ts";
import type { Io } from "./io.ts";
import type { SideOptions } from "./read-plans.ts";
import { MOST_REPORT_BYTES } from "./read-side.ts";
import { readText } from "./read-text.ts";
import { SAVE_HINT } from "./saved-side.ts";
import { type SayOptions, say } from "./say.ts";
import { fromHere, refused, solvedAt } from "./side-at-revision.ts";
import { noSide, type ReadSide } from "./solved-side.ts";

/** Of a plan, what its baseline is found by. */
export type Compared = Pick<Analysis | Check, "files" | "name">;

/** The baseline of each plan; null: none was asked for. */
export type Baselines = ((plan: Compared, index: number) => Baseline) | null;

/**
 * Reads the baseline that the options name. What is wrong with it is said on standard error.
 *
 * @returns undefined: it cannot be read, and nothing may be judged
 */
export async function readBaselines(
  files: readonly string[],
  given: BaselineOptions,
  options: SideOptions & SayOptions,
  command: Command,
  io: Io,
): Promise<Baselines | undefined> {
  if (given.baseline !== undefined) return savedBaselines(given.baseline, options, io);
  if (given.baseRef === undefined) return null;
  if (files.includes("-")) command.error("error: --base-ref compares files of git, and standard input is none");
  return baselinesAt(given.baseRef, files, options, io);
}

async function savedBaselines(path: string, options: SayOptions, io: Io): Promise<Baselines | undefined> {
  const read = await readText(path, MOST_REPORT_BYTES, io);
  const name = portableName(path, io.cwd);
  if (!read.ok) {
    await say([read.diagnostic], () => undefined, options, io);
    return undefined;
  }
  const answer = looksLikeReport(read.text) ? readReport(read.text) : { ok: false as const, message: "is no report" };
  if (!answer.ok) {
    await sayWhy(noSide("unreadable-report", `${name} ${answer.message}`, SAVE_HINT), options, io);
    return undefined;
  }
  const reports = reportsIn(answer.report);
  return (plan) => ({ name, report: ofPlan(plan, reports) });
}

function reportsIn(saved: SavedReport): readonly (Analysis | Check)[] {
  return saved.kind === "analyses" || saved.kind === "checks" ? saved.reports : [saved];
}

/** The report of the same file, else the one report of that name; null: it has none. */
function ofPlan(plan: Compared, reports: readonly (Analysis | Check)[]): Analysis | Check | null {
  const sameFile = reports.find(({ files }) => files[0] !== undefined && files[0] === plan.files[0]);
  const sameName = reports.filter(({ name }) => name === plan.name);
  return sameFile ?? (sameName.length === 1 ? (sameName[0] ?? null) : null);
}

async function baselinesAt(
  revision: string,
  files: readonly string[],
  options: SideOptions & SayOptions,
  io: Io,
): Promise<Baselines | undefined> {
  const base = await mergeBase(revision, io);
  if (!base.ok) {
    await sayWhy(refused(`the base of ${revision}`, base.problem), options, io);
    return undefined;
  }
  const reports: (Analysis | Check | null)[] = [];
  for (const file of files) {
    const side = await sideAt(base.value, revision, file, options, io);
    if (side === null) {
      io.stderr.write(`note: ${portableName(file, io.cwd)} is new: there is none where HEAD left ${revision}\n`);
    } else if (!side.ok) {
      await sayWhy(side, options, io);
      return undefined;
    }
    reports.push(side?.ok ? side.side.report : null);
  }
  return (_, index) => ({ name: revision, report: reports[index] ?? null });
}

/** The file at the base, under its name or the one that it had then; null: there was none. */
async function sideAt(
  commit: string,
  revision: string,
  file: string,
  options: SideOptions,
  io: Io,
): Promise<ReadSide | null> {
  const no = (problem: GitProblem) => refused(`${revision}:${file}`, problem);
  const here = fromHere(portableName(file, io.cwd) === file ? file : relative(file, io.cwd));
  const now = await fileAt(commit, here, io);
  if (!now.ok) return no(now.problem);
  if (now.value !== null) return solvedAt({ commit, revision, path: file, file: now.value }, options, io);
  const old = await renamedFrom(commit, here, io);
  if (!old.ok) return no(old.problem);
  if (old.value === null) return null;
  const then = await fileAt(commit, old.value, io);
  if (!then.ok) return no(then.problem);
  return then.value === null ? null : solvedAt({ commit, revision, path: old.value, file: then.value }, options, io);
}

/** A path below the working directory, from there. */
const relative = (path: string, cwd: string): string =>
  path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;

async function sayWhy(side: ReadSide, options: SayOptions, io: Io): Promise<void> {
  if (!side.ok) await say(side.diagnostics, side.text, options, io);
}
