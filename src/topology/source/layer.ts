import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Position } from "../diagnostic.ts";
import type { Path } from "../types.ts";
import type { YamlTree } from "./read-yaml.ts";
import { keyOf } from "./yaml-data.ts";

/** How far a path leads in one file, and where to point there. */
export interface Found {
  /** Parts of the path that exist. */
  readonly depth: number;
  /** What the path ends at is a map: several files may have a share in it. */
  readonly isMap: boolean;
  readonly position: (at: "key" | "value") => Position;
}

/** A file, or an option, that sets values: later ones over earlier ones. */
export interface Layer {
  readonly find: (path: Path) => Found;
}

export function yamlLayer(tree: YamlTree): Layer {
  const indices = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();
  const indexOf = (map: YAMLMap) => {
    const known = indices.get(map);
    if (known !== undefined) return known;
    const index = new Map<string, Pair<Node, Node | null>>();
    const merged: Node[] = [];
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const key = keyOf(pair.key);
      if (key === "<<" && pair.value !== null) merged.push(pair.value);
      if (key !== undefined) index.set(key, pair);
    }
    for (const node of merged)
      for (const source of sourcesOf(node))
        for (const [key, pair] of indexOf(source)) if (!index.has(key)) index.set(key, pair);
    indices.set(map, index);
    return index;
  };
  const resolved = (node: Node | null): Node | null =>
    node !== null && isAlias(node) ? (tree.targets.get(node) ?? node) : node;
  const sourcesOf = (node: Node): YAMLMap[] => {
    const target = resolved(node);
    if (target !== null && isSeq(target)) return target.items.flatMap((item) => sourcesOf(item as Node));
    return target !== null && isMap(target) ? [target] : [];
  };

  return {
    find: (path) => {
      let node = tree.root;
      let key: Node | null = null;
      let depth = 0;
      for (const part of path) {
        const container = resolved(node);
        if (container !== null && isMap(container)) {
          const pair = indexOf(container).get(String(part));
          if (pair === undefined) break;
          [key, node] = [pair.key, pair.value];
        } else if (container !== null && isSeq(container) && container.items[Number(part)] !== undefined) {
          key = null;
          node = container.items[Number(part)] as Node;
        } else break;
        depth++;
      }
      const isWhole = depth === path.length;
      const target = resolved(node);
      return {
        depth,
        isMap: target !== null && isMap(target),
        position: (at) => {
          const isPlaced = isWhole && at === "value" && node !== null && isPointable(node);
          const pointed = (isPlaced ? node : (key ?? node)) ?? tree.root;
          const [start = 0, end = start] = pointed?.range ?? [];
          const isBlock = pointed !== null && !isScalar(pointed) && !isAlias(pointed);
          return isBlock ? tree.positionOf(start) : tree.positionOf(start, end);
        },
      };
    },
  };
}

/** An empty value (`key:`) and a block map below its key are better pointed at by the key. */
function isPointable(node: Node): boolean {
  if (isScalar(node)) return node.value !== null;
  return isAlias(node) || ((isMap(node) || isSeq(node)) && node.flow === true);
}
