import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, read, topologyOf } from "./read.ts";

const file = (workloads: string, tiers: string) => `version: 1\nworkloads:\n  ${workloads}\ntiers:\n${tiers}`;
const service = (id: string, keys: string) => `  ${id}: { kind: service, serviceTime: 1ms${keys && `, ${keys}`} }\n`;
const rules = (text: string) => complaints(read(text)).map((complaint) => complaint.split(" ")[0]);

describe("The entry is the one tier that nobody calls", () => {
  const tiers = service("app", "calls: db") + service("db", "");

  it("if there is one", () => {
    expect(topologyOf(file("web: { rate: 1/s }", tiers)).workloads[0]?.entry).toBe("app");
  });

  it("else each workload says it", () => {
    const two = file(
      "{ a: { rate: 1/s, entry: app }, b: { rate: 1/s, entry: api } }",
      `${tiers}${service("api", "calls: db")}`,
    );
    expect(topologyOf(two).workloads.map(({ entry }) => entry)).toEqual(["app", "api"]);
    expect(rules(two.replace(", entry: api", ""))).toEqual(["ambiguous-entry"]);
  });

  it("a tier that calls itself in the background is called by nobody else", () => {
    const own = service("app", "calls: { app: { async: true, share: 20% } }");
    expect(topologyOf(file("web: { rate: 1/s }", own)).workloads[0]?.entry).toBe("app");
  });
});

describe("A request asks for its workload's operation at the first tier that has any", () => {
  const behind = `  dns: { kind: dns, calls: edge }
  edge: { kind: cdn, hitRatio: 90%, calls: lb }
  lb: { kind: load-balancer, routes: { upload: uploads }, calls: app }
  app: { kind: service, operations: { browse: { serviceTime: 1ms } } }
  uploads: { kind: service, serviceTime: 5ms }
`;

  it("through dns, cdn and a balancer with routes", () => {
    expect(rules(file("{ browse: { rate: 1/s }, upload: { rate: 1/s } }", behind))).toEqual([]);
    expect(rules(file("{ look: { rate: 1/s, operation: browse }, upload: { rate: 1/s } }", behind))).toEqual([]);
  });

  it("and a mix asks for each of its own", () => {
    expect(rules(file("shop: { rate: 1/s, mix: { browse: 3, upload: 1 } }", behind))).toEqual([]);
    const wrong = read(file("shop: { rate: 1/s, mix: { browse: 3, uplaod: 1 } }", behind));
    expect(complaints(wrong)).toEqual(["unknown-operation 3:40"]);
  });

  it("and where nothing answers to it, that is said once, at the workload", () => {
    expect(complaints(read(file("shop: { rate: 1/s }", behind)))).toEqual(["unknown-operation 3:3"]);
  });

  it("a cache, an object store or a third party is asked for what it has", () => {
    const static_ = `  edge: { kind: cdn, hitRatio: 90%, origin: files, calls: pay }
  files: { kind: object-store }
  pay: { kind: external, latency: 80ms }
`;
    expect(rules(file("page: { rate: 1/s, static: 50% }", static_))).toEqual([]);
  });
});

describe("Circles", () => {
  const circle = (last: string) => service("a", "calls: b") + service("b", "calls: c") + service("c", `calls: ${last}`);

  it("of calls that wait are refused, with the way round", () => {
    const result = read(file("web: { rate: 1/s, entry: a }", circle("{ a: { share: 1% } }")));
    expect(result.ok || result.diagnostics[0]?.message).toBe(
      "these calls wait for one another in a circle: a → b → c → a",
    );
  });

  it("in which a call is not waited for are loops", () => {
    expect(rules(file("web: { rate: 1/s, entry: a }", circle("{ a: { share: 99%, async: true } }")))).toEqual([]);
    expect(rules(file("web: { rate: 1/s, entry: a }", circle("{ a: { async: true } }")))).toEqual(["endless-loop"]);
  });

  it("over different operations of one tier are none", () => {
    const tiers = `  a: { kind: service, operations: { web: { serviceTime: 1ms, calls: b }, lookup: { serviceTime: 1ms } } }\n${service("b", "calls: a.lookup")}`;
    expect(rules(file("web: { rate: 1/s, entry: a }", tiers))).toEqual([]);
  });

  it("that no single workload goes round are none", () => {
    const tiers = service("a", "calls: { b: { only: web } }") + service("b", "calls: { a: { only: bot } }");
    const both = file("{ web: { rate: 1/s, entry: a }, bot: { rate: 1/s, entry: b } }", tiers);
    expect(rules(both)).toEqual([]);
    expect(rules(both.replace("only: bot", "only: [bot, web]"))).toEqual(["call-cycle"]);
  });

  it("through a balancer are found behind it", () => {
    const tiers = `  lb: { kind: load-balancer, calls: a }\n${service("a", "calls: lb")}`;
    expect(rules(file("web: { rate: 1/s, entry: lb }", tiers))).toEqual(["call-cycle"]);
  });

  it("a loop through a queue grows from a gain of 1 on, and the gain of several ways adds up", () => {
    const loop = (times: number, share: number) =>
      file(
        "web: { rate: 1/s, entry: q }",
        `  q: { kind: queue, consumers: [w, v] }
  w: { kind: worker, serviceTime: 1ms, calls: { q: { times: ${times}, share: ${share}% } } }
  v: { kind: worker, serviceTime: 1ms, calls: { q: { share: 25% } } }
`,
      );
    expect(rules(loop(3, 24.9))).toEqual([]);
    expect(rules(loop(3, 25))).toEqual(["endless-loop"]);
    expect(rules(loop(1, 75))).toEqual(["endless-loop"]);
  });

  it("a ring of queues grows exactly when the product of its steps reaches 1", () => {
    const shares = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(shares, (percents) => {
        const size = percents.length;
        const tiers = percents.map(
          (percent, index) =>
            `  q${index}: { kind: queue, consumers: w${index} }\n  w${index}: { kind: worker, serviceTime: 1ms, calls: { q${(index + 1) % size}: { times: { mean: ${percent / 100}, scv: 100 } } } }\n`,
        );
        const gain = percents.reduce((product, percent) => product * (percent / 100), 1);
        fc.pre(Math.abs(gain - 1) > 1e-6);
        expect(rules(file("web: { rate: 1/s, entry: q0 }", tiers.join("")))).toEqual(gain > 1 ? ["endless-loop"] : []);
      }),
      { numRuns: 60 },
    );
  });

  it("a chain as long as a file is followed without running out of stack", () => {
    const tiers = Array.from({ length: 6000 }, (_, index) =>
      service(`t${index}`, index < 5999 ? `calls: t${index + 1}` : ""),
    );
    expect(rules(file("web: { rate: 1/s }", tiers.join("")))).toEqual([]);
    const closed = [...tiers.slice(0, -1), service("t5999", "calls: t1")];
    expect(rules(file("web: { rate: 1/s, entry: t0 }", closed.join("")))).toEqual(["call-cycle"]);
  });
});
