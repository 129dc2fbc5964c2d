import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { compile } from "json-schema-to-typescript";
import ts from "typescript";

/** TypeScript types of the values that a schema admits, readonly throughout. */
export function typesFromSchema({ schema, types }) {
  return {
    source: schema,
    generate: async () => {
      const parsed = JSON.parse(readFileSync(schema, "utf8"), withoutExtensions);
      const text = await compile(parsed, basename(schema, ".schema.json"), {
        bannerComment: `// Generated from ${schema} by \`npm run generate\`; change the schema instead.`,
        additionalProperties: false,
        ignoreMinAndMaxItems: true,
        strictIndexSignatures: false,
        unknownAny: true,
        style: { printWidth: 120 },
      });
      return { [types]: asReadonly(text) };
    },
  };
}

/** Keys that begin with `x-` are the user's; as an index signature they would let any misspelt name compile. */
function withoutExtensions(key, value) {
  if (key !== "patternProperties" || value["^x-"] === undefined) return value;
  const { "^x-": _, ...rest } = value;
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** Marks every property, index signature, array and tuple `readonly`: the values are data, passed on and never changed. */
function asReadonly(text) {
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.Latest, true);
  const insertions = [];
  const visit = (node) => {
    if (ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node)) {
      insertions.push([node.getStart(), "readonly "]);
    }
    if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) {
      const isElement = ts.isArrayTypeNode(node.parent);
      insertions.push([node.getStart(), isElement ? "(readonly " : "readonly "]);
      if (isElement) insertions.push([node.getEnd(), ")"]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const parts = [];
  let end = 0;
  for (const [position, inserted] of insertions.sort(([a], [b]) => a - b)) {
    parts.push(text.slice(end, position), inserted);
    end = position;
  }
  return parts.join("") + text.slice(end);
}
