import { mkdirSync, writeFileSync } from "node:fs";
import { measured, sampleOf, summariesOf } from "./judge.ts";
import { casesPage, summaryPage } from "./page.ts";
import { pictureOf } from "./picture.ts";
import { families } from "./registry.ts";

const folder = "docs/accuracy";

/** `npm run accuracy [family…]`: measures and writes the pages; a part only tells how it stands. */
function main(names: readonly string[]): void {
  const chosen = families.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) throw new Error(`no such family; there are ${families.map(({ name }) => name).join(", ")}`);
  const results = chosen.map((family) => {
    const start = performance.now();
    const cases = measured(family.cases);
    const taken = ((performance.now() - start) / 1000).toFixed(1);
    process.stderr.write(`${family.name}: ${cases.length} cases, ${taken} s\n`);
    return { family, cases, all: summariesOf(family, cases), sample: summariesOf(family, sampleOf(family, cases)) };
  });
  if (names.length > 0) {
    process.stdout.write(results.map((result) => `${casesPage(result)}\n`).join("\n"));
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const result of results) {
    writeFileSync(`${folder}/${result.family.name}.md`, casesPage(result));
    const picture = pictureOf(result);
    if (picture !== null) writeFileSync(`${folder}/${result.family.name}.svg`, picture);
  }
  writeFileSync("docs/accuracy.md", summaryPage(results));
  const watched = Object.fromEntries(results.map(({ family, sample }) => [family.name, sample]));
  writeFileSync(`${folder}/summary.json`, `${JSON.stringify(watched, rounded, 2)}\n`);
}

/** Rounding of the machine is no news. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}

main(process.argv.slice(2));
