/**
 * Writes what is derived from a source of truth: types and the validator from the schemas, the
 * catalog from its data.
 * `--check` writes nothing, and fails when a committed file is not what its generator makes of the source today.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { instancesFromData } from "./generators/instances.mjs";
import { keysFromSchema } from "./generators/keys.mjs";
import { typesFromSchema } from "./generators/types.mjs";
import { validatorFromSchema } from "./generators/validator.mjs";

/** Each answers the files it makes, as a map from path to text. A new generator is one module and one line. */
const generators = [
  instancesFromData({ data: "data/instances.json", instances: "src/catalog/generated/instances.ts" }),
  typesFromSchema({ schema: "schemas/topology.schema.json", types: "src/topology/generated/file.ts" }),
  validatorFromSchema({ schema: "schemas/topology.schema.json", validator: "src/topology/generated/validate.js" }),
  keysFromSchema({ schema: "schemas/topology.schema.json", keys: "src/topology/generated/keys.ts" }),
  typesFromSchema({ schema: "schemas/report.schema.json", types: "src/report/generated/report.ts" }),
  typesFromSchema({ schema: "schemas/diff.schema.json", types: "src/diff/generated/difference.ts" }),
];

const isCheck = process.argv.includes("--check");
const stale = [];

for (const generator of generators) {
  if (!existsSync(generator.source)) {
    console.error(`missing  ${generator.source}`);
    process.exitCode = 1;
    continue;
  }
  for (const [path, text] of Object.entries(await generator.generate())) {
    const current = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (current === text) continue;
    stale.push(path);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`wrote  ${path}`);
  }
}

if (isCheck && stale.length > 0) {
  console.error(stale.map((path) => `stale  ${path}`).join("\n"));
  console.error("Run `npm run generate` and commit what it writes.");
  process.exitCode = 1;
}
