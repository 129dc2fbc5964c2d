import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { compile } from "json-schema-to-typescript";
import ts from "typescript";

/** TypeScript types of the values that a schema admits, readonly throughout. */
export function typesFromSchema({ schema, types }) {
  return {
    source: schema,
    generate: async () => {
      const parsed = referringByName(JSON.parse(readFileSync(schema, "utf8"), withoutExtensions));
      const text = await compile(parsed, basename(schema, ".schema.json"), {
        bannerComment: `// Generated from ${schema} by \`npm run generate\`; change the schema instead.`,
        additionalProperties: false,
        ignoreMinAndMaxItems: true,
        strictIndexSignatures: false,
        unreachableDefinitions: true,
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

/**
 * A reference with a description of its own becomes the name of the type: the generator would make another type of it
 * (`Time1`, `Time2`) for each place.
 */
function referringByName(schema) {
  const nameOf = (reference) => {
    const key = reference.replace("#/$defs/", "");
    const words = (schema.$defs[key].title ?? key).split(/[^A-Za-z0-9]+/);
    return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  };
  const visit = (part) => {
    if (Array.isArray(part)) return part.map(visit);
    if (part === null || typeof part !== "object") return part;
    const { $ref, ...rest } = part;
    if (typeof $ref === "string" && Object.keys(rest).length > 0)
      return { tsType: nameOf($ref), ...(rest.description && { description: rest.description }) };
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, visit(value)]));
  };
  return visit(schema);
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
