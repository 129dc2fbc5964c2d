import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allDocuments } from "./documents.ts";
import { fencedBlocks } from "./markdown.ts";
import { ask } from "./transcript.ts";

describe("every block of YAML in a document is a topology", () => {
  for (const document of allDocuments()) {
    for (const block of fencedBlocks(document.text)) {
      if (block.language !== "yaml") continue;
      if (block.marks.includes("fragment")) {
        it(`${document.path}:${block.line} is a part of one, and YAML`, () => {
          expect(typeof parse(block.text)).toBe("object");
        });
        continue;
      }
      it(`${document.path}:${block.line}`, async () => {
        const { stderr, code } = await ask(["analyze", "-", "-f", "json"], block.text);
        expect(stderr).toBe("");
        expect(code).toBe(0);
      });
    }
  }
});
