/**
 * Edits applied to a copy of the file's data. Only what lies on an edit's path is copied, so that a
 * patch of one key in a file of thousands of tiers costs next to nothing. The original is never
 * touched, and a key is only ever an own property: `__proto__` is a name like any other.
 */
import type { Edit } from "../findings/types.ts";
import { isContainer, valueAt } from "../findings/value-at.ts";
import type { Path } from "../topology/types.ts";
import type { Change, Patch } from "./types.ts";

type Key = string | number;

/** A copy of the data with the edits made, in order. Missing maps on the way are created. */
export function applyEdits(data: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((edited, { path, value }) => withValue(edited, path, 0, value), data);
}

/** What edits change, with what stood there before. Edits that change nothing are left out. */
export function patchOf(data: unknown, edits: readonly Edit[]): Patch {
  return edits
    .map(({ path, value }): Change => ({ path, before: valueAt(data, path), after: value }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/** A copy of the data with a patch made. */
export function applyPatch(data: unknown, patch: Patch): unknown {
  return applyEdits(
    data,
    patch.map(({ path, after }) => ({ path, value: after })),
  );
}

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
