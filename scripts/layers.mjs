/**
 * Judges the imports of `src/` by the table in `.dependency-cruiser.cjs`, and that all of them were seen: a cruiser
 * that cannot read a file (a TypeScript that it does not know, say) passes it over in silence.
 */
import { readdirSync } from "node:fs";
import { cruise, format } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";

const isSource = (path) => path.endsWith(".ts") && !path.endsWith(".d.ts");
const written = readdirSync("src", { recursive: true })
  .map((path) => `src/${path.replaceAll("\\", "/")}`)
  .filter(isSource);

const options = await extractConfig("./.dependency-cruiser.cjs");
const { output: result } = await cruise(["src"], { ...options, validate: true }, undefined, {
  tsConfig: extractTypeScriptConfig("./tsconfig.json"),
});
const report = await format(result, { outputType: "err-long" });
const cruised = new Set(result.modules.map((module) => module.source).filter(isSource));
const missed = written.filter((path) => !cruised.has(path));
const imports = result.modules.reduce((sum, module) => sum + module.dependencies.length, 0);

console.log(report.output.trimEnd());
if (missed.length > 0) console.error(`not cruised:\n${missed.map((path) => `  ${path}`).join("\n")}`);
if (written.length > 1 && imports === 0) console.error("cruised, and yet no import was seen: the cruiser is blind");
const isBlind = missed.length > 0 || (written.length > 1 && imports === 0);
process.exitCode = report.exitCode > 0 || isBlind ? 1 : 0;
