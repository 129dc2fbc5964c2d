import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { schemaKeys } from "../../src/topology/generated/keys.ts";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { plannedKey } from "../../src/topology/planned.ts";
import { tierReaders } from "../../src/topology/tiers/registry.ts";

interface Schema {
  readonly description?: string;
  readonly title?: string;
  readonly type?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly const?: unknown;
}

const schema: Schema = JSON.parse(readFileSync("schemas/topology.schema.json", "utf8"));
const ajv = new Ajv2020.default({ discriminator: true, allowUnionTypes: true, strictTypes: false });
ajv.addKeyword("x-readInCode");
const validate = ajv.compile(schema);

/** Every map of the schema that lists keys, by its name. */
const maps: readonly (readonly [string, Schema])[] = [["file", schema], ...Object.entries(schema.$defs ?? {})].filter(
  (entry): entry is [string, Schema] => (entry[1] as Schema).properties !== undefined,
);
const keys = maps.flatMap(([name, { properties }]) =>
  Object.entries(properties ?? {}).map(([key, value]) => [`${name}.${key}`, value] as const),
);

describe("The schema, read by an editor", () => {
  it.each(keys)("%s is described, with an example", (_, key) => {
    expect(key.description).toMatch(/^[A-Z`].+\.$|^.+\.$/s);
    expect(key.examples ?? key.$ref ?? key.const).toBeDefined();
  });

  it("says for each quantity in which unit it is, and what holds where it is left out", () => {
    const quantities = keys.filter(
      ([name, { $ref }]) =>
        /\/(time|rate|ratio|factor|cost|distribution|serviceTime)$/.test($ref ?? "") &&
        !/^(limit|callSettings)/.test(name),
    );
    for (const [name, { description }] of quantities) {
      expect([name, description]).toEqual([name, expect.stringMatching(/Unit: |per cent|Probability|Default/)]);
    }
  });

  it("has a definition for every kind of tier, and the kinds of defaults", () => {
    expect(Object.keys(schema.properties?.defaults?.properties ?? {}).sort()).toEqual(Object.keys(tierReaders).sort());
    for (const kind of Object.keys(tierReaders)) expect(schemaKeys[kind]).toContain("kind");
  });

  it("and its examples are what it admits", () => {
    for (const [name, { examples, ...rest }] of keys) {
      const isValid = ajv.compile({ ...rest, $defs: schema.$defs });
      for (const example of examples ?? []) expect([name, example, isValid(example)]).toEqual([name, example, true]);
    }
  });

  it("a key is in the schema or planned, never both", () => {
    for (const [context, known] of Object.entries(schemaKeys))
      for (const key of known) expect([context, key, plannedKey(context, key)]).toEqual([context, key, undefined]);
  });
});

describe("The schema and the reader agree", () => {
  const files = [
    ...readdirSync("examples", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => `examples/${name}`),
    "test/cases/language/first.yaml",
  ];

  it.each(files)("on %s, which is right", (file) => {
    const text = readFileSync(file, "utf8");
    expect(validate(parse(text, { merge: true }))).toBe(true);
    expect(parseTopology([{ name: file, text }]).ok).toBe(true);
  });

  /** What no schema can see: names that must exist, sums, the text itself, the engine behind a name. */
  const beyond = new Set(
    [
      "alias-bomb ambiguous-entry ambiguous-operation bad-names budget-for-nobody call-cycle conflicting-operations",
      "hit-ratio-given-and-computed cycle-through-a-miss daily-rate-without-peak endless-loop missing-keys mix-and-operation no-effect no-entry no-load",
      "oneof-without-shares operation-behind-a-balancer operation-not-offered p99-below-p50 peak-below-the-mean",
      "planned-engine poor-fit proto-key rate-and-users ratio-over-one shares-over-one terminal-escapes-in-names",
      "unknown-entry unknown-instance unknown-operation unknown-tier unreachable-tier users-without-peak zero",
      "users-without-requests warning-after-the-limit object-prototype-names-as-keys unjudged-scenario lag-without-queues",
    ].flatMap((names) => names.split(" ")),
  );
  const unreadable = new Set([
    "alias-of-itself",
    "duplicate-key",
    "list-as-key",
    "not-yaml",
    "plain-text",
    "tab-indentation",
    "tags",
    "two-documents",
    "unclosed-quote",
    "unknown-alias",
    "empty",
    "only-comments",
  ]);
  const bad = readdirSync("test/cases/bad")
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.replace(".yaml", ""));

  it.each(bad.filter((name) => !beyond.has(name) && !unreadable.has(name)))("on %s, which is wrong", (name) => {
    expect(validate(parse(readFileSync(`test/cases/bad/${name}.yaml`, "utf8"), { uniqueKeys: false }))).toBe(false);
  });
});
