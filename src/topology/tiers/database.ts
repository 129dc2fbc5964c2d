import { databaseEngines } from "../../catalog/database-engines.ts";
import type { Law } from "../../queueing/law.ts";
import { lawAt } from "../distribution.ts";
import { engineAt } from "../engines.ts";
import { keysAt } from "../keys.ts";
import { assumeOf, report } from "../log.ts";
import { SLOTS } from "../pools.ts";
import { quantityAt, SHARE, wholeNumberAt } from "../read-quantity.ts";
import { entriesOf, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "../reader.ts";
import { timeAlone } from "../scaling.ts";
import { assumeUnlimited, readServers } from "../servers.ts";
import { serviceTimeAt } from "../service-time.ts";
import type { AccessSpec, DatabaseTier, Servers } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

const REPLICAS = { atMost: 1000, words: "from 0 to 1000" };
const SHARDS = { atLeast: 1, atMost: 100_000, words: "from 1 to 100000" };
const MEASURE = "add read: 2ms and write: 5ms, as measured: the time of your queries cannot be guessed";

export const readDatabase: ReadTier<DatabaseTier> = (id, reader) => {
  const { log } = reader;
  const { name, engine } = engineAt(reader, databaseEngines, "sql");
  if (engine.replication === "leaderless") {
    const message = `${name} has no leader, and engines without one are planned, not built yet`;
    report(log, "planned", pathTo(reader, "engine"), message, "take an engine with a leader, or leave the tier out");
  }
  const servers = readServers(reader, id, false);
  if (!isSet(reader, "connections")) assumeUnlimited(reader, id, "connections");
  const read = operationsOf(reader, id, servers);
  const replicas = wholeNumberAt(reader, "replicas", REPLICAS) ?? 0;
  const apply = lawAt(reader, "apply") ?? null;
  const isWritten = read.some(({ operation }) => operation.access === "write");
  if (replicas > 0 && apply === null && isWritten) {
    const text = "a replica spends as much on applying a write as the primary on making it (apply)";
    assumeOf(log, id, pathTo(reader, "apply"), text);
  }
  const readFrom = valueAt(reader, "readFrom") as DatabaseTier["readFrom"] | undefined; // one of them, by the schema
  if (readFrom === "replicas" && replicas === 0)
    report(log, "no-effect", pathTo(reader, "readFrom"), `${id} has no replicas to read from`, "add replicas: 1");
  return {
    kind: "database",
    id,
    path: reader.path,
    engine: name,
    servers: { ...servers, background: Math.max(0, ...read.map(({ background }) => background)) },
    connections: wholeNumberAt(reader, "connections", SLOTS) ?? null,
    shards: wholeNumberAt(reader, "shards", SHARDS) ?? 1,
    replicas,
    keys: keysAt(reader, id),
    readFrom: replicas === 0 ? "primary" : (readFrom ?? "replicas"),
    apply,
    operations: read.map(({ operation }) => operation),
    reads: readsAt(
      reader,
      id,
      read.map(({ operation }) => operation),
    ),
  };
};

interface ReadAccess {
  readonly operation: AccessSpec;
  readonly background: number;
}

/** `read` and `write` are short for operations of these names. */
function operationsOf(reader: Reader, id: string, servers: Servers): readonly ReadAccess[] {
  const { cores } = servers;
  const listed = mapAt(reader, "operations");
  const named = listed === undefined ? [] : entriesOf(listed, "an operation");
  const short = (["read", "write"] as const).flatMap((access): ReadAccess[] => {
    if (!isSet(reader, access)) return [];
    if (named.some(([name]) => name === access)) {
      const message = `${access} is given here and under operations`;
      report(reader.log, "conflicting-keys", pathTo(reader, access), message, "keep one of them");
      return [];
    }
    const time = serviceTimeAt(reader, access, cores);
    const path = pathTo(reader, access);
    const operation: AccessSpec = {
      name: access,
      path,
      serviceTime: time?.law ?? null,
      delay: null,
      calls: [],
      access,
    };
    return [{ operation, background: time?.background ?? 0 }];
  });
  if (short.length + named.length === 0) missing(reader, "read", `${id} has no operations`, MEASURE);
  return [...short, ...named.map(([name, operation]) => accessOf(operation, id, name, cores, timeAlone(servers)))];
}

function accessOf(reader: Reader, id: string, name: string, cores: number, measured: Law | null): ReadAccess {
  const implied = name === "read" || name === "write" ? name : undefined;
  const access = valueAt(reader, "access") ?? implied;
  if (access === undefined)
    missing(reader, "access", `${id}.${name} does not say whether it reads or writes`, "add access: read");
  const time = serviceTimeAt(reader, "serviceTime", cores);
  const assumed = isSet(reader, "serviceTime") ? null : measured;
  if (!isSet(reader, "serviceTime") && !isSet(reader, "delay") && assumed === null)
    missing(reader, "serviceTime", `${id}.${name} has no service time`, "add serviceTime: 4ms, as measured");
  const operation: AccessSpec = {
    name,
    path: reader.path,
    serviceTime: time?.law ?? assumed,
    delay: lawAt(reader, "delay") ?? null,
    calls: [],
    access: access === "write" ? "write" : "read",
  };
  return { operation, background: time?.background ?? 0 };
}

/** `reads: 90%` draws between the one operation that reads and the one that writes. */
function readsAt(reader: Reader, id: string, operations: readonly AccessSpec[]): number | null {
  const reads = quantityAt(reader, "reads", "ratio", SHARE);
  if (reads === undefined) return null;
  for (const access of ["read", "write"] as const) {
    if (operations.filter((operation) => operation.access === access).length === 1) continue;
    const message = `reads divides calls between one operation that reads and one that writes, and ${id} has not one ${access}`;
    report(reader.log, "conflicting-keys", pathTo(reader, "reads"), message, "let the calls name the operation");
    return null;
  }
  return reads;
}
