import { shownText } from "../units/shown-text.ts";
import type { Log } from "./log.ts";
import { nearestName } from "./nearest-name.ts";

/** More names than this are not listed. */
const LISTED = 24;

/** Known names times complaints so far, beyond which a misspelt name is no longer compared with all of them. */
const MOST_COMPARED = 20_000;

/** `did you mean "read"? db has: read, write`. Of a file full of unknown names the first are compared. */
export function nameHint(log: Log, misspelt: string, known: readonly string[], lead: string): string | null {
  if (known.length === 0) return null;
  const isTooMuch = known.length * log.problems.length > MOST_COMPARED;
  const near = isTooMuch ? undefined : nearestName(misspelt, known);
  const meant = near === undefined ? "" : `did you mean "${shownText(near)}"?`;
  if (known.length > LISTED && near !== undefined) return meant;
  return `${meant}${meant && " "}${lead} ${listed(known)}`;
}

/** `a, b, c and 12 more`. */
export function listed(names: readonly string[], most = LISTED): string {
  const shown = names.slice(0, most).map(shownText).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
