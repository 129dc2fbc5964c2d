import { describe, expect, it } from "vitest";
import { isUpdating, readDocument, updateDocument } from "./documents.ts";
import { keyedDefinitions, keyTable } from "./key-table.ts";
import { generatedParts, replaceParts } from "./markdown.ts";

const document = readDocument("docs/language.md");
const parts = generatedParts(document.text, "keys");

describe("the language's documentation", () => {
  it("shows the keys in the schema's own words", () => {
    const current = parts.map((part) => ({ ...part, text: keyTable(part.about) }));
    if (isUpdating) updateDocument(document, replaceParts(document.text, current));
    else expect(parts.map((part) => part.text)).toEqual(current.map((part) => part.text));
  });

  it("has a table for every definition that has keys", () => {
    const shown = new Set(parts.map((part) => part.about.split(/\s+/)[0]));
    const missing = [...keyedDefinitions().keys()].filter((name) => !shown.has(name));
    expect(missing).toEqual([]);
  });

  it("leaves no key of any definition out", () => {
    const shown = new Map<string, Set<string>>();
    for (const { about } of parts) {
      const name = about.split(/\s+/)[0] as string;
      const rows = [...keyTable(about).matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] as string);
      shown.set(name, new Set([...(shown.get(name) ?? []), ...rows]));
    }
    const common = shown.get("service") ?? new Set();
    for (const [name, keys] of keyedDefinitions()) {
      const missing = Object.keys(keys).filter((key) => !shown.get(name)?.has(key) && !common.has(key));
      expect(missing, name).toEqual([]);
    }
  });
});
