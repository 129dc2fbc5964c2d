/** Edits applied to a copy of the file's data, and what they change. */

import { valueAt, withValueAt } from "../findings/plain-data.ts";
import type { Edit } from "../findings/types.ts";
import type { Change, Patch } from "./types.ts";

/** A copy of the data with the edits made, in order. Missing maps on the way are created. */
export function applyEdits(data: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((edited, { path, value }) => withValueAt(edited, path, value), data);
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
