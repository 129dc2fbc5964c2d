import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Parts of ajv's run time that the generated validator carries. */
const insideGeneratedCode = ["ajv", "fast-deep-equal"];

/** The licence of every package whose code is inside a bundle. */
export function licensesOf(root, metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const bundled = inputs.flatMap((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const names = [...new Set([...bundled, ...insideGeneratedCode])].sort();
  return names.map((name) => licenseOf(join(root, "node_modules", name))).join("\n");
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled and has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
