import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../src/topology/source/decode.ts";
import { complaints, read, serviceWith, tierOf, topologyOf } from "./read.ts";

const base = `version: 1
name: shop
workloads:
  web: { rate: 400/s }
tiers:
  app:
    kind: service
    instances: 4
    serviceTime: 8ms
    calls: { db.read: 3 }
  db: { kind: database, read: 2ms, write: 5ms }
`;

describe("A file is read whatever editor wrote it", () => {
  it("with Windows line ends and a byte-order mark", () => {
    const windows = topologyOf(`\ufeff${base.replaceAll("\n", "\r\n")}`);
    expect(windows).toEqual(topologyOf(base));
  });

  it("and its places are those of its own lines", () => {
    const result = read(`\ufeff${base.replaceAll("\n", "\r\n").replace("400/s", "400")}`);
    expect(complaints(result)).toEqual(["bare-number 4:16"]);
  });

  it("as JSON", () => {
    const json =
      '{ "version": 1, "workloads": { "web": { "rate": "400/s" } }, "tiers": { "app": { "kind": "service", "serviceTime": "8ms" } } }';
    expect(topologyOf(json).workloads[0]?.arrivalRate).toBe(400);
  });

  it("with anchors and merges, which are copies", () => {
    const topology = topologyOf(`version: 1
x-usual: &usual { kind: service, cores: 4, serviceTime: 8ms }
workloads: { web: { rate: 400/s } }
tiers:
  app: { <<: *usual, cores: 2, calls: back }
  back: *usual
`);
    expect(tierOf(topology, "app", "service").servers.cores).toBe(2);
    expect(tierOf(topology, "back", "service").servers.cores).toBe(4);
  });

  it("and complains about an anchored value where it is written, once", () => {
    const result = read(`version: 1
x-usual: &usual { kind: service, serviceTime: 8 }
workloads: { web: { rate: 400/s } }
tiers:
  app: { <<: *usual, calls: back }
  back: *usual
`);
    expect(complaints(result)).toEqual(["bare-number 2:47"]);
  });

  it("but not when its bytes are no UTF-8", () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("version: 1\nname: caf"), 0xe9, 10, 65]);
    expect(decodeUtf8(bytes, "latin1.yaml")).toEqual({
      ok: false,
      message: "this file is not valid UTF-8",
      position: { file: "latin1.yaml", line: 2, column: 10 },
    });
    expect(decodeUtf8(new Uint8Array([0xff, 0xfe, 65, 0]), "utf16.yaml")).toMatchObject({
      ok: false,
      message: "this file is UTF-16, and not UTF-8",
    });
    expect(decodeUtf8(new Uint8Array([65, 0xf0, 0x9f]), "cut.yaml")).toMatchObject({
      ok: false,
      position: { line: 1, column: 2 },
    });
    expect(decodeUtf8(new TextEncoder().encode("name: 写真"), "photo.yaml")).toEqual({ ok: true, text: "name: 写真" });
  });

  it("nor with a NUL byte or an escape in it", () => {
    expect(complaints(read(`version: 1\nname: a\u0000b\n`))).toEqual(["control-character 2:8"]);
    expect(complaints(read(`version: 1\n\n# \u001b[2J\n`))).toEqual(["control-character 3:3"]);
  });

  it("nor when it is larger than the limit, which can be raised", () => {
    const text = `${base}# ${"x".repeat(2 ** 20)}\n`;
    expect(complaints(read(text))).toEqual(["file-too-large 1:1"]);
    expect(read(text, [], { maxBytes: 2 ** 21 }).ok).toBe(true);
    const wide = `${base}# ${"写".repeat(200)}\n`;
    expect(complaints(read(wide, [], { maxBytes: wide.length + 10 }))).toEqual(["file-too-large 1:1"]);
  });

  it.each([
    ["brackets", (depth: number) => `x-a: ${"[".repeat(depth)}${"]".repeat(depth)}`],
    ["open brackets", (depth: number) => `x-a: ${"[".repeat(depth)}`],
    ["braces", (depth: number) => `x-a: ${"{a: ".repeat(depth)}${"}".repeat(depth)}`],
    [
      "indentation",
      (depth: number) => Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
    ],
    ["dashes", (depth: number) => `${"- ".repeat(depth)}a`],
    ["keys of keys", (depth: number) => `${"? ".repeat(depth)}a`],
  ])("nor with 5,000 levels of %s, and it says so at once", (_, nested) => {
    const start = performance.now();
    const [complaint, ...others] = complaints(read(nested(5000), [], { maxBytes: 2 ** 25 }));
    expect(complaint).toMatch(/^nested-too-deep /);
    expect(others).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("with a hundred levels where nobody minds them", () => {
    expect(read(serviceWith(`serviceTime: 8ms, x-a: ${"[".repeat(90)}${"]".repeat(90)}`)).ok).toBe(true);
  });
});

