import { escapeControls } from "../../units/shown-text.ts";

/** A part of a document, between blank lines. */
export interface Block {
  readonly text: string;
  /** Kept where the document is too long. */
  readonly isNeeded?: boolean;
}

/** Characters that Markdown or HTML would read, and the at sign, which would call a person. */
const special = /[\\`*_{}[\]<>()#|!~&@]/g;

/**
 * A text that shows as it is, in a table as well.
 *
 * @example
 * escaped("a|b"); // "a&#124;b"
 */
export const escaped = (text: string): string =>
  escapeControls(text).replace(special, (character) => `&#${character.charCodeAt(0)};`);

/** A table; cells are Markdown already. */
export function tableOf(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)].join("\n");
}
