import { shownText } from "../units/shown-text.ts";
import { type Figure, limitAt } from "./budget-limit.ts";
import { unknownKeys } from "./known-keys.ts";
import { report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { POSITIVE, readQuantity, SHARE } from "./read-quantity.ts";
import { entriesOf, isMap, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Budget, LatencyStatistic, Tier, Workload } from "./types.ts";

/** What budgets may be of. */
export interface Budgeted {
  /** Workloads and their parts. */
  readonly workloads: readonly string[];
  readonly tiers: readonly string[];
  /** Parts of tiers whose utilization is known: `db.primary`. */
  readonly stations: readonly string[];
  /** Tiers with a hit ratio. */
  readonly caches: readonly string[];
  /** Tiers with a lag. */
  readonly queues: readonly string[];
}

const STATISTICS: readonly LatencyStatistic[] = ["mean", "p50", "p90", "p95", "p99", "p999"];

/** The workloads and all parts of them that have figures of their own: `browse`, `browse.static`, `shop.index`. */
export function partsOf({ id, mix, staticShare }: Pick<Workload, "id" | "mix" | "staticShare">): string[] {
  const mixed = mix.length > 1 ? mix.map(({ operation }) => `${id}.${operation}`) : [];
  const split = staticShare === null ? [] : [id, ...mixed].flatMap((part) => [`${part}.static`, `${part}.dynamic`]);
  return [id, ...mixed, ...split];
}

/** Everything in a topology that a budget may name. */
export function budgetedOf(
  workloads: readonly Pick<Workload, "id" | "mix" | "staticShare">[],
  tierNames: readonly string[],
  tiers: readonly Tier[],
): Budgeted {
  return {
    workloads: workloads.flatMap(partsOf),
    tiers: tierNames,
    stations: tiers.flatMap(stationsOf),
    caches: tiers.filter(({ kind }) => kind === "cache" || kind === "cdn").map(({ id }) => id),
    queues: tiers.filter(({ kind }) => kind === "queue").map(({ id }) => id),
  };
}

function stationsOf(tier: Tier): readonly string[] {
  if (tier.kind === "database") return [`${tier.id}.primary`, ...(tier.replicas > 0 ? [`${tier.id}.replicas`] : [])];
  return "servers" in tier && tier.servers !== null ? [`${tier.id}.cores`] : [];
}

/** What must hold (rule 14 of the language), in the file's order. */
export function readBudgets(reader: Reader, budgeted: Budgeted): readonly Budget[] {
  return Object.keys(reader.data).flatMap((key): readonly Budget[] => {
    switch (key) {
      case "latency":
        return latencyBudgets(reader, budgeted);
      case "utilization":
        return namedBudgets(reader, key, "tier", budgeted, (tier, limit) => ({ kind: key, tier, ...limit }));
      case "errors":
        return namedBudgets(reader, key, "workload", budgeted, (workload, limit) => ({
          kind: key,
          workload,
          ...limit,
        }));
      case "hitRatio":
        return hitRatioBudgets(reader, budgeted);
      case "lag":
        return lagBudgets(reader, budgeted);
      case "headroom":
        return limitAt(reader, key, { dimension: "factor", range: POSITIVE, bound: "min" }, key, (limit) => ({
          kind: key,
          ...limit,
        }));
      case "cost":
        return costBudgets(reader);
      default:
        return [];
    }
  });
}

function latencyBudgets(reader: Reader, { workloads }: Budgeted): readonly Budget[] {
  const byWorkload = mapAt(reader, "latency");
  return byWorkload === undefined
    ? []
    : entriesOf(byWorkload, "a latency budget").flatMap(([workload, limits]) => {
        // Values under a name that is wrong are read all the same: what is wrong with them is said at once.
        const budgets = STATISTICS.flatMap((statistic) =>
          limitAt(
            limits,
            statistic,
            { dimension: "time", range: POSITIVE, bound: "max" },
            `latency.${workload}.${statistic}`,
            (limit): Budget => ({ kind: "latency", workload, statistic, ...limit }),
          ),
        );
        return isKnown(workload, workloads, "workload", byWorkload) ? budgets : [];
      });
}

type Limited = Parameters<Parameters<typeof limitAt>[4]>[0];

/** One limit for all, or name → limit with `*` for the others. */
function namedBudgets(
  reader: Reader,
  key: "utilization" | "errors" | "hitRatio" | "lag",
  what: "tier" | "workload" | "cache" | "queue",
  budgeted: Budgeted,
  budgetOf: (name: string | null, limit: Limited) => Budget,
): readonly Budget[] {
  const { tiers, workloads, caches, queues } = budgeted;
  const names = { tier: tiers, workload: workloads, cache: caches, queue: queues }[what];
  const isPart = (name: string): boolean => what === "tier" && budgeted.stations.includes(name);
  const bound = key === "hitRatio" ? "min" : "max";
  const figure: Figure =
    key === "lag" ? { dimension: "time", range: POSITIVE, bound } : { dimension: "ratio", range: SHARE, bound };
  const value = valueAt(reader, key);
  const isByName = isMap(value) && !Object.keys(value).some((name) => name === bound || name === "warn");
  if (!isByName) return limitAt(reader, key, figure, key, (limit) => budgetOf(null, limit));
  const byName: Reader = { data: value, path: pathTo(reader, key), log: reader.log };
  if (Object.keys(value).length === 0)
    missing(byName, "*", `${key} has no limit`, `write ${key}: ${key === "lag" ? "60s" : "70%"}`);
  return Object.keys(value).flatMap((name) => {
    const subject = name === "*" ? null : name;
    const id = subject === null ? key : `${key}.${name}`;
    const budgets = limitAt(byName, name, figure, id, (limit) => budgetOf(subject, limit));
    return subject === null || isPart(name) || isKnown(name, names, what, byName) ? budgets : [];
  });
}

function hitRatioBudgets(reader: Reader, budgeted: Budgeted): readonly Budget[] {
  if (budgeted.caches.length === 0) {
    const message = "there is no cache whose hit ratio could be judged";
    report(reader.log, "budget-for-nobody", pathTo(reader, "hitRatio"), message, "leave it out", "key");
  }
  return namedBudgets(reader, "hitRatio", "cache", budgeted, (tier, limit) => ({ kind: "hit-ratio", tier, ...limit }));
}

function lagBudgets(reader: Reader, budgeted: Budgeted): readonly Budget[] {
  if (budgeted.queues.length === 0) {
    const message = "there is no queue whose lag could be judged";
    report(reader.log, "budget-for-nobody", pathTo(reader, "lag"), message, "leave it out", "key");
  }
  return namedBudgets(reader, "lag", "queue", budgeted, (tier, limit) => ({ kind: "lag", tier, ...limit }));
}

/** `$9000/month`, `{ max, warn, maxIncrease }`. */
function costBudgets(reader: Reader): readonly Budget[] {
  const value = valueAt(reader, "cost");
  const figure = { dimension: "cost", bound: "max" } as const;
  const asBudget = (limit: Limited): Budget => ({ kind: "cost", ...limit });
  if (!isMap(value) || !Object.hasOwn(value, "maxIncrease")) return limitAt(reader, "cost", figure, "cost", asBudget);
  const levels: Reader = { data: value, path: pathTo(reader, "cost"), log: reader.log };
  const { maxIncrease: _, ...rest } = value;
  const isLimited = isSet(levels, "max") || isSet(levels, "warn");
  const limited = isLimited ? limitAt({ ...reader, data: { cost: rest } }, "cost", figure, "cost", asBudget) : [];
  if (!isLimited) unknownKeys({ ...levels, data: rest }, "limit", []);
  return [...limited, ...increaseBudgets(levels)];
}

/** `10%`, or `$500/month`. */
function increaseBudgets(levels: Reader): readonly Budget[] {
  const value = valueAt(levels, "maxIncrease");
  const path = pathTo(levels, "maxIncrease");
  const isAmount = typeof value === "string" && value.trim().startsWith("$");
  const limit = readQuantity(value, path, levels.log, isAmount ? "cost" : "ratio")?.value;
  const of = isAmount ? "amount" : "share";
  return limit === undefined ? [] : [{ kind: "cost-increase", id: "cost.maxIncrease", path, limit, warn: null, of }];
}

function isKnown(name: string, known: readonly string[], what: string, reader: Reader): boolean {
  if (known.includes(name)) return true;
  const hint = nameHint(reader.log, name, known, "there are:");
  const message = `no ${what} is called "${shownText(name)}"`;
  report(reader.log, "budget-for-nobody", pathTo(reader, name), message, hint, "key");
  return false;
}
