/**
 * What npm runs after an install: the build, unless there is one for this engine that is newer than its sources. So the
 * first `npx scale-plan` in a clone, for which npm installs the package once more, does not build it a second time.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = [
  "src",
  "schemas",
  "data",
  "scripts",
  "bin",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.api.json",
];
const cache = `cli.${process.arch}-${process.versions.v8}.cache`;

/** Of a file, or of what changed last in a folder. */
function changed(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))));
}

/** The cache is what a build writes last. */
function isBuilt() {
  try {
    const built = statSync(join(root, "dist", cache)).mtimeMs;
    return sources.every((path) => changed(join(root, path)) < built);
  } catch {
    return false;
  }
}

if (!isBuilt()) await import("./build.mjs");
