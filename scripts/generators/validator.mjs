import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { withoutAnnotations } from "./annotations.mjs";

/**
 * The schema's validator as source: compiling it at run time would cost more than the rest of a start.
 * Every problem is found, not only the first; a union is decided by its tag, so that a wrong key in one branch is one
 * error. Sentences are left out: whoever shows a problem words it, with the position and the nearest name.
 */
export function validatorFromSchema({ schema, validator }) {
  return {
    source: schema,
    generate: async () => {
      const banner = `// Generated from ${schema} by \`npm run generate\`; change the schema instead.\n`;
      const parsed = withoutAnnotations(JSON.parse(readFileSync(schema, "utf8")));
      const ajv = new Ajv2020.default({
        allErrors: true,
        discriminator: true,
        inlineRefs: false,
        messages: false,
        allowUnionTypes: true,
        code: { source: true, esm: true, lines: true },
      });
      const code = standaloneCode.default(ajv, ajv.compile(parsed));
      return {
        [validator]: banner + (await withoutImports(code)),
        [validator.replace(/\.js$/, ".d.ts")]: banner + declaration,
      };
    },
  };
}

/** The little that the code takes from ajv's run time is put into the file, so that it stands alone. */
async function withoutImports(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    treeShaking: true,
  });
  return outputFiles[0].text;
}

const declaration = `
/** One thing that the schema does not admit; where it stands in the value, and which keyword says so. */
export interface SchemaProblem {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the problem is the name of a key. */
  readonly propertyName?: string;
}

/** Whether the schema admits the value; the problems of the last call stand in \`errors\`. */
export declare const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaProblem[] | null;
};
`;
