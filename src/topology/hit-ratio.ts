import { store } from "./planned.ts";
import { isSet, missing, type Reader } from "./reader.ts";

/** A hit ratio cannot be guessed. Where the file gives what it will be computed from, "planned" has been said. */
export function requireHitRatio(reader: Reader, id: string, what: string): void {
  if (isSet(reader, "hitRatio") || Object.keys(store).some((key) => isSet(reader, key))) return;
  missing(reader, "hitRatio", `${id} does not say which share of ${what} it answers`, "add hitRatio: 90%, as measured");
}
