/**
 * Builds `dist/` from `src/`:
 *   cli.cjs        the program in one file, its commands and formats evaluated when they are asked for
 *   cli.*.cache    V8's code cache of it, for the engine that builds
 *   index.js       the programmatic API
 *   types/         its declarations
 *   licenses.txt   of what is bundled
 */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licensesOf } from "./build/licenses.mjs";
import { withoutChildProcess } from "./build/without-child-process.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  metafile: true,
  logLevel: "warning",
  // The program is read as latin1.
  charset: "ascii",
};

rmSync(dist, { recursive: true, force: true });

const program = await build({
  ...shared,
  stdin: {
    contents: 'export { run } from "./src/cli/main.ts"; export { realIo } from "./src/cli/io.ts";',
    resolveDir: root,
    loader: "ts",
  },
  outfile: "dist/cli.cjs",
  format: "cjs",
  // An import() of Node's own becomes a require(): a script from a code cache has no module loader behind it.
  supported: { "dynamic-import": false },
  plugins: [withoutChildProcess],
  // A quarter less to read at every start. Names stay, for the traces of faults.
  minifyWhitespace: true,
  minifySyntax: true,
});

const api = await build({
  ...shared,
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
});

writeFileSync(join(dist, "licenses.txt"), licensesOf(root, [program.metafile, api.metafile]));

execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.api.json"], {
  cwd: root,
  stdio: "inherit",
});

execFileSync(process.execPath, [join(root, "scripts/build/code-cache.cjs")], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
});
