import { type Dimension, dimensionWords } from "./dimension.ts";
import { quantityValue } from "./quantity-value.ts";
import { shownText } from "./shown-text.ts";

/** Unit → how else people spell it. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ns: "nanosecond nanoseconds nsec",
    us: "microsecond microseconds usec",
    ms: "millisecond milliseconds msec msecs",
    s: "second seconds sec secs",
    min: "minute minutes mins",
    h: "hour hours hr hrs",
    d: "days",
    week: "weeks w wk",
    month: "months mo mon",
    year: "years y yr a",
  }).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);

/** What to say of a unit that no dimension has. */
export function unitProblem(
  shown: string,
  digits: string,
  unit: string,
  dimension: Dimension,
): readonly [message: string, hint: string] {
  const { name, examples } = dimensionWords[dimension];
  const message = `${shown} has a unit that is not known: "${shownText(unit)}"`;
  const meant = [respelled(unit), uncounted(unit), uncounted(respelled(unit))]
    .map((candidate) => `${digits}${candidate}`)
    .find((candidate) => quantityValue(candidate, dimension));
  if (meant !== undefined) return [message, `write ${meant}`];
  if (dimension === "size" && /^[KMGTP]$/i.test(unit)) {
    const size = `${digits}${unit.toUpperCase()}`;
    return [message, `write ${size}B (powers of 1000) or ${size}iB (of 1024)`];
  }
  if (dimension === "size" && unit.endsWith("b")) return [message, `bytes are written with a capital B: ${examples}`];
  return [message, `write ${name} such as ${examples}`];
}

/** `/sec` → `/s`. */
function respelled(unit: string): string {
  const slash = unit.lastIndexOf("/") + 1;
  return unit.slice(0, slash) + (spellings.get(unit.slice(slash).trim().toLowerCase()) ?? unit.slice(slash));
}

/** `k req/s` → `k/s`: what is counted goes without saying. */
const uncounted = (unit: string): string => unit.replace(/^([kMGT]?)\s*[a-z]+\s*(?=\/)/i, "$1");
