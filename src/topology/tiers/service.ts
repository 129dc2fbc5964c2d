import { readOperations } from "../operations.ts";
import { readServers } from "../servers.ts";
import type { ServiceTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readService: ReadTier<ServiceTier> = (id, reader, callees) => {
  const servers = readServers(reader, id);
  const { operations, background } = readOperations(reader, id, servers.cores, callees);
  return { kind: "service", id, path: reader.path, servers: { ...servers, background }, operations };
};
