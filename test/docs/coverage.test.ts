import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { remedies } from "../../src/advice/registry.ts";
import { commands } from "../../src/cli/registry.ts";
import { rules } from "../../src/findings/registry.ts";
import { formatNames } from "../../src/formats/registry.ts";
import type { Report } from "../../src/report/generated/report.ts";
import { allDocuments, readDocument } from "./documents.ts";
import { keyedDefinitions } from "./key-table.ts";
import { fencedBlocks } from "./markdown.ts";
import { ask, exchangesOf, wordsOf } from "./transcript.ts";

type Analysis = Extract<Report, { kind: "analysis" }>;

const exampleFiles = readdirSync("examples", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => `examples/${name.replaceAll("\\", "/")}`)
  .sort();

/** Every topology that readers are shown: the examples, and those of the rules. */
const shown = [
  ...exampleFiles.map((file) => ({ name: file, text: readFileSync(file, "utf8") })),
  ...rules.map((rule) => ({ name: `example of ${rule.name}`, text: rule.example })),
];

const transcribed = allDocuments().flatMap((document) =>
  fencedBlocks(document.text)
    .filter((block) => block.language === "console")
    .flatMap((block) => exchangesOf(block.text).map((exchange) => exchange.command)),
);

const analyses = new Map<string, Analysis>();

beforeAll(async () => {
  for (const { name, text } of shown) {
    const { stdout, stderr, code } = await ask(["analyze", "-", "-f", "json"], text);
    if (code !== 0) throw new Error(`${name}: ${stderr}`);
    analyses.set(name, JSON.parse(stdout) as Analysis);
  }
  for (const command of transcribed.filter((one) => one.startsWith("scale-plan analyze examples/"))) {
    const { stdout } = await ask([...wordsOf(command).slice(1), "-f", "json"]);
    analyses.set(command, JSON.parse(stdout) as Analysis);
  }
}, 120_000);

describe("every kind of tier", () => {
  const kinds = [...keyedDefinitions()].filter(([, keys]) => keys.kind !== undefined).map(([name]) => name);
  const language = readDocument("docs/language.md").text;
  const readme = readDocument("README.md").text;
  const used = new Set(
    exampleFiles.flatMap((file) => {
      const { tiers } = parse(readFileSync(file, "utf8")) as { tiers: Record<string, { kind: string }> };
      return Object.values(tiers).map((tier) => tier.kind);
    }),
  );
  it("is one of at least ten", () => expect(kinds.length).toBeGreaterThanOrEqual(10));
  for (const kind of kinds) {
    it(`${kind} is documented, in the README, and in an example`, () => {
      expect(language).toContain(`### ${kind}\n`);
      expect(readme).toContain(`kind: ${kind}`);
      expect([...used]).toContain(kind);
    });
  }
});

describe("every rule", () => {
  for (const rule of rules) {
    it(`${rule.code} ${rule.name} fires in its own example`, () => {
      const fired = analyses.get(`example of ${rule.name}`)?.findings.map((finding) => finding.code);
      expect(fired).toContain(rule.code);
    });
  }
});

describe("every remedy", () => {
  for (const remedy of remedies) {
    it(`${remedy.name} is recommended for one of the topologies shown`, () => {
      const where = [...analyses].filter(([, { recommendations }]) =>
        recommendations.some((one) => one.remedy === remedy.name),
      );
      expect(where.map(([name]) => name)).not.toEqual([]);
    });
  }
});

describe("every format and command", () => {
  const report = readDocument("docs/report.md").text;
  for (const name of formatNames) {
    it(`${name} is documented`, () => expect(report).toContain(`| \`${name}\` |`));
  }
  for (const { name } of commands) {
    it(`${name} is shown in a transcript`, () => {
      expect(transcribed.filter((command) => command.startsWith(`scale-plan ${name}`))).not.toEqual([]);
    });
  }
});
