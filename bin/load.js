/**
 * Loads the bundled program. Most of a start would go into compiling it, so the build leaves V8's code cache beside it;
 * an engine of another version finds none and compiles afresh.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const program = join(__dirname, "..", "dist", "cli.cjs");

/** Of one engine only, so its name says of which. */
const cache = program.replace(/cjs$/, `${process.arch}-${process.versions.v8}.cache`);

/** What the program exports, and the script that it came from. */
function load() {
  // The bundle is pure ASCII, and latin1 is read the fastest.
  const source = readIfThere(program, "latin1");
  if (source === undefined) return { run: async () => notBuilt(), realIo: () => undefined };
  const script = new Script(`(function (module, require) {${source}\n})`, {
    filename: program,
    cachedData: readIfThere(cache),
  });
  const module = { exports: {} };
  script.runInThisContext()(module, require);
  return { run: module.exports.run, realIo: module.exports.realIo, script };
}

function notBuilt() {
  process.stderr.write("scale-plan is not built yet: run `npm run build` in its folder\n");
  return 3;
}

function readIfThere(path, encoding) {
  try {
    return readFileSync(path, encoding);
  } catch {
    return undefined;
  }
}

module.exports = { load, cache };
