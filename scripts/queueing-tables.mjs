/**
 * Makes the tables of `src/queueing/generated/` anew from the exact solvers: some minutes, so it is no part
 * of `npm run generate`; a test recomputes a sample of their entries.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

async function load(entry) {
  const outfile = `${root}.bench/${entry.replaceAll("/", "-")}.mjs`;
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", logLevel: "warning" });
  return import(pathToFileURL(outfile).href);
}

const tables = {
  "wait-ratios": async (report) => (await load("scripts/queueing/wait-ratios.ts")).waitRatioTable(report),
  "least-connections": async (report) =>
    (await load("scripts/queueing/balanced-tables.ts")).leastConnectionsTable(report),
  "two-choices": async (report) => (await load("scripts/queueing/balanced-tables.ts")).twoChoicesTable(report),
};

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(tables)) {
  const text = await tables[name]((line) => console.log(`${name}: ${line}`));
  writeFileSync(`src/queueing/generated/${name}.ts`, text);
}
