import { findInstance, type InstanceShape, instanceNames } from "../catalog/instances.ts";
import { assume, assumeOf, report } from "./log.ts";
import { nearestName } from "./nearest-name.ts";
import { readPools, SLOTS } from "./pools.ts";
import { priceAt } from "./prices.ts";
import { numberAt, POSITIVE, quantityAt, wholeNumberAt } from "./read-quantity.ts";
import { describe, isSet, pathTo, type Reader, valueAt } from "./reader.ts";
import { scalingAt } from "./scaling.ts";
import type { Balancing, Servers } from "./types.ts";

const INSTANCES = { atLeast: 1, atMost: 1e6, words: "from 1 to 1000000" };
const CORES = { above: 0, atMost: 1e6, words: "more than 0, and at most 1000000" };
const QUEUE_LIMIT = { atMost: 1e9, words: "from 0 to 1000000000" };

/** Cores that an engine can use, however many its machine has. */
export interface CoreLimit {
  readonly cores: number;
  readonly reason: string;
}

/**
 * The machines of a tier (rule 8 of the language), with every default that carries weight noted.
 * @param counted false where `instances` is not the tier's to say (a database has shards and replicas)
 */
export function readServers(reader: Reader, id: string, counted = true, limit?: CoreLimit): Servers {
  const { log } = reader;
  const shape = shapeAt(reader);
  const instances = counted ? wholeNumberAt(reader, "instances", INSTANCES) : 1;
  if (counted && !isSet(reader, "instances")) assumeOf(log, id, pathTo(reader, "instances"), "one instance");
  if (!isSet(reader, "queueLimit")) {
    const before = isSet(reader, "threads") ? "threads" : "cores";
    const text = `as many requests as like may wait before the ${before} (queueLimit: unlimited)`;
    assumeOf(log, id, pathTo(reader, "queueLimit"), text);
  }
  const ownPrice = priceAt(reader);
  return {
    instances: instances ?? 1,
    shape: shape?.name ?? null,
    cores: coresAt(reader, id, shape, limit),
    background: 0,
    speed: quantityAt(reader, "speed", "factor", POSITIVE) ?? 1,
    discipline: valueAt(reader, "discipline") === "ps" ? "ps" : "fcfs",
    queueLimit: wholeNumberAt(reader, "queueLimit", QUEUE_LIMIT) ?? null,
    threads: wholeNumberAt(reader, "threads", SLOTS) ?? null,
    pools: readPools(reader),
    scalability: scalingAt(reader),
    balancing: balancingAt(reader),
    price: ownPrice ?? (shape === undefined ? null : { kind: "hourly", usdPerHour: shape.usdPerHour }),
    priceBasis: ownPrice === null && shape !== undefined ? basisOf(shape) : null,
  };
}

/** Notes that as many requests as like are in progress at once in a tier. */
export function assumeUnlimited(reader: Reader, id: string, key: "threads" | "connections"): void {
  const text = "as many requests as like may be in progress at once (threads, connections: unlimited)";
  assumeOf(reader.log, id, pathTo(reader, key), text);
}

export const balancingAt = (reader: Reader): Balancing | null => {
  const value = valueAt(reader, "balancing");
  return typeof value === "string" ? (value as Balancing) : null; // one of them, by the schema
};

function coresAt(reader: Reader, id: string, shape: InstanceShape | undefined, limit: CoreLimit | undefined): number {
  const own = isSet(reader, "cores") ? numberAt(reader, "cores", CORES) : undefined;
  if (own !== undefined || isSet(reader, "cores")) return own ?? 1;
  const path = pathTo(reader, "cores");
  const available = shape?.cores ?? limit?.cores;
  if (limit !== undefined) {
    const cores = Math.min(available ?? 1, limit.cores);
    assume(reader.log, path, `${id} serves on ${cores === 1 ? "one core" : `${cores} cores`}`, limit.reason);
    return cores;
  }
  if (available === undefined) assumeOf(reader.log, id, path, "one core for each instance");
  return available ?? 1;
}

function shapeAt(reader: Reader): InstanceShape | undefined {
  const value = valueAt(reader, "instance");
  if (value === undefined) return undefined;
  const path = pathTo(reader, "instance");
  if (typeof value !== "string")
    return report(reader.log, "wrong-type", path, `the name of a machine is needed here, not ${describe(value)}`);
  const shape = findInstance(value);
  if (shape !== undefined) return shape;
  const near = nearestName(value, instanceNames());
  const hint = `${near === undefined ? "" : `did you mean "${near}"? `}or write cores and price in its place`;
  return report(reader.log, "unknown-instance", path, `the catalog has no machine ${describe(value)}`, hint);
}

const basisOf = ({ priceBasis, isPriceSuspect }: InstanceShape): string =>
  isPriceSuspect ? `${priceBasis}; doubtful: its source contradicts its neighbours` : priceBasis;
