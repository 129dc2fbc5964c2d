import { readFileSync } from "node:fs";

interface SchemaNode {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

const schema = JSON.parse(readFileSync("schemas/topology.schema.json", "utf8")) as SchemaNode;

/** What a value may be, in a word or a few. */
function valueWords(node: SchemaNode): string {
  if (node.$ref !== undefined) return node.$ref.replace("#/$defs/", "");
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(", ");
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.map(valueWords))].join(" or ");
  if (node.type === "object") return "map";
  if (node.type === "array") return "list";
  return node.type ?? "any";
}

function exampleWords(examples: readonly unknown[] | undefined): string {
  const flow = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).map(([key, inner]) => `${key === "*" ? '"*"' : key}: ${flow(inner)}`);
      return `{ ${entries.join(", ")} }`;
    }
    return String(value);
  };
  return (examples ?? []).map((example) => `\`${flow(example)}\``).join(" · ");
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** Definitions of the schema that have keys of their own; `file` is the file itself. */
export function keyedDefinitions(): ReadonlyMap<string, Readonly<Record<string, SchemaNode>>> {
  const keyed = new Map([["file", schema.properties ?? {}]]);
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) {
    if (definition.properties !== undefined) keyed.set(name, definition.properties);
  }
  return keyed;
}

/**
 * The keys of a definition as a table, in the schema's own words.
 *
 * @param about the definition; with `- a b` behind it those keys are left out, with `+ a b` only they stand
 */
export function keyTable(about: string): string {
  const [name = "", sign, ...listed] = about.split(/\s+/);
  const keys = keyedDefinitions().get(name);
  if (keys === undefined) throw new Error(`the schema defines no ${name}`);
  for (const key of listed) if (keys[key] === undefined) throw new Error(`${name} has no key ${key}`);
  const rows = Object.entries(keys)
    .filter(([key]) => (sign === "-" ? !listed.includes(key) : sign !== "+" || listed.includes(key)))
    .map(([key, node]) => {
      const meant = node.description ?? schema.$defs?.[node.$ref?.replace("#/$defs/", "") ?? ""]?.description ?? "";
      const cells = [`\`${key}\``, valueWords(node), meant, exampleWords(node.examples)];
      return `| ${cells.map(cell).join(" | ")} |`;
    });
  return ["| key | value | meaning | example |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}
