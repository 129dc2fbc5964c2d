import { LineCounter, type Node, type YAMLError } from "yaml";
import { shownMessage, shownText } from "../../units/shown-text.ts";
import type { Diagnostic, Position } from "../diagnostic.ts";
import { type DiagnosticRuleName, diagnosticRules } from "../diagnostic-codes.ts";
import { compose } from "./compose.ts";
import { DEEPEST, tokensOf } from "./tokens.ts";
import { plainData } from "./yaml-data.ts";

/** 1 MiB. */
export const DEFAULT_MAX_BYTES = 2 ** 20;

export interface SourceFile {
  /** As diagnostics show it. */
  readonly name: string;
  readonly text: string;
}

/** A YAML file that was read: its data, and the tree that tells where they stand. */
export interface YamlTree {
  readonly file: SourceFile;
  readonly data: unknown;
  readonly root: Node | null;
  /** Alias → what it stands for. */
  readonly targets: ReadonlyMap<Node, Node>;
  readonly positionOf: (start: number, end?: number) => Position;
}

export type YamlResult =
  | { readonly ok: true; readonly tree: YamlTree }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Of one mistake in the syntax follow many; the first few are enough. */
const MOST_SYNTAX_ERRORS = 3;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Reads a file as one YAML 1.2 document, with every limit checked before anything is built from it. */
export function readYaml(file: SourceFile, maxBytes: number = DEFAULT_MAX_BYTES): YamlResult {
  const { name, text } = file;
  const lines = new LineCounter();
  const positionOf = (start: number, end?: number): Position => positionIn(lines, name, start, end);
  const diagnostics: Diagnostic[] = [];
  const complain = (rule: DiagnosticRuleName, message: string, hint: string | null, start: number, end?: number) => {
    const { code, severity } = diagnosticRules[rule];
    const shown = shownMessage(message);
    diagnostics.push({ code, rule, severity, message: shown, hint, path: [], position: positionOf(start, end) });
  };
  const failed = () => ({ ok: false, diagnostics }) as const;

  if (isLonger(text, maxBytes)) {
    lines.addNewLine(0);
    complain("file-too-large", `this file is larger than ${maxBytes} bytes`, "raise the limit with --max-bytes", 0);
    return failed();
  }
  const control = controlCharacter.exec(text);
  if (control !== null) {
    for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
    complain("control-character", `there is a control character (${shownText(control[0])}) here`, null, control.index);
    return failed();
  }
  const syntax = tokensOf(text, lines);
  if (!syntax.ok) {
    complain("nested-too-deep", `this is nested deeper than ${DEEPEST} levels`, null, syntax.deepAt);
    return failed();
  }
  const composed = compose(syntax.tokens, text.length, MOST_SYNTAX_ERRORS);
  if (!composed.ok) {
    for (const error of composed.errors) complain(...syntaxProblem(error), ...error.pos);
    return failed();
  }
  const { document, second } = composed;
  for (const warning of document?.warnings.slice(0, MOST_SYNTAX_ERRORS) ?? [])
    complain("yaml-syntax", firstLine(warning.message), "leave the tag or directive out", ...warning.pos);
  if (second !== undefined)
    complain("several-documents", "a second document begins here", "put it into a file of its own", second.range[0]);
  if (document === undefined || diagnostics.length > 0) return failed();

  const root = document.contents;
  const { data, problems, targets } = plainData(root);
  for (const { rule, message, hint, range, firstAt } of problems) {
    const first = firstAt === undefined ? "" : `, first at line ${lines.linePos(firstAt).line}`;
    complain(rule, `${message}${first}`, hint, ...range);
  }
  if (diagnostics.length > 0) return failed();
  if (data === null) {
    complain("empty-file", "there is nothing in this file", "start with version: 1, workloads and tiers", 0);
    return failed();
  }
  return { ok: true, tree: { file, data, root, targets, positionOf } };
}

function positionIn(lines: LineCounter, file: string, start: number, end?: number): Position {
  const { line, col } = lines.linePos(start);
  const place = { file, line: Math.max(1, line), column: Math.max(1, col) };
  const last = end === undefined ? undefined : lines.linePos(end);
  return last?.line === line && last.col > col ? { ...place, endColumn: last.col } : place;
}

function syntaxProblem({ code, message }: YAMLError): [DiagnosticRuleName, string, string | null] {
  if (code === "TAB_AS_INDENT") return ["tab-indentation", "this line is indented with a tab", "indent it with spaces"];
  return ["yaml-syntax", firstLine(message), null];
}

const firstLine = (message: string): string => (message.split("\n")[0] ?? "").replace(/:$/, "");

/** Whether the text is longer than so many bytes of UTF-8. */
function isLonger(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}
