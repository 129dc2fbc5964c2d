import type { Maker, TierData } from "./maker.ts";
import { callsOf } from "./random-calls.ts";
import { time } from "./random-times.ts";

/** How busy tiers are about, most of them not overloaded. */
const loads = [0.2, 0.4, 0.6, 0.8, 0.9, 1.2] as const;

/** One tier, with what it calls; what it is asked is known by then. */
export function tierOf(maker: Maker, id: string, kind: string): TierData {
  const { draws, load } = maker;
  const rate = load.get(id) ?? 1;
  switch (kind) {
    case "dns":
      return { kind, ttl: draws.pick("0s", "60s", "5min"), calls: passOn(maker, id, rate) };
    case "cdn":
      return { kind, hitRatio: draws.pick("0%", "90%", "100%"), calls: passOn(maker, id, rate) };
    case "load-balancer":
      return { kind, ...balancerOf(maker), calls: passOn(maker, id, rate) };
    case "external":
      return { kind, latency: time(maker, draws.spread(0.01, 0.5)) };
    case "object-store":
      return { kind, ...(draws.chance(0.5) ? { latency: time(maker, 0.05) } : {}) };
    case "queue":
      return {
        kind,
        ...(draws.chance(0.5) ? { publish: time(maker, 0.003) } : {}),
        consumers: consumersOf(maker, id, rate),
      };
    case "cache":
      return cacheOf(maker, id, rate);
    case "database":
      return databaseOf(maker, rate);
    default:
      return codeOf(maker, id, kind, rate);
  }
}

/** A service or a worker. */
function codeOf(maker: Maker, id: string, kind: string, rate: number): TierData {
  const { draws, features } = maker;
  const tier: TierData = { kind, ...serversOf(maker, kind === "service") };
  const servers = Number(tier.instances ?? 1) * Number(tier.cores ?? 1);
  const calls = callsOf(maker, id, rate);
  const work = {
    serviceTime: time(maker, (draws.pick(...loads) * servers) / rate),
    ...(calls.length > 0 ? { calls } : {}),
  };
  if (draws.chance(0.15)) Object.assign(work, { delay: time(maker, draws.spread(0.001, 0.1)) });
  Object.assign(tier, work);
  const [pooled] = calls.flatMap((call) => (isCall(call) ? [call.to.split(".")[0] as string] : []));
  if (features.has("pools") && pooled !== undefined && draws.chance(0.4)) {
    const size = draws.pick(1, 2, 10, 40);
    tier.pools = { [pooled]: draws.chance(0.2) ? { size, hold: "operation" } : size };
  }
  return tier;
}

const isCall = (call: unknown): call is { readonly to: string } =>
  typeof call === "object" && call !== null && "to" in call;

function cacheOf(maker: Maker, id: string, rate: number): TierData {
  const { draws, order, load } = maker;
  const tier: TierData = { kind: "cache", engine: draws.pick("redis", "memcached") };
  if (draws.chance(0.4)) tier.instances = draws.pick(2, 3);
  const behind = order.slice(order.findIndex((one) => one.id === id) + 1).find(({ kind }) => kind === "database");
  const isComputed = draws.chance(0.5);
  if (isComputed) {
    const memory = draws.pick("10MiB", "1GiB", "64GiB");
    Object.assign(tier, { memory, items: draws.pick("1k", "10M"), itemSize: "1KB" });
    tier.popularity = { zipf: draws.pick(0, 0.6, 0.9, 1.2) };
    if (draws.chance(0.4)) tier.ttl = draws.pick("1s", "10min");
    if (draws.chance(0.3)) tier.eviction = draws.pick("lfu", "fifo", "random");
  } else tier.hitRatio = behind === undefined ? "100%" : draws.pick("0%", "50%", "90%", "99.9%");
  if (behind !== undefined) {
    tier.miss = `${behind.id}.read`;
    load.set(behind.id, (load.get(behind.id) ?? 0) + rate * 0.3);
    if (draws.chance(0.3)) tier.fill = "through";
  } else if (isComputed) return { kind: "cache", hitRatio: "100%" };
  if (draws.chance(0.2)) tier.serviceTime = time(maker, draws.pick(0.1, 0.6) / rate);
  return tier;
}

