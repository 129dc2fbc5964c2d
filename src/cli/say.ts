import { loadDiagnosticsText, loadJson } from "../formats/registry.ts";
import { diagnosticsOf } from "../report/diagnostics.ts";
import type { Diagnostic } from "../topology/diagnostic.ts";
import type { Io } from "./io.ts";
import { type ColorWish, hasColor, isAsciiOnly, widthOf } from "./terminal.ts";

/** What of the options concerns what is said on standard error. */
export interface SayOptions {
  readonly format: string;
  readonly color: ColorWish;
  readonly ascii: boolean;
}

/** Writes diagnostics to standard error: as text, or as data where the answer is asked for as data. */
export async function say(
  diagnostics: readonly Diagnostic[],
  text: (file: string) => string | undefined,
  { format, color, ascii }: SayOptions,
  io: Io,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const document = diagnosticsOf(diagnostics);
  if (format === "json") {
    io.stderr.write((await loadJson())(document));
    return;
  }
  const options = {
    width: widthOf(undefined, io.stderr, io.env),
    color: hasColor(color, io.stderr, io.env),
    ascii: isAsciiOnly(ascii, io.env),
    all: true,
    command: null,
  };
  io.stderr.write((await loadDiagnosticsText())(document, options, linesOf(text)));
}

/** Lines of files, each file cut into lines once. */
function linesOf(text: (file: string) => string | undefined): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    const lines =
      files.get(file) ??
      text(file)
        ?.replace(/^\ufeff/, "")
        .split("\n") ??
      [];
    files.set(file, lines);
    return lines[line - 1]?.replace(/\r$/, "");
  };
}
