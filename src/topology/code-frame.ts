import { escapeControls } from "../units/shown-text.ts";
import type { Position } from "./diagnostic.ts";

/** Characters of a line that are shown: the rest of a long one is cut around the place. */
const WIDTH = 100;

/**
 * The line of a position with a mark below the place:
 *
 *     4 │   app: { kind: servcie }
 *       │                ^^^^^^^
 *
 * Control characters are shown escaped.
 */
export function codeFrame(text: string, { line, column, endColumn }: Position): string {
  const source = (text.split(/\r\n|\r|\n/)[line - 1] ?? "").replace(/^\ufeff/, "").replaceAll("\t", " ");
  const start = Math.min(column - 1, source.length);
  const end = Math.max(start + 1, Math.min((endColumn ?? column + 1) - 1, source.length));
  const from = source.length <= WIDTH || start < WIDTH * 0.6 ? 0 : start - Math.floor(WIDTH * 0.4);
  const isCut = source.length > from + WIDTH;
  const before = `${from > 0 ? "…" : ""}${escapeControls(source.slice(from, start))}`;
  const marked = escapeControls(source.slice(start, Math.min(end, from + WIDTH)));
  const after = `${escapeControls(source.slice(Math.min(end, from + WIDTH), from + WIDTH))}${isCut ? "…" : ""}`;
  const gutter = " ".repeat(String(line).length);
  const mark = `${" ".repeat(before.length)}${"^".repeat(Math.max(1, marked.length))}`;
  return `${line} │ ${before}${marked}${after}\n${gutter} │ ${mark}`;
}
