import { type Dimension, dimensionWords } from "../units/dimension.ts";
import { shownText } from "../units/shown-text.ts";
import { unknownKeys } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { POSITIVE, quantityAt, type Range, readQuantity, SHARE } from "./read-quantity.ts";
import { entriesOf, isMap, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Budget, LatencyStatistic, Path, Workload } from "./types.ts";

/** What budgets may be of. */
export interface Budgeted {
  /** Workloads and their parts. */
  readonly workloads: readonly string[];
  readonly tiers: readonly string[];
}

const STATISTICS: readonly LatencyStatistic[] = ["mean", "p50", "p90", "p95", "p99", "p999"];

/** The workloads and all parts of them that have figures of their own: `browse`, `browse.static`, `shop.index`. */
export function partsOf({ id, mix, staticShare }: Pick<Workload, "id" | "mix" | "staticShare">): string[] {
  const mixed = mix.length > 1 ? mix.map(({ operation }) => `${id}.${operation}`) : [];
  const split = staticShare === null ? [] : [id, ...mixed].flatMap((part) => [`${part}.static`, `${part}.dynamic`]);
  return [id, ...mixed, ...split];
}

/** What must hold (rule 14 of the language), in the file's order. */
export function readBudgets(reader: Reader, budgeted: Budgeted): readonly Budget[] {
  return Object.keys(reader.data).flatMap((key): readonly Budget[] => {
    if (key === "latency") return latencyBudgets(reader, budgeted);
    if (key === "utilization") return ratioBudgets(reader, "utilization", budgeted.tiers, "tier");
    if (key === "errors") return ratioBudgets(reader, "errors", budgeted.workloads, "workload");
    if (key === "headroom")
      return limitAt(reader, key, "factor", POSITIVE, "min", key, (limit) => ({ kind: "headroom", ...limit }));
    if (key === "cost")
      return limitAt(reader, key, "cost", undefined, "max", key, (limit) => ({ kind: "cost", ...limit }));
    return [];
  });
}

function latencyBudgets(reader: Reader, { workloads }: Budgeted): readonly Budget[] {
  const byWorkload = mapAt(reader, "latency");
  return byWorkload === undefined
    ? []
    : entriesOf(byWorkload, "a latency budget").flatMap(([workload, limits]) => {
        if (!isKnown(workload, workloads, "workload", limits.path, reader.log)) return [];
        return STATISTICS.flatMap((statistic) =>
          limitAt(limits, statistic, "time", POSITIVE, "max", `latency.${workload}.${statistic}`, (limit) => ({
            kind: "latency",
            workload,
            statistic,
            ...limit,
          })),
        );
      });
}

/** One limit for all, or name → limit with `*` for the others. */
function ratioBudgets(
  reader: Reader,
  kind: "utilization" | "errors",
  names: readonly string[],
  what: "tier" | "workload",
): readonly Budget[] {
  const budgetOf = (name: string | null, limit: Limit): Budget =>
    kind === "utilization" ? { kind, tier: name, ...limit } : { kind, workload: name, ...limit };
  const value = valueAt(reader, kind);
  const isByName = isMap(value) && !Object.keys(value).some((key) => key === "max" || key === "warn");
  if (!isByName) return limitAt(reader, kind, "ratio", SHARE, "max", kind, (limit) => budgetOf(null, limit));
  const byName: Reader = { data: value, path: pathTo(reader, kind), log: reader.log };
  if (Object.keys(value).length === 0) missing(byName, "*", `${kind} has no limit`, `write ${kind}: 70%`);
  return Object.keys(value).flatMap((name) => {
    if (name !== "*" && !isKnown(name, names, what, pathTo(byName, name), reader.log)) return [];
    const subject = name === "*" ? null : name;
    const id = subject === null ? kind : `${kind}.${name}`;
    return limitAt(byName, name, "ratio", SHARE, "max", id, (limit) => budgetOf(subject, limit));
  });
}

interface Limit {
  readonly id: string;
  readonly path: Path;
  readonly limit: number;
  readonly warn: number | null;
}

/** `70%`, or `{ max: 70%, warn: 60% }`; `min` where more is better. */
function limitAt(
  reader: Reader,
  key: string,
  dimension: Dimension,
  range: Range | undefined,
  bound: "min" | "max",
  id: string,
  budget: (limit: Limit) => Budget,
): readonly Budget[] {
  const value = valueAt(reader, key);
  if (value === undefined) return [];
  const path = pathTo(reader, key);
  if (!isMap(value)) {
    const limit = readQuantity(value, path, reader.log, dimension, range)?.value;
    return limit === undefined ? [] : [budget({ id, path, limit, warn: null })];
  }
  const levels: Reader = { data: value, path, log: reader.log };
  unknownKeys(levels, "limit", [bound, "warn"]);
  if (!isSet(levels, bound)) {
    const { examples } = dimensionWords[dimension];
    missing(levels, bound, `a budget of two levels has ${bound} and warn`, `add ${bound}: as in ${examples}`);
  }
  const limit = quantityAt(levels, bound, dimension, range);
  const warn = quantityAt(levels, "warn", dimension, range) ?? null;
  if (limit === undefined) return [];
  const isBeyond = warn !== null && (bound === "max" ? warn > limit : warn < limit);
  if (isBeyond) {
    const message = `the warning comes after the budget is broken: warn is ${bound === "max" ? "above max" : "below min"}`;
    report(reader.log, "out-of-range", pathTo(levels, "warn"), message, "swap them");
  }
  return [budget({ id, path, limit, warn })];
}

function isKnown(name: string, known: readonly string[], what: string, path: Path, log: Log): boolean {
  if (known.includes(name)) return true;
  const hint = nameHint(log, name, known, "there are:");
  report(log, "budget-for-nobody", path, `no ${what} is called "${shownText(name)}"`, hint, "key");
  return false;
}
