import fc from "fast-check";
import type { CallNode, Tier, TierKind, Topology } from "../../src/topology/types.ts";
import {
  atOnce,
  cache,
  call,
  cdn,
  constant,
  database,
  dns,
  external,
  loadBalancer,
  objectStore,
  oneOf,
  operation,
  queue,
  service,
  topology,
  worker,
  workload,
} from "./topologies.ts";

/** What may be asked of a tier of each kind; the empty string is its bare name. */
const operationsOf: { readonly [Kind in TierKind]: readonly string[] } = {
  dns: [""],
  cdn: [""],
  "load-balancer": [""],
  service: ["browse", "search"],
  worker: [""],
  cache: ["get", "set", "delete", ""],
  database: ["read", "write", ""],
  queue: [""],
  "object-store": ["get", "put", ""],
  external: [""],
};

const kinds = Object.keys(operationsOf) as TierKind[];
const isForwarding = (kind: TierKind) => kind === "dns" || kind === "cdn" || kind === "load-balancer";
const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 4 });

/** A small topology of any kinds; each tier calls only later ones, the last is a service. */
export const arbitraryTopology: fc.Arbitrary<Topology> = fc
  .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 })
  .chain((some) => {
    const all: readonly TierKind[] = [...some, "service"];
    return fc.tuple(
      fc.tuple(...all.map((_, index) => tierOf(all, index))),
      workloadsOf(all),
      fc.constantFrom(0, 0.001),
    );
  })
  .map(([tiers, workloads, network]) => topology(workloads, tiers, constant(network)));

function workloadsOf(all: readonly TierKind[]) {
  // Requests start at a tier that passes them on or runs code: those know any operation here.
  const entries = all.flatMap((kind, index) => (isForwarding(kind) || kind === "service" ? [`t${index}`] : []));
  const one = fc.record({
    rate: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    entry: fc.constantFrom(...entries),
    burstiness: fc.double({ min: 0, max: 6, noNaN: true }),
    staticShare: fc.option(share),
    requestsPerClient: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
    first: fc.option(fc.double({ min: 0.01, max: 0.99, noNaN: true })),
  });
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map(({ rate, entry, first, ...rest }, index) =>
      workload(`w${index}`, rate, entry, {
        ...rest,
        mix:
          first === null
            ? [{ operation: "browse", share: 1 }]
            : [
                { operation: "browse", share: first },
                { operation: "search", share: 1 - first },
              ],
      }),
    ),
  );
}

function tierOf(all: readonly TierKind[], index: number): fc.Arbitrary<Tier> {
  const id = `t${index}`;
  const kind = all[index] as TierKind;
  const calls = callsTo(all, index + 1);
  const passes = onwardTo(all, index + 1);
  const servers = fc.record({
    instances: count,
    cores: count,
    balancing: fc.constantFrom("random" as const, "round-robin" as const, null),
  });
  switch (kind) {
    case "dns":
      return passes.map((calls) => dns(id, { calls }));
    case "cdn":
      return fc
        .tuple(passes, fc.option(passes), share)
        .map(([calls, origin, hitRatio]) => cdn(id, { calls, origin, hitRatio }));
    case "load-balancer":
      return fc
        .tuple(passes, passes, fc.option(servers))
        .map(([calls, route, own]) =>
          loadBalancer(id, { calls, routes: new Map([["search", route]]), ...(own === null ? {} : { servers: own }) }),
        );
    case "service":
      return fc.tuple(calls, calls, servers).map(([browse, search, own]) =>
        service(id, {
          servers: own,
          operations: [operation("browse", 0.01, browse), operation("search", 0.02, search)],
        }),
      );
    case "worker":
      return fc
        .tuple(calls, servers)
        .map(([calls, own]) => worker(id, { servers: own, operations: [operation("*", 0.1, calls)] }));
    case "cache":
      return fc
        .tuple(calls, share, fc.constantFrom("aside" as const, "through" as const), count)
        .map(([miss, hitRatio, fill, instances]) => cache(id, { miss, hitRatio, fill, servers: { instances } }));
    case "database":
      return fc
        .tuple(
          count,
          fc.integer({ min: 0, max: 3 }),
          fc.constantFrom("replicas" as const, "all" as const, "primary" as const),
          share,
        )
        .map(([shards, replicas, readFrom, reads]) => database(id, { shards, replicas, readFrom, reads }));
    case "queue":
      return calls.map((consumers) => queue(id, { consumers }));
    case "object-store":
      return fc.constant(objectStore(id));
    case "external":
      return fc.constant(external(id));
  }
}

/** One call, of a tier that knows what is passed on to it. */
function onwardTo(all: readonly TierKind[], from: number): fc.Arbitrary<readonly CallNode[]> {
  const targets = all.flatMap((kind, index) =>
    index >= from && (isForwarding(kind) || kind === "service") ? [call(`t${index}`)] : [],
  );
  return targets.length === 0 ? fc.constant([]) : fc.constantFrom(...targets).map((one) => [one]);
}

function callsTo(all: readonly TierKind[], from: number): fc.Arbitrary<readonly CallNode[]> {
  // Who passes on gets a name to pass.
  const targets = all.flatMap((kind, index) =>
    index < from
      ? []
      : isForwarding(kind)
        ? [`t${index}.browse`]
        : operationsOf[kind].map((name) => (name === "" ? `t${index}` : `t${index}.${name}`)),
  );
  if (targets.length === 0) return fc.constant([]);
  const one: fc.Arbitrary<CallNode> = fc
    .record({
      to: fc.constantFrom(...targets),
      share,
      times: fc.oneof(
        fc.integer({ min: 0, max: 3 }).map((count) => ({ kind: "exact" as const, count })),
        fc.double({ min: 0, max: 3, noNaN: true }).map((mean) => ({ kind: "mean" as const, mean })),
        fc.double({ min: 0, max: 3, noNaN: true }).map((mean) => ({ kind: "spread" as const, mean, scv: 2 })),
      ),
      async: fc.boolean(),
      parallel: fc.boolean(),
      fresh: fc.boolean(),
      only: fc.constantFrom(null, ["w0"], ["w0", "w1"]),
    })
    .map(({ to, ...settings }) => call(to, settings));
  const node = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => oneOf([0.3, a], [0.6, b])) },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => atOnce(1, [a], [b])) },
  );
  return fc.array(node, { maxLength: 3 });
}
