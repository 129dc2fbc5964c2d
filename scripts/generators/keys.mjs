import { readFileSync } from "node:fs";

/**
 * The keys that the schema knows, by the definition that has them (`file` is the root): what a program offers for a
 * misspelt one, without carrying the whole schema.
 */
export function keysFromSchema({ schema, keys }) {
  return {
    source: schema,
    generate: async () => {
      const { properties, $defs } = JSON.parse(readFileSync(schema, "utf8"));
      const known = Object.entries({ file: { properties }, defaults: properties.defaults, ...$defs })
        .filter(([, definition]) => definition.properties !== undefined)
        .map(
          ([name, definition]) => `  ${JSON.stringify(name)}: ${JSON.stringify(Object.keys(definition.properties))},`,
        );
      const text = [
        `// Generated from ${schema} by \`npm run generate\`; change the schema instead.`,
        "",
        "/** Definition of the schema → its keys, in the schema's order. */",
        "export const schemaKeys: Readonly<Record<string, readonly string[]>> = {",
        ...known,
        "};",
        "",
      ];
      return { [keys]: text.join("\n") };
    },
  };
}
