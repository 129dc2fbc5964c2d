/** Budgets that are not the file's own: those of a command line, and those of another file. */
import { shownText } from "../../units/shown-text.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { diagnosticRules } from "../diagnostic-codes.ts";
import { isMap } from "../reader.ts";
import type { Path } from "../types.ts";
import { type Layer, yamlLayer } from "./layer.ts";
import { readYaml, type SourceFile } from "./read-yaml.ts";

/** The name under which positions of options appear. */
export const BUDGET = "--budget";

/** Budgets as data, with a path of their own that no file has. */
export interface FurtherBudgets {
  readonly path: Path;
  readonly data: unknown;
  readonly layer: Layer;
}

export type FurtherResult =
  | { readonly ok: true; readonly budgets: FurtherBudgets }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A file of budgets: a map of them, or one that has them under `budgets`. */
export function budgetsOfFile(file: SourceFile, maxBytes?: number): FurtherResult {
  const read = readYaml(file, maxBytes);
  if (!read.ok) return read;
  const { data } = read.tree;
  const inner = isMap(data) && Object.hasOwn(data, "budgets") ? ["budgets"] : [];
  const layer = yamlLayer(read.tree);
  const path = [`budgets of ${file.name}`];
  return {
    ok: true,
    budgets: {
      path,
      data: inner.length === 0 ? data : (data as Record<string, unknown>).budgets,
      layer: {
        find: ([first, ...rest]) => {
          const found = layer.find(first === path[0] ? [...inner, ...rest] : []);
          const depth = first === path[0] ? Math.max(0, found.depth - inner.length) + 1 : 0;
          return { ...found, depth };
        },
      },
    },
  };
}

/** `latency.browse.p99`, an operator, and a value. */
const OPTION = /^\s*([^<>=\s]+)\s*(<=|>=)\s*(.*?)\s*$/s;

/**
 * `latency.browse.p99<=250ms`: the id of a budget, its bound, and the limit.
 *
 * @param line the option's number, for its position
 */
export function budgetsOfOption(option: string, line: number): FurtherResult {
  const [, id, operator, value] = OPTION.exec(option) ?? [];
  const keys = id === undefined ? undefined : keysOf(id);
  const start = { file: BUDGET, line, column: 1 };
  const wrong = (message: string, hint: string): FurtherResult => {
    const { code, severity } = diagnosticRules["bad-budget-option"];
    return {
      ok: false,
      diagnostics: [{ code, rule: "bad-budget-option", severity, message, hint, path: [], position: start }],
    };
  };
  const example = "write --budget 'latency.browse.p99<=250ms'";
  if (keys === undefined || value === undefined || value === "")
    return wrong(`"${shownText(option)}" is no budget, <= or >=, and a limit`, example);
  const [kind = ""] = keys;
  const isFloor = kind === "headroom" || kind === "hitRatio";
  if (operator !== (isFloor ? ">=" : "<=")) {
    const hint = `write --budget '${shownText(keys.join("."))}${isFloor ? ">=" : "<="}${shownText(value)}'`;
    return wrong(`of ${kind} ${isFloor ? "more" : "less"} is better`, hint);
  }
  const path = [`${BUDGET} ${line}`, ...keys];
  const column = option.lastIndexOf(value) + 1;
  return {
    ok: true,
    budgets: {
      path: path.slice(0, 1),
      data: keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
      layer: {
        find: (asked) => {
          const differs = path.findIndex((part, index) => part !== asked[index]);
          const depth = differs < 0 ? path.length : differs;
          return {
            depth,
            isMap: depth < path.length,
            position: (at) => (at === "value" && depth === path.length ? { ...start, column } : start),
          };
        },
      },
    },
  };
}

/** Keys of the map that an id stands for: names of workloads may hold dots, statistics do not. */
function keysOf(id: string): string[] | undefined {
  const [kind = "", ...rest] = id.replace(/\.p99\.9$/, ".p999").split(".");
  if (rest.some((part) => part === "") || kind === "" || kind === "__proto__" || rest.includes("__proto__"))
    return undefined;
  if (rest.length === 0) return [kind];
  if (kind !== "latency") return [kind, rest.join(".")];
  return rest.length < 2 ? undefined : [kind, rest.slice(0, -1).join("."), rest.at(-1) ?? ""];
}
