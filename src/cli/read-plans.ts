import type { Plan } from "../report/analyze.ts";
import type { Source } from "../report/source.ts";
import type { Diagnostic } from "../topology/diagnostic.ts";
import { parseTopology } from "../topology/parse-topology.ts";
import { DEFAULT_MAX_BYTES } from "../topology/source/read-yaml.ts";
import { commandLine, portableName } from "./file-names.ts";
import type { Io } from "./io.ts";
import { type ReadText, readText } from "./read-text.ts";

/** What of the options concerns reading. */
export interface InputOptions {
  readonly overlay: readonly string[];
  readonly set: readonly string[];
  readonly maxBytes: number | undefined;
}

/** What was read, or not; either way with what is to be said about it. */
export interface ReadPlans {
  /** One for each topology; empty where any of them has an error. */
  readonly plans: readonly Plan[];
  readonly diagnostics: readonly Diagnostic[];
  /** Text of a file, for the lines that diagnostics point at. */
  readonly text: (file: string) => string | undefined;
}

/**
 * Reads each file as a topology of its own, the overlays and settings applied to each.
 *
 * @param words of the command that makes the answer again, given the file
 */
export async function readPlans(
  files: readonly string[],
  options: InputOptions,
  words: (file: string) => readonly string[],
  io: Io,
): Promise<ReadPlans> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const read = new Map<string, ReadText>();
  for (const path of [...files, ...options.overlay]) {
    if (!read.has(path)) read.set(path, await readText(path, maxBytes, io));
  }
  const texts = new Map([...read.values()].flatMap((one) => (one.ok ? [[one.name, one.text]] : [])));
  const unread = [...read.values()].flatMap((one) => (one.ok ? [] : [one.diagnostic]));
  if (unread.length > 0) return { plans: [], diagnostics: unread, text: (file) => texts.get(file) };

  const results = files.map((file) => {
    const layers = [file, ...options.overlay];
    const sources = layers.flatMap((path) => read.get(path) ?? []).flatMap((one) => (one.ok ? [one] : []));
    const parsed = parseTopology(sources, { set: options.set, maxBytes });
    if (!parsed.ok) return parsed;
    const { topology, source, warnings } = parsed;
    const shown = new Map(layers.map((path, index) => [sources[index]?.name ?? path, portableName(path, io.cwd)]));
    const plan: Plan = {
      topology,
      data: source.data,
      source: sourceOf(source.locate, shown, layers, options.set, words(file), io.cwd),
    };
    return { ok: true as const, plan, diagnostics: warnings, text: source.text };
  });
  const isWrong = results.some(({ ok }) => !ok);
  return {
    plans: isWrong ? [] : results.flatMap((result) => (result.ok ? [result.plan] : [])),
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
