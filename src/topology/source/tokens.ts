import { type CST, Lexer, type LineCounter, Parser } from "yaml";

/** No topology nests deeper; the composer recurses, and a few thousand levels would end its stack. */
export const DEEPEST = 100;

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  /** Offset of the first collection that lies too deep. */
  | { readonly ok: false; readonly deepAt: number };

/** The concrete syntax of a text, given up as soon as it nests too deep. */
export function tokensOf(text: string, lines: LineCounter): Tokens {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The document and a scalar stand on the parser's stack besides the collections.
    if (parser.stack.length > DEEPEST + 2) return { ok: false, deepAt: parser.stack.at(-1)?.offset ?? 0 };
  }
  tokens.push(...parser.end());
  return { ok: true, tokens };
}
