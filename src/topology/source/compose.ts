import { Composer, type CST, type Document, type ErrorCode, YAMLParseError } from "yaml";

export type Composed =
  | {
      readonly ok: true;
      readonly document: Document.Parsed | undefined;
      /** The first of the others that is not empty. */
      readonly second: Document.Parsed | undefined;
    }
  /** The first mistakes in the syntax. */
  | { readonly ok: false; readonly errors: readonly YAMLParseError[] };

/** Empty documents after which no other is looked for. */
const MOST_DOCUMENTS = 1000;

type Place = number | readonly [number, number] | { readonly offset: number; readonly source?: string };

/** Ends a composition. */
class Enough extends Error {}

/**
 * Documents from the concrete syntax, given up at the `most`-th mistake: of one follow many, and a megabyte of what is no
 * YAML has half a million, each of which the library would make an exception of.
 */
export function compose(tokens: readonly CST.Token[], end: number, most: number): Composed {
  const composer = new Composer({ uniqueKeys: false, stringKeys: false });
  const errors: YAMLParseError[] = [];
  stopping(composer, errors, most);
  let document: Document.Parsed | undefined;
  let second: Document.Parsed | undefined;
  try {
    let count = 0;
    for (const one of composer.compose(untilWrong(tokens, most), true, end)) {
      count += 1;
      if (count === 1) document = one as Document.Parsed;
      else if ((one.contents !== null && one.contents.range !== null) || count > MOST_DOCUMENTS) {
        second = one as Document.Parsed;
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  const all = [...errors, ...(document?.errors ?? [])].sort((a, b) => a.pos[0] - b.pos[0]);
  return all.length > 0 ? { ok: false, errors: all.slice(0, most) } : { ok: true, document, second };
}

/** The syntax as far as the `most`-th piece of it that is none. */
function* untilWrong(tokens: readonly CST.Token[], most: number): Generator<CST.Token> {
  let wrong = 0;
  for (const token of tokens) {
    yield token;
    if (token.type === "error" && ++wrong >= most) return;
  }
}

/** The library has one place at which every mistake comes by, and no option that ends it there. */
function stopping(composer: Composer, errors: YAMLParseError[], most: number): void {
  const inner = composer as unknown as {
    onError: (source: Place, code: ErrorCode, message: string, isWarning?: boolean) => void;
  };
  const original = inner.onError;
  inner.onError = (source, code, message, isWarning) => {
    if (isWarning === true) return original(source, code, message, isWarning);
    errors.push(new YAMLParseError(rangeOf(source), code, message));
    if (errors.length >= most) throw new Enough();
  };
}

function rangeOf(source: Place): [number, number] {
  if (typeof source === "number") return [source, source + 1];
  if ("offset" in source) return [source.offset, source.offset + (source.source?.length ?? 1)];
  return [source[0], source[1]];
}
