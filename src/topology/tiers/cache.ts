import { cacheEngines } from "../../catalog/cache-engines.ts";
import { findInstance } from "../../catalog/instances.ts";
import type { Callees } from "../call.ts";
import { callsAt } from "../calls.ts";
import { lawAt } from "../distribution.ts";
import { engineAt } from "../engines.ts";
import { assumePreset, presetLaw } from "../presets.ts";
import { entriesOf, isSet, mapAt, missing, type Reader, valueAt } from "../reader.ts";
import { readServers } from "../servers.ts";
import { type ServiceTime, serviceTimeAt } from "../service-time.ts";
import { cacheMemoryAt, hitSourceOf } from "../stores.ts";
import type { CacheTier, HitSource, KeySpace, OperationSpec } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

const OPERATIONS = ["get", "set", "delete"];

export const readCache: ReadTier<CacheTier> = (id, reader, callees) => {
  const { name, engine } = engineAt(reader, cacheEngines, "redis");
  const servers = readServers(reader, id, true, { cores: engine.cores, reason: engine.coresSource });
  const keySpaces = readKeySpaces(reader, id, callees);
  const isComputed =
    keySpaces.some(({ hit }) => hit.kind === "store") || (isSet(reader, "memory") && !isSet(reader, "hitRatio"));
  const listed = mapAt(reader, "operations");
  const isAllListed = OPERATIONS.every((operation) => listed !== undefined && isSet(listed, operation));
  const common = serviceTimeAt(reader, "serviceTime", servers.cores);
  if (!isSet(reader, "serviceTime") && !isAllListed)
    assumePreset(reader, "serviceTime", engine.serviceTime, `${id} (${name}) serves one operation in`);
  const usual: ServiceTime = common ?? { law: presetLaw(engine.serviceTime), background: 0 };
  const times = OPERATIONS.map((operation) => {
    const own = listed === undefined ? undefined : mapAt(listed, operation);
    return operationOf(operation, own, reader, usual, servers.cores);
  });
  return {
    kind: "cache",
    id,
    path: reader.path,
    engine: name,
    servers: { ...servers, background: Math.max(...times.map(({ background }) => background)) },
    keySpaces,
    memory: isComputed ? (cacheMemoryAt(reader, id, memoryOf(servers.shape)) ?? null) : null,
    fill: valueAt(reader, "fill") === "through" ? "through" : "aside",
    operations: times.map(({ operation }) => operation),
  };
};

function operationOf(name: string, own: Reader | undefined, tier: Reader, usual: ServiceTime, cores: number) {
  const time = own === undefined ? undefined : serviceTimeAt(own, "serviceTime", cores);
  const { law, background } = time ?? usual;
  const delay = (own === undefined ? undefined : lawAt(own, "delay")) ?? null;
  const operation: OperationSpec = { name, path: (own ?? tier).path, serviceTime: law, delay, calls: [] };
  return { operation, background };
}

const memoryOf = (shape: string | null): number | null =>
  shape === null ? null : (findInstance(shape)?.memory ?? null);

const NO_HITS: HitSource = { kind: "given", ratio: 0 };

function readKeySpaces(reader: Reader, id: string, callees: Callees): readonly KeySpace[] {
  const keys = mapAt(reader, "keys");
  if (keys === undefined) return [keySpaceOf(null, reader, null, id, callees)];
  return entriesOf(keys, "a key space").map(([name, space]) => keySpaceOf(name, reader, space, id, callees));
}

function keySpaceOf(name: string | null, tier: Reader, space: Reader | null, id: string, callees: Callees): KeySpace {
  const of = name === null ? id : `${id}.${name}`;
  const hit = hitSourceOf({ id: of, tier, space, what: "gets" });
  const miss = (space === null ? undefined : callsAt(space, "miss", callees)) ?? callsAt(tier, "miss", callees);
  if (hit !== undefined && (hit.kind === "store" || hit.ratio < 1) && miss === undefined)
    missing(space ?? tier, "miss", `${of} misses, and does not say what is asked then`, "add miss: db.read");
  return { name, path: (space ?? tier).path, hit: hit ?? NO_HITS, miss: miss ?? [] };
}
