import { shownText } from "../units/shown-text.ts";
import { report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { plannedKey } from "./planned.ts";
import { pathTo, type Reader } from "./reader.ts";

/**
 * Says which keys of a map are not known in their context, or planned; true if there was one.
 * @param context name of a definition of the schema, or of a table of planned keys
 */
export function unknownKeys(reader: Reader, context: string, known: readonly string[]): boolean {
  const unknown = Object.keys(reader.data).filter((key) => !known.includes(key) && !key.startsWith("x-"));
  for (const key of unknown) unknownKey(reader, context, key, known);
  return unknown.length > 0;
}

export function unknownKey(reader: Reader, context: string, key: string, known: readonly string[]): void {
  const planned = plannedKey(context, key);
  const path = pathTo(reader, key);
  if (planned !== undefined) {
    const message = `"${shownText(key)}" is planned, and not built yet: ${planned}`;
    report(reader.log, "planned", path, message, "leave it out for now", "key");
    return;
  }
  const separated = numberBefore(reader, key);
  if (separated !== undefined) {
    const message = `${separated.written} has a separator among its digits`;
    report(reader.log, "digit-separator", pathTo(reader, separated.key), message, `write ${separated.mended}`);
    return;
  }
  const hint = nameHint(reader.log, key, known, "known here:");
  report(reader.log, "unknown-key", path, `there is no key "${shownText(key)}" here`, hint, "key");
}

/** To YAML `{ rate: 1,000/s }` is a rate of 1 and an empty key `000/s`. */
function numberBefore(reader: Reader, key: string) {
  if (!/^\d{3}(?:\D|$)/.test(key) || reader.data[key] !== null) return undefined;
  const keys = Object.keys(reader.data);
  const before = keys[keys.indexOf(key) - 1];
  const start = before === undefined ? undefined : reader.data[before];
  if (before === undefined || typeof start !== "number") return undefined;
  return { key: before, written: `${start},${shownText(key)}`, mended: `${start}${shownText(key)}` };
}
