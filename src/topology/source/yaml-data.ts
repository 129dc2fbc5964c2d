import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { shownText } from "../../units/shown-text.ts";
import type { DiagnosticRuleName } from "../diagnostic-codes.ts";

/** Something wrong between YAML and plain data, at an offset of the text. */
export interface DataProblem {
  readonly rule: DiagnosticRuleName;
  readonly message: string;
  readonly hint: string | null;
  readonly range: readonly [start: number, end: number];
  /** Of the other half: where a duplicate key was first. */
  readonly firstAt?: number;
}

/** Nodes that aliases may add to a file; a topology that needs more is written by a program, or a bomb. */
const MOST_ALIASED = 20_000;

/** A file with more than these was not written by anybody. */
const MOST_PROBLEMS = 1000;

export interface PlainData {
  readonly data: unknown;
  readonly problems: readonly DataProblem[];
  /** Alias → what it stands for. */
  readonly targets: ReadonlyMap<Node, Node>;
}

/** Keys that mean something to JavaScript itself. */
const forbidden: ReadonlySet<string> = new Set(["__proto__"]);

/**
 * The plain data of a YAML tree: aliases expanded into copies, `<<` merged, keys as text. Numbers,
 * booleans and null are as in YAML 1.2.
 */
export function plainData(root: Node | null): PlainData {
  const problems: DataProblem[] = [];
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const expanding = new Set<Node>();
  let aliased = 0;

  const problem = (rule: DiagnosticRuleName, node: Node, message: string, hint: string | null, firstAt?: number) => {
    if (problems.length >= MOST_PROBLEMS) return;
    const [start = 0, end = start] = node.range ?? [];
    problems.push({ rule, message, hint, range: [start, end], ...(firstAt === undefined ? {} : { firstAt }) });
  };

  const dataOf = (node: Node | null): unknown => {
    if (node === null) return null;
    if (expanding.size > 0 && ++aliased > MOST_ALIASED) return null;
    if (isAlias(node)) return dataOfAlias(node);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return typeof node.value === "bigint" ? Number(node.value) : node.value;
    if (isSeq(node)) return node.items.map((item) => dataOf(item as Node | null));
    return isMap(node) ? dataOfMap(node) : null;
  };

  const dataOfAlias = (alias: Node & { readonly source: string }): unknown => {
    const target = targets.get(alias) ?? anchors.get(alias.source);
    if (target === undefined) {
      problem("yaml-syntax", alias, `nothing before this is anchored as &${alias.source}`, null);
      return null;
    }
    targets.set(alias, target);
    if (expanding.has(target)) {
      problem("too-many-aliases", alias, `*${alias.source} stands for something that it is itself a part of`, null);
      return null;
    }
    expanding.add(target);
    const value = dataOf(target);
    expanding.delete(target);
    return value;
  };

  const dataOfMap = (map: YAMLMap): Record<string, unknown> => {
    const data: Record<string, unknown> = {};
    const merged: unknown[] = [];
    let firstPlaces: ReadonlyMap<string, number> | undefined;
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = keyOf(pair.key);
      const value = dataOf(pair.value);
      if (key === undefined)
        problem("yaml-syntax", pair.key ?? map, "a key is a name, not a list, a map or nothing", null);
      else if (forbidden.has(key))
        problem("forbidden-key", pair.key, `the key ${key} is not allowed`, "choose another name");
      else if (isMerge(pair.key)) merged.push(...(Array.isArray(value) ? value : [value]));
      else if (Object.hasOwn(data, key)) {
        firstPlaces ??= firstPlacesIn(map);
        const message = `the key "${shownText(key)}" stands here a second time`;
        const hint = "keep one of them; repeated calls are a list";
        problem("duplicate-key", pair.key, message, hint, firstPlaces.get(key) ?? 0);
      } else data[key] = value;
    }
    for (const source of merged)
      if (typeof source === "object" && source !== null)
        for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(data, key)) data[key] = value;
    return data;
  };

  const data = dataOf(root);
  if (aliased > MOST_ALIASED && root !== null) {
    const message = `the aliases of this file expand to more than ${MOST_ALIASED} values`;
    problem("too-many-aliases", [...targets.keys()].at(-1) ?? root, message, "write the values out, or use defaults");
  }
  return { data, problems, targets };
}

/** Key → offset at which it stands first. */
function firstPlacesIn(map: YAMLMap): ReadonlyMap<string, number> {
  const backwards = [...(map.items as Pair<Node, Node | null>[])].reverse();
  return new Map(backwards.map(({ key }) => [keyOf(key) ?? "", key.range?.[0] ?? 0]));
}

const isMerge = (key: Node): boolean => isScalar(key) && key.value === "<<" && key.type === "PLAIN";

/** The text of a key; undefined: it is none. */
export function keyOf(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null || key.value === undefined) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}
