import { describe, expect, it } from "vitest";
import { isUpdating, readDocument, updateDocument } from "./documents.ts";
import { generatedParts, replaceParts } from "./markdown.ts";
import { ruleParts } from "./rule-parts.ts";

describe("the page of findings, remedies and diagnostics", () => {
  it("says of each what the program says of it", () => {
    const document = readDocument("docs/rules.md");
    const parts = generatedParts(document.text, "all");
    expect(parts.map((part) => part.about).sort()).toEqual(Object.keys(ruleParts).sort());
    const current = parts.map((part) => ({ ...part, text: (ruleParts[part.about] as () => string)() }));
    if (isUpdating) updateDocument(document, replaceParts(document.text, current));
    else expect(parts.map((part) => part.text)).toEqual(current.map((part) => part.text));
  });
});
