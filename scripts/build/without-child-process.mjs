import { readFile } from "node:fs/promises";

const needed = "const childProcess = require('node:child_process');";
const asked = "const childProcess = { get spawn() { return require('node:child_process').spawn; } };";

/** commander loads what it starts other programs with, which we have none of: 5 ms of every start. */
export const withoutChildProcess = {
  name: "without-child-process",
  setup(build) {
    build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      if (!text.includes(needed)) throw new Error(`${path} no longer says ${needed}`);
      return { contents: text.replace(needed, asked), loader: "js" };
    });
  },
};
