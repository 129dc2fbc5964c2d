/** Bundles a program of this repository and runs it in this process, for Node 20 does not read TypeScript: `run.mjs FILE [argument…]`. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const [entry = ""] = process.argv.splice(2, 1);
const outfile = `${root}.bench/${entry.replace(/\.ts$/, "").replaceAll("/", "-")}.mjs`;

process.chdir(root);
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
await import(pathToFileURL(outfile).href);
