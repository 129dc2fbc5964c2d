import type { Block } from "./markdown-text.ts";

const LEFT_OUT = "<sub>Shortened: the whole report is in the job's log.</sub>";

/**
 * A document of at most so many bytes: blocks that are not needed are left out from the end, and the document says so.
 *
 * @param most bytes in UTF-8
 *
 * @example
 * blocksWithin([{ text: "a", isNeeded: true }, { text: "b" }], 100); // "a\n\nb\n"
 */
export function blocksWithin(blocks: readonly Block[], most: number): string {
  const sizes = blocks.map(({ text }) => bytesOf(text) + 2);
  let size = sizes.reduce((sum, each) => sum + each, 0);
  if (size <= most) return joined(blocks.map(({ text }) => text));
  const left = new Set<number>();
  size += bytesOf(LEFT_OUT) + 2;
  // First what is not needed, then whatever stands last.
  for (const mayGo of [({ isNeeded }: Block) => isNeeded !== true, () => true]) {
    for (let k = blocks.length - 1; k > 0 && size > most; k--) {
      if (left.has(k) || !mayGo(blocks[k] as Block)) continue;
      left.add(k);
      size -= sizes[k] as number;
    }
  }
  return joined([...blocks.filter((_, k) => !left.has(k)).map(({ text }) => text), LEFT_OUT]);
}

const joined = (texts: readonly string[]): string => `${texts.join("\n\n")}\n`;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
