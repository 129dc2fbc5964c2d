/** Bundles `test/simulation/main.ts` and runs it in this process: Node 20 does not read TypeScript. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = `${root}.bench/simulate.mjs`;

process.chdir(root);
await build({
  entryPoints: ["test/simulation/main.ts"],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
await import(pathToFileURL(outfile).href);
