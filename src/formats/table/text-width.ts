const combining = /^(?:\p{M}|\u200d)$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]$/u;

/** Most text is ASCII, where columns are characters. */
const simple = /^[\x20-\x7e]*$/;

/** Columns that a terminal needs for the text (East Asian characters and emoji take two, accents none). */
export function textWidth(text: string): number {
  if (simple.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  // Latin letters, punctuation, arrows, blocks: what the tables themselves are drawn with.
  if (code < 0x300 || (code >= 0x2010 && code < 0x2300) || (code >= 0x2500 && code < 0x25a0)) return 1;
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The text's beginning, in at most `width` columns; what is cut is marked. */
export function truncate(text: string, width: number, mark: string): string {
  if (textWidth(text) <= width) return text;
  return takeColumns(text, Math.max(0, width - mark.length)) + mark.slice(0, width);
}

/** As much of the text's beginning as `width` columns hold. */
export function takeColumns(text: string, width: number): string {
  let taken = "";
  let left = width;
  for (const character of text) {
    left -= characterWidth(character);
    if (left < 0) break;
    taken += character;
  }
  return taken;
}