function databaseOf(maker: Maker, rate: number): TierData {
  const { draws, features } = maker;
  const cores = draws.pick(1, 4, 8);
  const tier: TierData = { kind: "database", cores };
  const shards = features.has("copies") && draws.chance(0.3) ? draws.pick(2, 5, 16) : 1;
  const each = (draws.pick(...loads) * cores * shards) / rate;
  Object.assign(tier, { read: time(maker, each), write: time(maker, each * draws.pick(0.5, 1, 2)) });
  if (shards > 1) tier.shards = shards;
  if (shards > 1 && draws.chance(0.4)) tier.data = { items: "1M", popularity: { zipf: draws.pick(0.5, 0.9, 1.1) } };
  if (features.has("copies") && draws.chance(0.5)) {
    tier.replicas = draws.pick(1, 2);
    if (draws.chance(0.3)) tier.readFrom = draws.pick("all", "primary");
    if (draws.chance(0.3)) tier.apply = time(maker, each * 0.3);
  }
  if (features.has("pools") && draws.chance(0.4)) tier.connections = draws.pick(2, 20, 100);
  if (features.has("rooms") && draws.chance(0.3)) tier.queueLimit = draws.pick(0, 5, 50);
  if (features.has("scalability") && draws.chance(0.4)) Object.assign(tier, { contention: 0.02, coherency: 0.0005 });
  if (features.has("prices")) tier.price = "$0.5/h";
  return tier;
}

function balancerOf(maker: Maker): Record<string, unknown> {
  const { draws, features } = maker;
  return {
    ...(draws.chance(0.5) ? { instances: 2, cores: 2 } : {}),
    ...(features.has("balancing") ? { balancing: balancing(maker) } : {}),
  };
}

function serversOf(maker: Maker, isBalanced: boolean): Record<string, unknown> {
  const { draws, features } = maker;
  const servers: Record<string, unknown> = { cores: draws.pick(1, 2, 4, 16) };
  if (features.has("copies") || draws.chance(0.3)) servers.instances = draws.pick(2, 3, 4, 12);
  if (features.has("balancing") && isBalanced && draws.chance(0.6)) servers.balancing = balancing(maker);
  if (features.has("pools") && draws.chance(0.5)) servers.threads = draws.pick(1, 4, 16, 200);
  if (features.has("rooms") && draws.chance(0.5)) servers.queueLimit = draws.pick(0, 1, 5, 50);
  if (features.has("sharing") && draws.chance(0.6)) servers.discipline = "ps";
  if (features.has("scalability") && draws.chance(0.4)) {
    servers.contention = draws.pick(0.01, 0.05);
    if (draws.chance(0.7)) servers.coherency = draws.pick(0.0001, 0.001);
  }
  if (features.has("prices")) servers.price = "$0.1/h";
  return servers;
}

const balancing = ({ draws }: Maker) =>
  draws.pick("round-robin", "random", "least-connections", "two-choices", "sticky");

/** To the next tier, for whatever is asked. */
function passOn(maker: Maker, id: string, rate: number): string {
  const { order, load } = maker;
  const next = order[order.findIndex((one) => one.id === id) + 1] as { id: string };
  load.set(next.id, (load.get(next.id) ?? 0) + rate);
  return next.id;
}

function consumersOf(maker: Maker, id: string, rate: number): readonly string[] {
  const { order, load } = maker;
  const workers = order.slice(order.findIndex((one) => one.id === id)).filter(({ kind }) => kind === "worker");
  for (const worker of workers) load.set(worker.id, (load.get(worker.id) ?? 0) + rate);
  return workers.map((worker) => worker.id);
}
