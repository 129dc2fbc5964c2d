import { shownText } from "../../units/shown-text.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { diagnosticRules } from "../diagnostic-codes.ts";
import type { Path } from "../types.ts";
import { dataPath } from "./data-path.ts";
import { type Layer, yamlLayer } from "./layer.ts";
import { readYaml, type YamlTree } from "./read-yaml.ts";

/** The name under which positions of options appear. */
export const SET = "--set";

export type SetResult =
  | { readonly ok: true; readonly path: Path; readonly value: unknown; readonly layer: Layer }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads `tiers.web.instances=8` against the data that it changes. Keys that hold dots (`db.read` among calls) are found
 * where they exist, and can be quoted: `tiers.web.calls."db.read"=3`. The value is YAML; `null` deletes.
 *
 * @param line the option's number, for its position
 */
export function readSetOption(option: string, data: unknown, line: number): SetResult {
  const equals = indexOfEquals(option);
  const path = equals < 1 ? undefined : dataPath(option.slice(0, equals), data);
  const wrong = (message: string): SetResult => {
    const { code, severity } = diagnosticRules["bad-set-option"];
    const position = { file: SET, line, column: 1 };
    const hint = "write --set tiers.web.instances=8";
    return { ok: false, diagnostics: [{ code, rule: "bad-set-option", severity, message, hint, path: [], position }] };
  };
  if (path === undefined) return wrong(`"${shownText(option)}" is not a path, =, and a value`);
  if (path.includes("__proto__")) return wrong("the key __proto__ is not allowed");
  const text = option.slice(equals + 1);
  const read = readYaml({ name: SET, text: text.trim() === "" ? "null" : text });
  const shift = { line: line - 1, column: equals + 1 };
  if (!read.ok && !isNull(text))
    return { ok: false, diagnostics: read.diagnostics.map((diagnostic) => shifted(diagnostic, shift)) };
  const layer = read.ok ? yamlLayer(moved(read.tree, shift)) : undefined;
  return { ok: true, path, value: read.ok ? read.tree.data : null, layer: layerAt(path, layer, line) };
}

interface Shift {
  readonly line: number;
  readonly column: number;
}

const isNull = (text: string): boolean => /^\s*(?:null|~)?\s*$/i.test(text);

function indexOfEquals(option: string): number {
  const path = /^(?:"[^"]*"|[^="])*/.exec(option)?.[0] ?? "";
  return option[path.length] === "=" ? path.length : -1;
}

/** The value at the end of the option's path; before it the option is as any file that has the path. */
function layerAt(prefix: Path, layer: Layer | undefined, line: number): Layer {
  const start = { file: SET, line, column: 1 };
  return {
    find: (path) => {
      const common = prefix.findIndex((part, index) => part !== path[index]);
      const depth = common < 0 ? prefix.length : common;
      if (depth < prefix.length || layer === undefined) return { depth, isMap: true, position: () => start };
      const found = layer.find(path.slice(prefix.length));
      return { ...found, depth: depth + found.depth };
    },
  };
}

const moved = (tree: YamlTree, shift: Shift): YamlTree => ({
  ...tree,
  positionOf: (start, end) => movedPosition(tree.positionOf(start, end), shift),
});

function movedPosition(position: ReturnType<YamlTree["positionOf"]>, shift: Shift) {
  const columns = position.line === 1 ? shift.column : 0;
  const { endColumn } = position;
  return {
    ...position,
    line: position.line + shift.line,
    column: position.column + columns,
    ...(endColumn === undefined ? {} : { endColumn: endColumn + columns }),
  };
}

const shifted = (diagnostic: Diagnostic, shift: Shift): Diagnostic => ({
  ...diagnostic,
  position: diagnostic.position && movedPosition(diagnostic.position, shift),
});
