import { describe, expect, it } from "vitest";
import { allDocuments, isUpdating, updateDocument } from "./documents.ts";
import { fencedBlocks, replaceParts } from "./markdown.ts";
import { blockOf, type Exchange, exchangesOf, printed } from "./transcript.ts";

async function current(exchanges: readonly Exchange[]): Promise<readonly Exchange[]> {
  const answers: Exchange[] = [];
  for (const { command } of exchanges) answers.push({ command, output: await printed(command) });
  return answers;
}

describe("every transcript is what the program prints", () => {
  for (const document of allDocuments()) {
    const blocks = fencedBlocks(document.text).filter((block) => block.language === "console");
    if (blocks.length === 0) continue;
    if (isUpdating) {
      it(`${document.path} is rewritten`, async () => {
        const replaced = [];
        for (const block of blocks) replaced.push({ ...block, text: blockOf(await current(exchangesOf(block.text))) });
        updateDocument(document, replaceParts(document.text, replaced));
      });
      continue;
    }
    for (const block of blocks) {
      it(`${document.path}:${block.line}`, async () => {
        expect(block.text).toBe(blockOf(await current(exchangesOf(block.text))));
      });
    }
  }
});
