/**
 * Loads the bundled program. Most of a start would go into compiling it, so the build leaves V8's code cache beside it;
 * an engine of another version finds none and compiles afresh.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

const program = join(__dirname, "..", "dist", "cli.cjs");

/** Of one engine only, so its name says of which. */
const cache = program.replace(/cjs$/, `${process.arch}-${process.versions.v8}.cache`);

/**
 * An engine optimizes what it takes to be hot, and for a program that ends within a second it takes too much for that: of
 * an `analyze` on six tiers that work was a third of all CPU time, and a fifth on a thousand times as many. So it waits
 * longer: six times as long, or four times. By version, as an engine complains of a flag that is not its own.
 */
const patience = [
  { engine: "11.3.", flag: "--interrupt-budget=800000" },
  { engine: "12.4.", flag: "--invocation-count-for-turbofan=12000" },
].find(({ engine }) => process.versions.v8.startsWith(engine));

/** What the program exports, and the script that it came from. */
function load() {
  // Before the cache is read: it belongs to the flags that it was made under.
  if (patience !== undefined) setFlagsFromString(patience.flag);
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
