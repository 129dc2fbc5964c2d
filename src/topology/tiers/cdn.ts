import { latencyPresets } from "../../catalog/latencies.ts";
import { lawOrPreset } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { isSet } from "../reader.ts";
import { cacheMemoryAt, hitSourceOf } from "../stores.ts";
import type { CdnTier, HitSource } from "../types.ts";
import { onwardCalls, passedOnAt } from "./onward.ts";
import type { ReadTier } from "./read-tier.ts";

const NO_HITS: HitSource = { kind: "given", ratio: 0 };

export const readCdn: ReadTier<CdnTier> = (id, reader, callees) => {
  const hit = hitSourceOf({ id, tier: reader, space: null, what: "static requests" }) ?? NO_HITS;
  const isComputed = hit.kind === "store" || (isSet(reader, "memory") && !isSet(reader, "hitRatio"));
  return {
    kind: "cdn",
    id,
    path: reader.path,
    hit,
    memory: isComputed ? (cacheMemoryAt(reader, id, null) ?? null) : null,
    origin: passedOnAt(reader, "origin", callees) ?? null,
    latency: lawOrPreset(reader, "latency", latencyPresets["cdn-edge"], `an edge of ${id} takes`),
    price: priceAt(reader),
    calls: onwardCalls(reader, callees),
  };
};
