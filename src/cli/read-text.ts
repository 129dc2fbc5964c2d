import type { Diagnostic, Position } from "../topology/diagnostic.ts";
import { type DiagnosticRuleName, diagnosticRules } from "../topology/diagnostic-codes.ts";
import { decodeUtf8 } from "../topology/source/decode.ts";
import { STDIN } from "./file-names.ts";
import type { Io } from "./io.ts";

export type ReadText =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** A file as text, or why there is none. `-` is standard input. */
export async function readText(path: string, maxBytes: number, io: Io): Promise<ReadText> {
  const name = path === "-" ? STDIN : path;
  const atStart = { file: name, line: 1, column: 1 };
  let bytes: Uint8Array;
  try {
    bytes = await (path === "-" ? io.readStdin(maxBytes) : io.readFile(path, maxBytes));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return wrong("unreadable-file", `cannot read ${name}: ${reasonOf(code, error)}`, hints[code] ?? null, null);
  }
  if (bytes.length > maxBytes) {
    const message = `${name} is larger than ${maxBytes} bytes`;
    return wrong("file-too-large", message, "raise the limit with --max-bytes", atStart);
  }
  const decoded = decodeUtf8(bytes, name);
  return decoded.ok
    ? { ok: true, name, text: decoded.text }
    : wrong("not-utf8", decoded.message, null, decoded.position);
}

function wrong(rule: DiagnosticRuleName, message: string, hint: string | null, position: Position | null): ReadText {
  const { code, severity } = diagnosticRules[rule];
  return { ok: false, diagnostic: { code, rule, severity, message, hint, path: [], position } };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is not a directory",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its symbolic links go in a circle",
  ENAMETOOLONG: "its name is too long",
};

const hints: Readonly<Record<string, string>> = {
  EISDIR: "name the file in it, as in examples/first.yaml",
  ENOENT: "paths are relative to the working directory; `-` reads standard input",
};

function reasonOf(code: string, error: unknown): string {
  return reasons[code] ?? (error instanceof Error ? error.message : code);
}
