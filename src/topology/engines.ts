import { report } from "./log.ts";
import { nameHint } from "./name-hint.ts";

import { describe, pathTo, type Reader, valueAt } from "./reader.ts";

/** The engine that a tier names, by its name in the catalog; `usual` if it names none, or none that is known. */
export function engineAt<Engine>(
  reader: Reader,
  engines: ReadonlyMap<string, Engine>,
  usual: string,
): { readonly name: string; readonly engine: Engine } {
  const value = valueAt(reader, "engine") ?? usual;
  const named = typeof value === "string" ? engines.get(value) : undefined;
  if (typeof value === "string" && named !== undefined) return { name: value, engine: named };
  const hint = nameHint(reader.log, String(value), [...engines.keys()], "known:");
  report(reader.log, "unknown-value", pathTo(reader, "engine"), `there is no engine ${describe(value)}`, hint);
  const fallback = engines.get(usual);
  if (fallback === undefined) throw new RangeError(`usual must be one of the engines, got ${usual}`);
  return { name: usual, engine: fallback };
}
