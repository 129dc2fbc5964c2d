/** Keywords that tell a reader something and decide nothing. */
const annotations = new Set([
  "title",
  "description",
  "default",
  "examples",
  "$comment",
  "deprecated",
  "markdownDescription",
]);

/** Keywords whose keys are names and not keywords. */
const maps = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);

/** Keywords whose value is data. */
const literals = new Set(["const", "enum", "required", "dependentRequired"]);

/**
 * The schema without its prose, which would otherwise be parsed at every start of the program, and without what is
 * marked `x-readInCode`: quantities, distributions and calls are read by code that says better what is wrong with them.
 */
export function withoutAnnotations(schema, definitions = schema.$defs ?? {}) {
  const without = (part) => withoutAnnotations(part, definitions);
  if (Array.isArray(schema)) return schema.map(without);
  if (schema === null || typeof schema !== "object") return schema;
  const referred = definitions[schema.$ref?.replace("#/$defs/", "")];
  if (schema["x-readInCode"] === true || referred?.["x-readInCode"] === true) return true;
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword) && !keyword.startsWith("x-"));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (literals.has(keyword)) return [keyword, value];
      if (!maps.has(keyword)) return [keyword, without(value)];
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, of]) => [name, without(of)]))];
    }),
  );
}
