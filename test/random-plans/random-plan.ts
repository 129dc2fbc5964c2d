/** Plans drawn from a seed: any kinds of tiers, and what may hold among them. */
import { stringify } from "yaml";
import { type Draws, drawsOf } from "./draws.ts";
import { allFeatures, type Feature, type Features, featuresOf } from "./features.ts";
import type { Maker, TierData } from "./maker.ts";
import { tierOf } from "./random-tiers.ts";
import { seconds, time } from "./random-times.ts";

/** A plan as the data of its file. */
export interface PlanData {
  readonly version: 1;
  readonly workloads: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly tiers: Readonly<Record<string, TierData>>;
  readonly budgets?: Readonly<Record<string, unknown>>;
  readonly scenarios?: Readonly<Record<string, unknown>>;
  readonly survive?: unknown;
  readonly defaults?: unknown;
  readonly network?: unknown;
}

/** @param allowed features that it may have */
export function randomPlan(seed: number, allowed: readonly Feature[] = allFeatures): PlanData {
  const draws = drawsOf(seed);
  const features = featuresOf(draws, allowed);
  const order = orderOf(draws, features);
  const maker: Maker = { draws, features, order, load: new Map() };
  const workloads = workloadsOf(maker, order[0]?.id ?? "");
  const tiers = Object.fromEntries(order.map(({ id, kind }) => [id, tierOf(maker, id, kind)]));
  return {
    version: 1,
    workloads,
    tiers,
    ...(draws.chance(0.3) ? { network: time(maker, 0.0005) } : {}),
    ...(draws.chance(0.1) ? { defaults: { service: { speed: "2x" } } } : {}),
    ...(features.has("budgets") ? { budgets: budgetsOf(maker, workloads) } : {}),
    ...(features.has("scenarios") ? { scenarios: scenariosOf(maker) } : {}),
    ...(features.has("survive") ? { survive: { instance: "any" } } : {}),
  };
}

/** The file. */
export const textOf = (plan: PlanData): string => stringify(plan, { lineWidth: 0, flowCollectionPadding: true });

/** From the one that is asked first to those that call nobody. */
function orderOf(draws: Draws, features: Features): Maker["order"] {
  const kinds: string[] = [];
  if (features.has("front")) kinds.push(...["dns", "cdn", "load-balancer"].filter(() => draws.chance(0.5)));
  const services = draws.pick(1, 1, 2, 2, 3, 4);
  for (let one = 0; one < services; one++) kinds.push("service");
  if (features.has("caches")) kinds.push("cache");
  if (features.has("queues")) kinds.push("queue", "worker");
  if (features.has("stores")) kinds.push(draws.pick("external", "object-store"));
  if (draws.chance(0.8)) kinds.push("database");
  return kinds.map((kind, at) => ({ id: `${kind}-${at}`, kind }));
}

function workloadsOf(maker: Maker, entry: string): PlanData["workloads"] {
  const { draws, features, load } = maker;
  const count = draws.pick(1, 1, 2, 3);
  const workloads: [string, Record<string, unknown>][] = [];
  const isClosed = features.has("closed");
  for (let w = 0; w < count; w++) {
    const one: Record<string, unknown> = { entry };
    let rate = features.has("extremes") ? draws.spread(0.01, 1e6) : draws.spread(10, 3000);
    if (isClosed && (w === 0 || draws.chance(0.5))) {
      const users = Math.ceil(draws.spread(1, features.has("extremes") ? 1e6 : 3000));
      const think = draws.pick(0, 0.1, 1, 10);
      Object.assign(one, { concurrentUsers: users, thinkTime: think === 0 ? "0s" : time(maker, think) });
      rate = users / Math.max(0.1, think);
    } else {
      Object.assign(one, { rate: `${rate}/s` });
      if (features.has("bursts")) one.burstiness = draws.pick(0, 0.5, 2, 4, 9);
      if (draws.chance(0.1)) one.peak = draws.pick("1.5x", "3x");
      if (draws.chance(0.1) && entry.startsWith("cdn")) one.static = "60%";
    }
    load.set(entry, (load.get(entry) ?? 0) + rate);
    workloads.push([["browse", "buy", "search"][w] as string, one]);
  }
  return Object.fromEntries(workloads);
}

function budgetsOf({ draws }: Maker, workloads: PlanData["workloads"]): Record<string, unknown> {
  const limit = () => ({ [draws.pick("mean", "p95", "p99", "p999")]: seconds(draws.spread(0.02, 5)) });
  return {
    latency: Object.fromEntries(Object.keys(workloads).map((id) => [id, limit()])),
    ...(draws.chance(0.5) ? { utilization: draws.pick("60%", "80%") } : {}),
    ...(draws.chance(0.3) ? { headroom: draws.pick("1.2x", "2x") } : {}),
    ...(draws.chance(0.3) ? { errors: draws.pick("0.1%", "5%") } : {}),
  };
}

function scenariosOf({ draws, order }: Maker): Record<string, unknown> {
  const tierOfKind = (...kinds: readonly string[]) => order.find(({ kind }) => kinds.includes(kind))?.id;
  const slow = tierOfKind("database", "external", "service");
  const lost = tierOfKind("service", "worker");
  const cache = tierOfKind("cache");
  return {
    same: { traffic: "1x" },
    peak: { traffic: draws.pick("0.5x", "2x", "10x") },
    ...(slow !== undefined && draws.chance(0.5) ? { slow: { slow: { [slow]: draws.pick("1x", "3x") } } } : {}),
    ...(lost !== undefined && draws.chance(0.5) ? { lost: { lose: { [lost]: 1 } } } : {}),
    ...(cache !== undefined && draws.chance(0.5)
      ? { cold: draws.chance(0.5) ? { cold: { [cache]: "50%" } } : { lose: { [cache]: "all" } } }
      : {}),
  };
}
