/** What a JSON Schema has against a value, for the few keywords that this program's own schemas are written in. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
}

type Definitions = Readonly<Record<string, Schema>>;

/**
 * The first thing that is wrong with a value, as a sentence with its JSON Pointer; null: nothing.
 *
 * @example
 * schemaProblem({ line: "4" }, { properties: { line: { type: "integer" } } }, {}); // '/line is no integer'
 */
export function schemaProblem(value: unknown, schema: Schema, definitions: Definitions, at = ""): string | null {
  const problem = ownProblem(value, schema);
  if (problem !== null) return `${at === "" ? "the document" : at} ${problem}`;
  if (schema.$ref !== undefined) {
    const found = schemaProblem(value, definitions[schema.$ref.replace("#/$defs/", "")] ?? {}, definitions, at);
    if (found !== null) return found;
  }
  if (schema.oneOf !== undefined) {
    const problems = schema.oneOf.map((branch) => schemaProblem(value, branch, definitions, at));
    const [first = null] = problems.filter((one) => one !== null);
    if (!problems.includes(null)) return first;
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return null;
    return firstOf(value.entries(), ([index, member]) => schemaProblem(member, items, definitions, `${at}/${index}`));
  }
  return isObject(value) ? memberProblem(value, schema, definitions, at) : null;
}

function memberProblem(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, required = [], additionalProperties = true }: Schema,
  definitions: Definitions,
  at: string,
): string | null {
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${at === "" ? "the document" : at} has no ${missing}`;
  return firstOf(Object.entries(value), ([key, member]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
    if (known === false) return `${at}/${key} is no key of it`;
    return typeof known === "object" ? schemaProblem(member, known, definitions, `${at}/${key}`) : null;
  });
}

function firstOf<Member>(members: Iterable<Member>, problemOf: (member: Member) => string | null): string | null {
  for (const member of members) {
    const problem = problemOf(member);
    if (problem !== null) return problem;
  }
  return null;
}

function ownProblem(value: unknown, { type, const: only, enum: words, pattern, minimum, maximum }: Schema) {
  const types = type === undefined ? [] : typeof type === "string" ? [type] : type;
  if (types.length > 0 && !types.some((one) => isOfType(value, one))) return `is no ${types.join(" or ")}`;
  if (only !== undefined && value !== only) return `is not ${JSON.stringify(only)}`;
  if (words !== undefined && !words.includes(value)) return "is none of the words that may stand there";
  if (typeof value === "string" && pattern !== undefined && !new RegExp(pattern, "u").test(value))
    return "is not written as it should be";
  if (typeof value !== "number") return null;
  if (minimum !== undefined && value < minimum) return `is below ${minimum}`;
  return maximum !== undefined && value > maximum ? `is above ${maximum}` : null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
