/**
 * Runs the built program the way it is mostly run, then keeps what V8 has compiled for it: the functions that were
 * called are in the cache, the others are compiled when somebody calls them.
 */
const { existsSync, writeFileSync } = require("node:fs");
const { load, cache } = require("../../bin/load.js");

const usual = [
  ["--version"],
  ["analyze", "examples/photo-share.yaml"],
  ["analyze", "examples/photo-share.yaml", "-f", "json"],
  ["check", "examples/photo-share.yaml"],
];

async function main() {
  const { run, realIo, script } = load();
  for (const argv of usual) {
    const absent = argv.filter((word) => word.endsWith(".yaml") && !existsSync(word));
    if (absent.length > 0) throw new Error(`${absent.join(", ")} is what the code cache is made of, and is not there`);
    const code = await run(argv, realIo());
    if (code > 1) throw new Error(`\`scale-plan ${argv.join(" ")}\` ended with ${code}`);
  }
  writeFileSync(cache, script.createCachedData());
}

main().catch((error) => {
  process.stderr.write(`The code cache could not be made, so starts will be slow: ${error.message}\n`);
});
