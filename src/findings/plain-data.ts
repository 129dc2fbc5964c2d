/**
 * The file's data: maps, lists and scalars. Only what lies on the path of a change is copied, so that
 * a change of one key in a file of thousands of tiers costs next to nothing. The original is never
 * touched, and a key is only ever an own property: `__proto__` is a name like any other.
 */
import type { Path } from "../topology/types.ts";

type Key = string | number;

/** A map or a list of plain data. */
export const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Value at a path of plain data; undefined where there is none. Only own keys count. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (!isContainer(value) || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<Key, unknown>>)[key];
  }
  return value;
}

/** A copy with another value at a path; undefined takes the key away. Missing maps on the way are created. */
export const withValueAt = (data: unknown, path: Path, value: unknown): unknown => withValue(data, path, 0, value);

function withValue(data: unknown, path: Path, depth: number, value: unknown): unknown {
  const key = path[depth];
  if (key === undefined) return value;
  const inner =
    isContainer(data) && Object.hasOwn(data, key) ? (data as Readonly<Record<Key, unknown>>)[key] : undefined;
  const isLast = depth === path.length - 1;
  if (isLast && value === undefined) return without(data, key);
  return withKey(data, key, isLast ? value : withValue(inner, path, depth + 1, value));
}

function withKey(data: unknown, key: Key, value: unknown): unknown {
  if (Array.isArray(data)) return data.toSpliced(Number(key), 1, value);
  const entries = Object.entries(isContainer(data) ? data : {});
  const place = entries.findIndex(([name]) => name === String(key));
  if (place === -1) entries.push([String(key), value]);
  else entries[place] = [String(key), value];
  return Object.fromEntries(entries);
}

function without(data: unknown, key: Key): unknown {
  if (Array.isArray(data)) return data.toSpliced(Number(key), 1);
  if (!isContainer(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== String(key)));
}
