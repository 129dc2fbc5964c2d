import { shownText } from "../units/shown-text.ts";
import type { Log } from "./log.ts";
import { report } from "./log.ts";
import type { Path } from "./types.ts";

/** A map of the file, where it stands, and where to say what is wrong with it. */
export interface Reader {
  readonly data: Data;
  readonly path: Path;
  readonly log: Log;
}

export type Data = Readonly<Record<string, unknown>>;

/** A value for a message. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `"${shownText(value)}"` : shownText(String(value));
}

export const isMap = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An own key's value: a tier may be called `constructor`. Empty (`key:`) counts as absent only to `isSet`. */
export const valueAt = ({ data }: Reader, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);

export const isSet = (reader: Reader, key: string): boolean => valueAt(reader, key) !== undefined;

export const pathTo = (reader: Reader, key: string | number): Path => [...reader.path, key];

/** A reader of the map at a key; undefined: there is none (and if there is something else, that was said). */
export function mapAt(reader: Reader, key: string): Reader | undefined {
  const value = valueAt(reader, key);
  if (value === undefined) return undefined;
  const path = pathTo(reader, key);
  if (isMap(value)) return { data: value, path, log: reader.log };
  return report(reader.log, "wrong-type", path, `${key} must be a map, not ${describe(value)}`);
}

/** Readers of the maps in a map, by name; entries that are no maps are said to be wrong. */
export function entriesOf(reader: Reader, what: string): [name: string, entry: Reader][] {
  return Object.entries(reader.data).flatMap(([name, value]) => {
    const path = pathTo(reader, name);
    if (isMap(value)) return [[name, { data: value, path, log: reader.log }]];
    report(reader.log, "wrong-type", path, `${what} must be a map of keys, not ${describe(value)}`);
    return [];
  });
}

export function missing(reader: Reader, key: string, message: string, hint: string | null): undefined {
  report(reader.log, "missing-key", pathTo(reader, key), message, hint, "key");
}
