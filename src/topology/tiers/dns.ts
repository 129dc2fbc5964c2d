import { latencyPresets } from "../../catalog/latencies.ts";
import { assume } from "../log.ts";
import { lawOrPreset } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { quantityAt } from "../read-quantity.ts";
import { isSet, pathTo } from "../reader.ts";
import type { DnsTier } from "../types.ts";
import { onwardCalls } from "./onward.ts";
import type { ReadTier } from "./read-tier.ts";

const DEFAULT_TTL = 300;

export const readDns: ReadTier<DnsTier> = (id, reader, callees) => {
  if (!isSet(reader, "ttl"))
    assume(reader.log, pathTo(reader, "ttl"), `clients keep an answer of ${id} for 5min`, undefined, [
      "2.5min",
      "10min",
    ]);
  return {
    kind: "dns",
    id,
    path: reader.path,
    ttl: quantityAt(reader, "ttl", "time") ?? DEFAULT_TTL,
    latency: lawOrPreset(reader, "latency", latencyPresets["dns-lookup"], `a lookup at ${id} takes`),
    price: priceAt(reader),
    calls: onwardCalls(reader, callees),
  };
};
