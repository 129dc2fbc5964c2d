import type { OneClassNetwork, QueueingPlace } from "../../src/closed/one-class.ts";
import { speedsOfServers } from "../../src/closed/speeds.ts";

/** Service time of all visits together, and servers. */
export type Queue = readonly [demand: number, servers: number];

/** A closed network of one class from what is usually told of it. */
export function networkOf(population: number, delay: number, queues: readonly Queue[]): OneClassNetwork {
  const places = queues.map(
    ([demand, servers]): QueueingPlace => ({ demand, speeds: speedsOfServers(servers, population) }),
  );
  return { population, delay, places };
}
