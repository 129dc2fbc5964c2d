/** A fenced block of a Markdown text. */
export interface FencedBlock {
  /** `yaml`, `console`; empty: none given. */
  readonly language: string;
  /** What follows the language: `fragment`. */
  readonly marks: readonly string[];
  readonly text: string;
  /** From 1, of the block's first line of text. */
  readonly line: number;
  /** Of the text in the document. */
  readonly start: number;
  readonly end: number;
}

/** The fenced blocks of a Markdown text, in order. A fence that is never closed is an error of the author's. */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { info: string; line: number; start: number } | null = null;
  let offset = 0;
  markdown.split("\n").forEach((content, index) => {
    const fence = /^```(.*)$/.exec(content);
    if (fence !== null) {
      if (open === null) {
        open = { info: (fence[1] as string).trim(), line: index + 2, start: offset + content.length + 1 };
      } else {
        const [language = "", ...marks] = open.info.split(/\s+/);
        const text = markdown.slice(open.start, offset);
        blocks.push({ language, marks, text, line: open.line, start: open.start, end: offset });
        open = null;
      }
    }
    offset += content.length + 1;
  });
  if (open !== null) throw new Error(`a fence opened before line ${(open as { line: number }).line} is never closed`);
  return blocks;
}

/** The text between `<!-- name: about -->` and `<!-- end -->`, for what is generated into a document. */
export interface GeneratedPart {
  readonly about: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The generated parts of that name, in order. */
export function generatedParts(markdown: string, name: string): readonly GeneratedPart[] {
  const parts: GeneratedPart[] = [];
  const opening = new RegExp(`<!-- ${name}: (.*?) -->\n`, "g");
  for (const match of markdown.matchAll(opening)) {
    const start = match.index + match[0].length;
    const end = markdown.indexOf("<!-- end -->", start);
    if (end < 0) throw new Error(`the part "${match[1]}" has no end`);
    parts.push({ about: match[1] as string, text: markdown.slice(start, end), start, end });
  }
  return parts;
}

/** The document with some places of it rewritten. */
export function replaceParts(
  markdown: string,
  replacements: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let result = markdown;
  for (const { start, end, text } of [...replacements].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + text + result.slice(end);
  }
  return result;
}
