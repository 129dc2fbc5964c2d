import { cacheEngines } from "../../catalog/cache-engines.ts";
import { callsAt } from "../calls.ts";
import { lawAt } from "../distribution.ts";
import { engineAt } from "../engines.ts";
import { requireHitRatio } from "../hit-ratio.ts";
import { assumePreset, presetLaw } from "../presets.ts";
import { quantityAt, SHARE } from "../read-quantity.ts";
import { isSet, mapAt, missing, type Reader, valueAt } from "../reader.ts";
import { readServers } from "../servers.ts";
import { type ServiceTime, serviceTimeAt } from "../service-time.ts";
import type { CacheTier, OperationSpec } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

const OPERATIONS = ["get", "set", "delete"];

export const readCache: ReadTier<CacheTier> = (id, reader, callees) => {
  const { name, engine } = engineAt(reader, cacheEngines, "redis");
  const servers = readServers(reader, id, true, { cores: engine.cores, reason: engine.coresSource });
  const hitRatio = quantityAt(reader, "hitRatio", "ratio", SHARE);
  requireHitRatio(reader, id, "gets");
  const miss = callsAt(reader, "miss", callees);
  if (hitRatio !== undefined && hitRatio < 1 && miss === undefined)
    missing(reader, "miss", `${id} misses, and does not say what is asked then`, "add miss: db.read");

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
    hitRatio: hitRatio ?? 0,
    miss: miss ?? [],
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
