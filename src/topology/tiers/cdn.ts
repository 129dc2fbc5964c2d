import { latencyPresets } from "../../catalog/latencies.ts";
import { requireHitRatio } from "../hit-ratio.ts";
import { lawOrPreset } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { quantityAt, SHARE } from "../read-quantity.ts";
import type { CdnTier } from "../types.ts";
import { onwardCalls, passedOnAt } from "./onward.ts";
import type { ReadTier } from "./read-tier.ts";

export const readCdn: ReadTier<CdnTier> = (id, reader, callees) => {
  requireHitRatio(reader, id, "static requests");
  return {
    kind: "cdn",
    id,
    path: reader.path,
    hitRatio: quantityAt(reader, "hitRatio", "ratio", SHARE) ?? 0,
    origin: passedOnAt(reader, "origin", callees) ?? null,
    latency: lawOrPreset(reader, "latency", latencyPresets["cdn-edge"], `an edge of ${id} takes`),
    price: priceAt(reader),
    calls: onwardCalls(reader, callees),
  };
};
