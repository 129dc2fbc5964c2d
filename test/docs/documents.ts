import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** A document of the project that readers see. */
export interface Document {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

/** `SCALE_PLAN_UPDATE=1 npx vitest run test/docs` rewrites what is generated and what the program prints. */
export const isUpdating = process.env.SCALE_PLAN_UPDATE === "1";

export const readDocument = (path: string): Document => ({ path, text: readFileSync(path, "utf8") });

/** README, docs, and the guides to the examples. */
export function allDocuments(): readonly Document[] {
  const inside = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .sort()
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
  return ["README.md", ...inside("docs"), ...inside("examples")].map(readDocument);
}

/** Writes a document back where it changed. */
export function updateDocument(document: Document, text: string): void {
  if (text !== document.text) writeFileSync(document.path, text);
}
