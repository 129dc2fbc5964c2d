import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { allDocuments } from "./documents.ts";

/** As GitHub makes them of headings. */
const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.*)$/gm)].map((match) =>
      (match[1] as string)
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );

describe("every link between documents leads somewhere", () => {
  for (const document of allDocuments()) {
    it(document.path, () => {
      const broken: string[] = [];
      for (const [, target = ""] of document.text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path = "", anchor] = target.split("#");
        const file = path === "" ? document.path : join(dirname(document.path), path);
        if (!existsSync(file)) broken.push(target);
        else if (anchor !== undefined && !anchorsOf(readFileSync(file, "utf8")).has(anchor)) broken.push(target);
      }
      expect(broken).toEqual([]);
    });
  }
});
