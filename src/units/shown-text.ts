/** Longer text is cut in messages. */
const LONGEST = 60;

/** C0 and C1 controls, line and paragraph separators, bidirectional overrides, lone surrogates, the byte-order mark. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const named: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Text of a stranger, safe to print: control characters and terminal escapes become visible. */
export const escapeControls = (text: string): string =>
  text.replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return named.get(character) ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
  });

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** No message is longer, whatever names it holds. */
const LONGEST_MESSAGE = 400;

/** A message, in which a stranger's names may stand as they are in the file: safe to print, and not too long. */
export const shownMessage = (message: string): string =>
  escapeControls(message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message);

/** Text of a stranger for use in a message: safe to print, and not too long. */
export const shownText = (text: string): string =>
  escapeControls(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
