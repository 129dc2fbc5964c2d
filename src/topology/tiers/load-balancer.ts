import { latencyPresets } from "../../catalog/latencies.ts";
import { assumePreset, presetLaw } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { isSet, mapAt } from "../reader.ts";
import { balancingAt, readServers } from "../servers.ts";
import { serviceTimeAt } from "../service-time.ts";
import type { CallNode, LoadBalancerTier } from "../types.ts";
import { onwardCalls, passedOnAt } from "./onward.ts";
import type { ReadTier } from "./read-tier.ts";

/** Without any of these it is somebody else's, and never queues. */
const MACHINES = ["instances", "instance", "cores", "speed", "threads", "pools", "queueLimit", "discipline"];

export const readLoadBalancer: ReadTier<LoadBalancerTier> = (id, reader, callees) => {
  const servers = MACHINES.some((key) => isSet(reader, key)) ? readServers(reader, id) : null;
  const time = serviceTimeAt(reader, "serviceTime", servers?.cores ?? 1);
  const hop = latencyPresets["proxy-hop"];
  if (!isSet(reader, "serviceTime")) assumePreset(reader, "serviceTime", hop, `a request takes ${id}`);
  const routed = mapAt(reader, "routes");
  const routes = new Map<string, readonly CallNode[]>();
  for (const operation of Object.keys(routed?.data ?? {}))
    if (routed !== undefined) routes.set(operation, passedOnAt(routed, operation, callees) ?? []);
  const calls = routes.size > 0 ? (passedOnAt(reader, "calls", callees) ?? []) : onwardCalls(reader, callees);
  return {
    kind: "load-balancer",
    id,
    path: reader.path,
    servers: servers && { ...servers, balancing: null, background: time?.background ?? 0 },
    serviceTime: time?.law ?? presetLaw(hop),
    balancing: balancingAt(reader) ?? "round-robin",
    routes,
    calls,
    price: servers === null ? priceAt(reader) : null,
  };
};
