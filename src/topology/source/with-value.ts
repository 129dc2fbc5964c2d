import type { Path } from "../types.ts";

/** A copy of the data with a value at a path; null deletes. */
export function withValue(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) {
    const copy = [...data];
    copy[Number(key)] = withValue(copy[Number(key)], rest, value);
    return copy;
  }
  const inner =
    value === null && rest.length === 0 ? null : (withValue(ownValue(data, String(key)), rest, value) ?? {});
  return mergeShallow(data, String(key), inner);
}

function mergeShallow(data: unknown, key: string, value: unknown): unknown {
  const copy: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  if (value === null) delete copy[key];
  else copy[key] = value;
  return copy;
}

const ownValue = (data: unknown, key: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string, unknown>)[key]
    : undefined;
