import { readOperations } from "../operations.ts";
import { isSet } from "../reader.ts";
import { timeAlone } from "../scaling.ts";
import { assumeUnlimited, readServers } from "../servers.ts";
import type { WorkerTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readWorker: ReadTier<WorkerTier> = (id, reader, callees) => {
  const servers = readServers(reader, id);
  if (!isSet(reader, "threads")) assumeUnlimited(reader, id, "threads");
  const { operations, background } = readOperations(reader, id, servers.cores, callees, timeAlone(servers));
  return { kind: "worker", id, path: reader.path, servers: { ...servers, background }, operations };
};
