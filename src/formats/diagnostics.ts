import type { Diagnostic, Diagnostics } from "../report/generated/report.ts";
import type { FormatOptions } from "./format.ts";
import { codeFrame } from "./table/code-frame.ts";
import { countText } from "./table/prose.ts";
import { type Screen, screenFor } from "./table/screen.ts";
import { textWidth } from "./table/text-width.ts";

/** A line of one of the files, from 1; undefined: there is none. */
export type LineOf = (file: string, line: number) => string | undefined;

/** Nobody reads more of what is wrong at once. */
const MOST_SHOWN = 100;

/** What is wrong with the input, for people: where, what, and the way out. */
export function diagnostics({ diagnostics: all }: Diagnostics, options: FormatOptions, lineOf: LineOf): string {
  const screen = screenFor(options);
  const shown = all.slice(0, MOST_SHOWN);
  const paragraphs = shown.map((diagnostic) => paragraph(diagnostic, screen, lineOf).join("\n"));
  const errors = all.filter(({ severity }) => severity === "error").length;
  const counts = [
    ...(errors > 0 ? [countText(errors, "error")] : []),
    ...(all.length > errors ? [countText(all.length - errors, "warning")] : []),
  ];
  const [first] = all;
  const more = first === undefined ? "" : `; scale-plan explain ${first.code} says more`;
  const hidden = all.length - shown.length;
  if (hidden > 0) paragraphs.push(screen.paint.faint(screen.text(`and ${hidden} more: -f json has all of them`)));
  return `${[...paragraphs, screen.paint.faint(screen.text(`${counts.join(", ")}${more}`))].join("\n\n")}\n`;
}

function paragraph(diagnostic: Diagnostic, screen: Screen, lineOf: LineOf): readonly string[] {
  const { severity, message, hint, code, rule } = diagnostic;
  const place = placeOf(diagnostic);
  const paint = severity === "error" ? screen.paint.bad : screen.paint.warning;
  return [
    `${place === "" ? "" : `${screen.paint.strong(screen.text(place))} `}${paint(`${severity}:`)} ${screen.text(message)} ${screen.paint.faint(`[${code} ${rule}]`)}`,
    ...frame(diagnostic, screen, lineOf),
    ...(hint === null ? [] : [`  ${screen.paint.strong("hint:")} ${screen.text(hint)}`]),
  ];
}

/** `topo.yaml:12:5:`, as compilers write it and editors read it. */
function placeOf({ file, line, column }: Diagnostic): string {
  if (file === null) return "";
  return line === null ? `${file}:` : `${file}:${line}:${column}:`;
}

/** The line, and a mark below what is meant. */
function frame({ file, line, column, endColumn }: Diagnostic, screen: Screen, lineOf: LineOf): readonly string[] {
  if (file === null || line === null || column === null) return [];
  const text = lineOf(file, line);
  if (text === undefined || text.trim() === "") return [];
  const { before, meant, after } = codeFrame(text, column, endColumn);
  const number = String(line);
  const indent = " ".repeat(textWidth(screen.text(before)));
  const mark = "^".repeat(Math.max(1, textWidth(screen.text(meant))));
  return [
    screen.paint.faint(`  ${number} | `) + screen.text(before + meant + after),
    screen.paint.faint(`  ${" ".repeat(number.length)} | `) + indent + screen.paint.bad(mark),
  ];
}
