import { readOperations } from "../operations.ts";
import { readServers } from "../servers.ts";
import type { WorkerTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readWorker: ReadTier<WorkerTier> = (id, reader, callees) => {
  const servers = readServers(reader, id);
  const { operations, background } = readOperations(reader, id, servers.cores, callees);
  return { kind: "worker", id, path: reader.path, servers: { ...servers, background }, operations };
};
