import { type Data, isMap } from "../reader.ts";

/** Rule 17 of the language: maps are merged deeply, all else is replaced, `null` deletes. Neither argument changes. */
export function mergeData(base: unknown, overlay: unknown): unknown {
  if (!isMap(overlay)) return overlay;
  const merged: Record<string, unknown> = isMap(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(overlay)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeData(ownValue(base, key), value);
  }
  return merged;
}

const ownValue = (data: unknown, key: string): unknown =>
  isMap(data) && Object.hasOwn(data, key) ? (data as Data)[key] : undefined;