describe("Overlays change a file, and own what they set", () => {
  it("maps are merged deeply, lists and values replaced, null deletes", () => {
    const topology = topologyOf(base, [
      "tiers: { app: { instances: 8 }, db: { replicas: 2 } }",
      "tiers: { app: { calls: [db.read, db.write], instances: 9 } }\nname: null\n",
    ]);
    expect(topology.name).toBe("base");
    expect(tierOf(topology, "app", "service")).toMatchObject({
      servers: { instances: 9 },
      operations: [{ calls: [{ operation: "read" }, { operation: "write" }] }],
    });
    expect(tierOf(topology, "db", "database").replicas).toBe(2);
  });

  it("a wrong value is shown in the file that set it", () => {
    const result = read(base, [
      "tiers: { app: { instances: 8 } }",
      "tiers: { app: { instances: 8.5 }, db: { read: 7 } }",
    ]);
    expect(result.ok || result.diagnostics.map(({ position }) => position)).toEqual([
      { file: "over2.yaml", line: 1, column: 28, endColumn: 31 },
      { file: "over2.yaml", line: 1, column: 47, endColumn: 48 },
    ]);
  });

  it("a missing key is shown where the map was begun", () => {
    const timeless = base.replace("    serviceTime: 8ms\n", "");
    expect(complaints(read(timeless, ["tiers: { app: { cores: 4 } }"]))).toEqual(["missing-key 6:3"]);
  });

  it("a key that an overlay deleted is missed where it was deleted", () => {
    const result = read(base, ["tiers: { app: { serviceTime: null, cores: 4 } }"]);
    expect(
      result.ok || result.diagnostics.map(({ position }) => `${position?.file} ${position?.line}:${position?.column}`),
    ).toEqual(["over1.yaml 1:17"]);
  });

  it("options come after all files", () => {
    const set = [
      "tiers.app.instances=16",
      "workloads.web.rate=1k/s",
      "tiers.app.calls.db.read=5",
      'tiers.app.calls."db.write"=1',
    ];
    const topology = topologyOf(base, ["tiers: { app: { instances: 8 } }"], { set });
    expect(topology.workloads[0]?.meanRate).toBe(1000);
    expect(tierOf(topology, "app", "service")).toMatchObject({
      servers: { instances: 16 },
      operations: [
        {
          calls: [
            { operation: "read", times: { count: 5 } },
            { operation: "write", times: { count: 1 } },
          ],
        },
      ],
    });
  });

  it("options add calls, reach into lists, take maps and delete", () => {
    const list = base.replace("calls: { db.read: 3 }", "calls: [db.read, { to: db.read, times: 2 }]");
    const set = [
      "tiers.app.calls.1.to=db.write",
      "tiers.cache={ kind: cache, hitRatio: 90%, miss: db.read }",
      "name=null",
    ];
    const topology = topologyOf(list.replace("calls: [", "calls: [cache, "), [], {
      set: [...set.slice(1), "tiers.app.calls.2.to=db.write"],
    });
    expect(topology.name).toBe("base");
    expect(tierOf(topology, "app", "service").operations[0]?.calls).toMatchObject([
      { tier: "cache", operation: "get" },
      { tier: "db", operation: "read" },
      { tier: "db", operation: "write", times: { count: 2 } },
    ]);
    const added = topologyOf(base, [], { set: ["tiers.app.calls.db.write=2"] });
    expect(tierOf(added, "app", "service").operations[0]?.calls).toHaveLength(2);
  });

  it("a wrong option is shown where it stands among the options", () => {
    const result = read(base, [], { set: ["tiers.app.instances=4", "tiers.app.serviceTime=5m", "tiers.app.cores={"] });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.diagnostics.map(({ rule, position }) => [rule, position])).toEqual([
      ["ambiguous-unit", { file: "--set", line: 2, column: 23, endColumn: 25 }],
      ["yaml-syntax", { file: "--set", line: 3, column: 18, endColumn: 19 }],
    ]);
    expect(result.text("--set")?.split("\n")[1]).toBe("tiers.app.serviceTime=5m");
  });

  it.each(["tiers.app.instances", "=4", ".=4", "tiers..app=4", "__proto__.x=1", "tiers.__proto__.x=1", ""])(
    "%s is no option",
    (option) => {
      expect(complaints(read(base, [], { set: [option] }))).toEqual(["bad-set-option 1:1"]);
    },
  );

  it("nothing but own keys is ever reached", () => {
    const result = read(base, ["tiers: { __proto__: { polluted: 1 } }"]);
    expect(complaints(result)).toEqual(["forbidden-key 1:10"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("Defaults spread over the tiers of a kind", () => {
  const withDefaults = `version: 1
workloads: { web: { rate: 400/s } }
defaults:
  service: { cores: 4, instances: 3 }
  database: { read: 2 }
tiers:
  app: { kind: service, instances: 5, serviceTime: { utilization: 10%, at: 100/s }, calls: db }
  db: { kind: database }
`;

  it("a tier's own keys win", () => {
    const topology = topologyOf(withDefaults.replace("read: 2", "read: 2ms"));
    expect(tierOf(topology, "app", "service").servers).toMatchObject({ instances: 5, cores: 4 });
    expect(tierOf(topology, "app", "service").operations[0]?.serviceTime).toMatchObject({ mean: 0.004 });
    expect(tierOf(topology, "db", "database").operations).toMatchObject([{ name: "read" }]);
  });

  it("a wrong default is shown where it stands", () => {
    expect(complaints(read(withDefaults))).toEqual(["bare-number 5:21"]);
  });

  it("a kind is not a default", () => {
    const kinds = withDefaults.replace("read: 2 }", "read: 2ms, kind: database }");
    expect(complaints(read(kinds))).toEqual(["conflicting-keys 5:26"]);
  });
});

describe("Names are the file's own", () => {
  it("even those that every JavaScript object has", () => {
    const topology = topologyOf(`version: 1
workloads: { constructor: { rate: 1/s, entry: constructor }, valueof: { rate: 1/s, entry: constructor } }
tiers:
  constructor: { kind: service, operations: { constructor: { serviceTime: 1ms, calls: db.constructor }, valueof: { serviceTime: 1ms } } }
  db: { kind: database, operations: { constructor: { serviceTime: 1ms, access: read } } }
budgets: { latency: { constructor: { p99: 1s } }, utilization: { constructor: 70% } }
`);
    expect(topology.workloads.map(({ id, entry }) => [id, entry])).toEqual([
      ["constructor", "constructor"],
      ["valueof", "constructor"],
    ]);
    expect(tierOf(topology, "constructor", "service").operations[0]?.calls).toMatchObject([
      { tier: "db", operation: "constructor" },
    ]);
    expect(topology.budgets.map(({ id }) => id)).toEqual(["latency.constructor.p99", "utilization.constructor"]);
  });

  it("and a name that is not there is not found on Object.prototype", () => {
    expect(complaints(read(serviceWith("serviceTime: 1ms, calls: constructor")))).toEqual(["unknown-tier 4:50"]);
    expect(
      complaints(read(serviceWith("serviceTime: 1ms", "budgets: { latency: { constructor: { p99: 1s } } }\n"))),
    ).toEqual(["budget-for-nobody 5:23"]);
    expect(complaints(read(serviceWith("serviceTime: 1ms, instance: constructor")))).toEqual(["unknown-instance 4:53"]);
  });
});
