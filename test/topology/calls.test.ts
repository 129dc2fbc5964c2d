import { describe, expect, it } from "vitest";
import type { CallNode } from "../../src/topology/types.ts";
import { complaints, read, tierOf, topologyOf } from "./read.ts";

const others = `  db: { kind: database, read: 2ms, write: 5ms }
  cache: { kind: cache, hitRatio: 90%, miss: db.read }
  ads: { kind: external, latency: 50ms }
  store: { kind: object-store }
  api: { kind: service, operations: { search: { serviceTime: 3ms } } }
  lb: { kind: load-balancer, calls: api }
  any: { kind: service, operations: { search: { serviceTime: 3ms } }, serviceTime: 2ms }
`;
const fileWith = (calls: string) =>
  `version: 1\nworkloads: { web: { rate: 1/s, entry: app }, bot: { rate: 1/s, entry: app } }\ntiers:\n  app: { kind: service, serviceTime: 1ms, calls: ${calls} }\n${others}`;
const callsOf = (calls: string): readonly CallNode[] => {
  const result = read(fileWith(calls));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return tierOf(result.topology, "app", "service").operations[0]?.calls ?? [];
};

/** A tree of calls in short: `db.read ×3 @10%`. */
function short(node: CallNode): unknown {
  if (node.kind === "choice") return { oneOf: node.branches.map(({ share, steps }) => [share, ...steps.map(short)]) };
  if (node.kind === "parallel") return { parallel: node.branches.map((branch) => branch.map(short)), need: node.need };
  const times = node.times.kind === "exact" ? node.times.count : node.times.mean;
  const marks = [
    `${node.tier}.${node.operation}`,
    times === 1 ? "" : `×${times}`,
    node.share === 1 ? "" : `@${node.share}`,
    node.async ? "async" : "",
    node.parallel ? "parallel" : "",
    node.fresh ? "fresh" : "",
    node.only === null ? "" : `only ${node.only.join()}`,
  ];
  return marks.filter((mark) => mark !== "").join(" ");
}

describe("Calls are written in the shortest form that says it", () => {
  it.each<[string, unknown[]]>([
    ["db.read", ["db.read"]],
    ["[db.read, db.write, db.read]", ["db.read", "db.write", "db.read"]],
    ["{ cache: 3, db.write: { share: 10% } }", ["cache.get ×3", "db.write @0.1"]],
    ["{ db.read: 2.3 }", ["db.read ×2.3"]],
    ["{ to: db.read, times: 20, parallel: true }", ["db.read ×20 parallel"]],
    ["{ db.read: { fresh: true, async: true, only: [web] } }", ["db.read async fresh only web"]],
    ["[{ to: db.read, only: bot }]", ["db.read only bot"]],
    ["[{ cache: 1, db.write: 2 }, ads]", ["cache.get", "db.write ×2", "ads.call"]],
    ["[{ parallel: [ads, cache] }]", [{ parallel: [["ads.call"], ["cache.get"]], need: 2 }]],
    [
      "{ parallel: [ads, cache, db.read], first: 2 }",
      [{ parallel: [["ads.call"], ["cache.get"], ["db.read"]], need: 2 }],
    ],
    [
      "[{ parallel: [[cache, db.read], { calls: { ads: 2 } }] }]",
      [{ parallel: [["cache.get", "db.read"], ["ads.call ×2"]], need: 2 }],
    ],
    [
      "[{ oneOf: [{ to: cache, share: 80% }, { to: db.read, times: 2, share: 15% }] }]",
      [
        {
          oneOf: [
            [0.8, "cache.get"],
            [0.15, "db.read ×2"],
          ],
        },
      ],
    ],
    [
      "[{ oneOf: [{ share: 30%, calls: [cache, db.write] }, { cache.set: { share: 20% } }] }]",
      [
        {
          oneOf: [
            [0.3, "cache.get", "db.write"],
            [0.2, "cache.set"],
          ],
        },
      ],
    ],
    [
      "[{ oneOf: [{ parallel: [ads, cache], share: 50% }] }]",
      [{ oneOf: [[0.5, { parallel: [["ads.call"], ["cache.get"]], need: 2 }]] }],
    ],
    [
      "[{ parallel: [ads, cache], share: 25% }]",
      [{ oneOf: [[0.25, { parallel: [["ads.call"], ["cache.get"]], need: 2 }]] }],
    ],
    ["[{ calls: [ads, cache], share: 25% }]", [{ oneOf: [[0.25, "ads.call", "cache.get"]] }]],
    ["[{ parallel: [{ to: ads, share: 40% }] }]", [{ parallel: [["ads.call @0.4"]], need: 1 }]],
    [
      "[{ oneOf: [{ share: 50%, calls: [{ oneOf: [{ to: ads, share: 100% }] }] }] }]",
      [{ oneOf: [[0.5, { oneOf: [[1, "ads.call"]] }]] }],
    ],
    ["[]", []],
  ])("%s", (text, nodes) => {
    expect(callsOf(text).map(short)).toEqual(nodes);
  });

  it("shares of a oneOf may be exactly 100 % in tenths that do not add up exactly", () => {
    const tenths = Array.from({ length: 10 }, () => "{ to: ads, share: 10% }").join(", ");
    expect(callsOf(`[{ oneOf: [${tenths}] }]`)).toHaveLength(1);
  });
});

describe("A call means one operation", () => {
  it.each([
    ["cache", "get"],
    ["cache.set", "set"],
    ["store", "get"],
    ["store.put", "put"],
    ["ads", "call"],
    ["api", "search"],
    ["any", "*"],
    ["any.search", "search"],
    ["any.export", "*"],
    ["lb", null],
    ["lb.search", "search"],
  ])("%s is %s", (text, operation) => {
    const extra = text === "lb" ? complaints(read(fileWith(text))) : [];
    if (text === "lb") expect(extra.filter((complaint) => !complaint.startsWith("unreachable"))).toEqual([]);
    expect(callsOf(text)).toMatchObject([{ operation }]);
  });

  it("of a database by its share of reads where it names none", () => {
    const text = fileWith("db").replace("read: 2ms,", "reads: 90%, read: 2ms,");
    const topology = topologyOf(text);
    expect(tierOf(topology, "app", "service").operations[0]?.calls).toMatchObject([{ tier: "db", operation: null }]);
    expect(tierOf(topology, "db", "database").reads).toBe(0.9);
  });

  it("a nested call is shown where it stands", () => {
    const complaint = complaints(read(fileWith("[{ parallel: [ads, { oneOf: [{ to: dbb, share: 5% }] }] }]")));
    expect(complaint).toEqual(["unknown-tier 4:85"]);
  });
});
