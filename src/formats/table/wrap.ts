import { takeColumns, textWidth } from "./text-width.ts";

/**
 * Breaks a text at its spaces into lines of at most `width` columns; a word that is longer is cut.
 * Spaces at the beginning are kept; lines after the first begin with `hanging` instead.
 *
 * @example
 * wrap("  the quick brown fox", 12, "    "); // ["  the quick", "    brown", "    fox"]
 */
export function wrap(text: string, width: number, hanging = ""): readonly string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? "";
  let isEmpty = true;
  for (const word of text.slice(line.length).split(" ")) {
    const joined = isEmpty ? line + word : `${line} ${word}`;
    if (textWidth(joined) <= width) {
      line = joined;
      isEmpty = false;
      continue;
    }
    if (!isEmpty) {
      lines.push(line.trimEnd());
      line = hanging;
    }
    let rest = word;
    while (textWidth(line + rest) > width) {
      const head = takeColumns(rest, Math.max(2, width - textWidth(line)));
      lines.push(line + head);
      line = hanging;
      rest = rest.slice(head.length);
    }
    line += rest;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}
