import type { Diagnostic, Problem } from "./diagnostic.ts";
import { diagnosticRules } from "./diagnostic-codes.ts";
import { inOrder } from "./diagnostic-order.ts";
import { type Layer, yamlLayer } from "./source/layer.ts";
import { mergeData } from "./source/merge.ts";
import { readYaml, type SourceFile } from "./source/read-yaml.ts";
import { readSetOption, SET } from "./source/set-option.ts";
import { createSource, type Source } from "./source/source.ts";
import { topologyFromData } from "./topology-from-data.ts";
import type { Path, Topology } from "./types.ts";

export interface ParseOptions {
  /** `tiers.web.instances=8`, applied in order after all files. */
  readonly set?: readonly string[];
  /** Of each file; 1 MiB unless raised. */
  readonly maxBytes?: number;
}

export type ParseResult =
  | {
      readonly ok: true;
      readonly topology: Topology;
      readonly source: Source;
      /** In the order of their positions. */
      readonly warnings: readonly Diagnostic[];
    }
  | {
      readonly ok: false;
      /** Warnings among them; in the order of their positions. */
      readonly diagnostics: readonly Diagnostic[];
      /** For code frames. */
      readonly text: (file: string) => string | undefined;
    };

/**
 * Reads a topology from text. Pure: whoever calls has read the files.
 *
 * @param files the file, and any overlays in their order (rule 17 of the language)
 *
 * @example
 * const result = parseTopology([{ name: "topo.yaml", text }]);
 * if (result.ok) analyze(result.topology); else show(result.diagnostics);
 */
export function parseTopology(files: readonly SourceFile[], options: ParseOptions = {}): ParseResult {
  const sets = options.set ?? [];
  const texts = new Map([...files.map(({ name, text }) => [name, text] as const), [SET, sets.join("\n")]]);
  const text = (file: string) => texts.get(file);
  const read = files.map((file) => readYaml(file, options.maxBytes));
  const unread = read.flatMap((result) => (result.ok ? [] : result.diagnostics));
  if (unread.length > 0) return { ok: false, diagnostics: inOrder(unread), text };

  const layers: Layer[] = [];
  let data: unknown;
  for (const result of read)
    if (result.ok) {
      data = layers.length === 0 ? result.tree.data : mergeData(data, result.tree.data);
      layers.push(yamlLayer(result.tree));
    }
  const wrongSets: Diagnostic[] = [];
  for (const [index, option] of sets.entries()) {
    const set = readSetOption(option, data, index + 1);
    if (!set.ok) wrongSets.push(...set.diagnostics);
    else {
      data = withValue(data, set.path, set.value);
      layers.push(set.layer);
    }
  }
  const source = createSource(data, layers, texts);
  const result = topologyFromData(data, nameOf(files[0]?.name ?? ""));
  const diagnostics = inOrder([...wrongSets, ...result.problems.map((problem) => diagnosticOf(problem, source))]);
  if (result.ok && wrongSets.length === 0)
    return { ok: true, topology: result.topology, source, warnings: diagnostics };
  return { ok: false, diagnostics, text };
}

/** A copy of the data with a value at a path; null deletes. */
function withValue(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const copy = [...data];
    copy[Number(key)] = withValue(copy[Number(key)], rest, value);
    return copy;
  }
  const inner =
    value === null && rest.length === 0 ? null : (withValue(ownValue(data, String(key)), rest, value) ?? {});
  return mergeShallow(data, String(key), inner);
}

function mergeShallow(data: unknown, key: string, value: unknown): unknown {
  const copy: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  if (value === null) delete copy[key];
  else copy[key] = value;
  return copy;
}

const ownValue = (data: unknown, key: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string, unknown>)[key]
    : undefined;

/** The file's name without folder and extension. */
const nameOf = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.ya?ml$|\.json$/i, "") || "topology";

/** A problem with its code and place. */
export function diagnosticOf({ rule, message, hint, path, at }: Problem, source: Pick<Source, "locate">): Diagnostic {
  const { code, severity } = diagnosticRules[rule];
  return { code, rule, severity, message, hint, path, position: source.locate(path, at) };
}
