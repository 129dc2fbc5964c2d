import type { Position } from "../diagnostic.ts";

export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly position: Position };

const NEWLINE = 10;

/** The text of a file's bytes, which must be UTF-8. A byte-order mark is left for the YAML reader, which knows it. */
export function decodeUtf8(bytes: Uint8Array, file: string): Decoded {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { ok: false, message: "this file is UTF-16, and not UTF-8", position: { file, line: 1, column: 1 } };
  const text = strictly(bytes);
  return text === undefined ? { ok: false, ...firstFault(bytes, file) } : { ok: true, text };
}

function strictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** No character of UTF-8 but the line feed holds its byte: the first line that fails alone is the place. */
function firstFault(bytes: Uint8Array, file: string): { readonly message: string; readonly position: Position } {
  let start = 0;
  for (let line = 1; ; line++) {
    const next = bytes.indexOf(NEWLINE, start);
    const end = next < 0 ? bytes.length : next;
    const slice = bytes.subarray(start, end);
    if (strictly(slice) === undefined || next < 0) {
      const lenient = new TextDecoder("utf-8", { ignoreBOM: true }).decode(slice);
      const column = Math.max(0, lenient.indexOf("\ufffd")) + 1;
      return { message: "this file is not valid UTF-8", position: { file, line, column } };
    }
    start = end + 1;
  }
}
