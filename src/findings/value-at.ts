import type { Path } from "../topology/types.ts";

/** A map or a list of plain data. */
export const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Value at a path of plain data; undefined where there is none. Only own keys count. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (!isContainer(value) || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}
