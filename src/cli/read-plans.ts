import { rules } from "../findings/registry.ts";
import type { Plan } from "../report/analyze.ts";
import type { Source } from "../report/source.ts";
import type { Diagnostic } from "../topology/diagnostic.ts";
import { parseTopology } from "../topology/parse-topology.ts";
import { DEFAULT_MAX_BYTES } from "../topology/source/read-yaml.ts";
import type { Topology } from "../topology/types.ts";
import { withScenarios } from "./choose-scenarios.ts";
import { commandLine, portableName, STDIN } from "./file-names.ts";
import type { Io } from "./io.ts";
import type { JudgeOptions } from "./judge-options.ts";
import { type ReadText, readText } from "./read-text.ts";

/** What of the options concerns reading. */
export interface InputOptions {
  readonly overlay: readonly string[];
  readonly set: readonly string[];
  readonly maxBytes: number | undefined;
}

/** What is read, and what is judged of it. */
export type ReadOptions = InputOptions & JudgeOptions;

/** What concerns one of two plans that are compared. */
export type SideOptions = InputOptions & Partial<JudgeOptions>;

/** What was read, or not; either way with what is to be said about it. */
export interface ReadPlans {
  /** One for each topology; empty where any of them has an error. */
  readonly plans: readonly Plan[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of the plans, with all of their scenarios. */
  readonly topologies: readonly Topology[];
  /** Text of a file, for the lines that diagnostics point at. */
  readonly text: (file: string) => string | undefined;
}

/**
 * Reads each file as a topology of its own, the overlays and settings applied to each.
 *
 * @param words of the command that makes the answer again, given the file and the day by which it was judged
 */
export async function readPlans(
  files: readonly string[],
  options: ReadOptions,
  words: (file: string, today: string | null) => readonly string[],
  io: Io,
): Promise<ReadPlans> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const read = new Map<string, ReadText>();
  for (const path of [...files, ...options.overlay, ...options.budgets]) {
    if (!read.has(path)) read.set(path, await readText(path, maxBytes, io));
  }
  const texts = new Map([...read.values()].flatMap((one) => (one.ok ? [[one.name, one.text]] : [])));
  const unread = [...read.values()].flatMap((one) => (one.ok ? [] : [one.diagnostic]));
  if (unread.length > 0) return { plans: [], diagnostics: unread, topologies: [], text: (file) => texts.get(file) };

  const textsOf = (paths: readonly string[]) =>
    paths.flatMap((path) => read.get(path) ?? []).flatMap((one) => (one.ok ? [one] : []));
  const results = files.map((file) => {
    const layers = [file, ...options.overlay];
    const sources = textsOf(layers);
    const { set, budget } = options;
    const parsed = parseTopology(sources, { set, maxBytes, budget, budgets: textsOf(options.budgets), rules });
    if (!parsed.ok) return parsed;
    const { topology, source, reread, warnings } = parsed;
    const named = [...layers, ...options.budgets];
    const shown = new Map(named.map((path) => [path === "-" ? STDIN : path, portableName(path, io.cwd)]));
    // Without a date to judge the day is nobody's business: equal input gives equal bytes on any day.
    const hasDates = topology.accept.some(({ until }) => until !== null);
    const today = options.today ?? (hasDates ? io.today() : null);
    const plan: Plan = {
      topology: withScenarios(topology, options.scenario),
      data: source.data,
      reread: (data) => {
        const other = reread(data);
        return other === null ? null : withScenarios(other, options.scenario);
      },
      source: sourceOf(source.locate, shown, layers, options.set, words(file, today), io.cwd),
      today,
    };
    return { ok: true as const, plan, topology, diagnostics: warnings, text: source.text };
  });
  const isWrong = results.some(({ ok }) => !ok);
  return {
    plans: isWrong ? [] : results.flatMap((result) => (result.ok ? [result.plan] : [])),
    topologies: results.flatMap((result) => (result.ok ? [result.topology] : [])),
    diagnostics: distinct(results.flatMap(({ diagnostics }) => diagnostics)),
    text: (file) => texts.get(file) ?? results[0]?.text(file),
  };
}

function sourceOf(
  locate: Source["locate"],
  shown: ReadonlyMap<string, string>,
  layers: readonly string[],
  settings: readonly string[],
  words: readonly string[],
  cwd: string,
): Source {
  return {
    files: layers.map((path) => portableName(path, cwd)),
    settings,
    reproduce: commandLine(words),
    locate: (path) => {
      const position = locate(path);
      if (position === null) return null;
      return { file: shown.get(position.file) ?? position.file, line: position.line, column: position.column };
    },
  };
}

/** Several topologies may share an overlay, and what is wrong with it. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.position, one.code, one.message]), one])).values()];
}
