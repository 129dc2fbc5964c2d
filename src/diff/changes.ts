/** What differs between the data of two files: keys, not lines. Comments and the order of keys do not count. */
import type { Patch } from "../advice/types.ts";
import type { Path } from "../topology/types.ts";

type Map = Readonly<Record<string, unknown>>;

/**
 * The keys that differ, in the order of the file as it is; what is not there any more stands after what is. A tier or a
 * workload that comes or goes is one change. A list of names or numbers is one value; one of maps that keeps its length
 * is compared place by place. `x-` keys are the user's own and move nothing.
 *
 * @example
 * changesOf({ tiers: { web: { cores: 4 } } }, { tiers: { web: { cores: 8 } } });
 * // [{ path: ["tiers", "web", "cores"], before: 4, after: 8 }]
 */
export function changesOf(before: unknown, after: unknown, path: Path = []): Patch {
  if (isMap(before) && isMap(after)) {
    const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !Object.hasOwn(after, name))];
    return names
      .filter((name) => !name.startsWith("x-"))
      .flatMap((name) => changesOf(own(before, name), own(after, name), [...path, name]));
  }
  if (isListOfMaps(before) && isListOfMaps(after) && before.length === after.length)
    return before.flatMap((member, index) => changesOf(member, after[index], [...path, index]));
  return isSame(before, after) ? [] : [{ path, before, after }];
}

const own = (map: Map, name: string): unknown => (Object.hasOwn(map, name) ? map[name] : undefined);

const isMap = (value: unknown): value is Map => typeof value === "object" && value !== null && !Array.isArray(value);

const isListOfMaps = (value: unknown): value is readonly Map[] => Array.isArray(value) && value.every(isMap);

/** Lists count in their order, maps do not. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((member, index) => isSame(member, other[index]));
  if (isMap(one) && isMap(other)) return changesOf(one, other).length === 0;
  return one === other;
}
