/** Characters of a line that are shown: a file may be one line of a megabyte. */
const LONGEST = 100;
/** Characters shown before the place, of a longer line. */
const BEFORE = 60;

/** A line in three pieces, the second of which is meant. */
export interface CodeFrame {
  readonly before: string;
  readonly meant: string;
  readonly after: string;
}

/**
 * A line of a file around a place, cut to what a terminal shows.
 *
 * @param column from 1, in UTF-16 units
 * @param endColumn behind the last character that is meant; null: one character
 *
 * @example
 * codeFrame("web: 5m # or", 6, 8); // { before: "web: ", meant: "5m", after: " # or" }
 */
export function codeFrame(line: string, column: number, endColumn: number | null): CodeFrame {
  const at = column - 1;
  const from = line.length > LONGEST ? Math.max(0, at - BEFORE) : 0;
  const to = Math.min(line.length, from + LONGEST);
  const end = Math.min(Math.max(at + 1, (endColumn ?? 0) - 1), Math.max(at, to));
  return {
    before: (from > 0 ? "…" : "") + line.slice(from, at),
    meant: line.slice(at, end),
    after: line.slice(end, to) + (to < line.length ? "…" : ""),
  };
}
