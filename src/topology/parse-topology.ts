import type { RuleName } from "./accept.ts";
import type { Diagnostic, Problem } from "./diagnostic.ts";
import { diagnosticRules } from "./diagnostic-codes.ts";
import { inOrder } from "./diagnostic-order.ts";
import { BUDGET, budgetsOfFile, budgetsOfOption } from "./source/further-budgets.ts";
import { type Layer, yamlLayer } from "./source/layer.ts";
import { mergeData } from "./source/merge.ts";
import { readYaml, type SourceFile } from "./source/read-yaml.ts";
import { readSetOption, SET } from "./source/set-option.ts";
import { createSource, type Source } from "./source/source.ts";
import { withValue } from "./source/with-value.ts";
import { topologyFromData } from "./topology-from-data.ts";
import type { Topology } from "./types.ts";

export interface ParseOptions {
  /** `tiers.web.instances=8`, applied in order after all files. */
  readonly set?: readonly string[];
  /** Of each file; 1 MiB unless raised. */
  readonly maxBytes?: number;
  /** `latency.browse.p99<=250ms`: budgets beside those of the files. */
  readonly budget?: readonly string[];
  /** Files of such budgets. */
  readonly budgets?: readonly SourceFile[];
  /** Rules whose findings may be accepted; their names are not checked unless they are given. */
  readonly rules?: readonly RuleName[];
}

export type ParseResult =
  | {
      readonly ok: true;
      readonly topology: Topology;
      readonly source: Source;
      /** Reads data in place of the files': with the same further budgets; null: they are no topology. */
      readonly reread: (data: unknown) => Topology | null;
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
  const texts = new Map([
    ...[...files, ...(options.budgets ?? [])].map(({ name, text }) => [name, text] as const),
    [SET, sets.join("\n")],
    [BUDGET, (options.budget ?? []).join("\n")],
  ]);
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
  const furtherRead = [
    ...(options.budgets ?? []).map((file) => budgetsOfFile(file, options.maxBytes)),
    ...(options.budget ?? []).map((option, index) => budgetsOfOption(option, index + 1)),
  ];
  const further = furtherRead.flatMap((result) => (result.ok ? [result.budgets] : []));
  const wrongOptions = [...wrongSets, ...furtherRead.flatMap((result) => (result.ok ? [] : result.diagnostics))];
  const source = createSource(data, [...layers, ...further.map(({ layer }) => layer)], texts);
  const name = nameOf(files[0]?.name ?? "");
  const result = topologyFromData(data, name, { rules: options.rules ?? null, further });
  const diagnostics = inOrder([...wrongOptions, ...result.problems.map((problem) => diagnosticOf(problem, source))]);
  if (result.ok && wrongOptions.length === 0) {
    const reread = (other: unknown) => {
      const read = topologyFromData(other, name, { further });
      return read.ok ? read.topology : null;
    };
    return { ok: true, topology: result.topology, source, reread, warnings: diagnostics };
  }
  return { ok: false, diagnostics, text };
}

/** The file's name without folder and extension. */
const nameOf = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.ya?ml$|\.json$/i, "") || "topology";

/** A problem with its code and place. */
export function diagnosticOf({ rule, message, hint, path, at }: Problem, source: Pick<Source, "locate">): Diagnostic {
  const { code, severity } = diagnosticRules[rule];
  return { code, rule, severity, message, hint, path, position: source.locate(path, at) };
}
