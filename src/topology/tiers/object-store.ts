import { latencyPresets } from "../../catalog/latencies.ts";
import { lawAt } from "../distribution.ts";
import { lawOrPreset } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { isSet } from "../reader.ts";
import type { ObjectStoreTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readObjectStore: ReadTier<ObjectStoreTier> = (id, reader) => {
  const both = lawAt(reader, "latency");
  const timeOf = (key: "get" | "put") =>
    isSet(reader, "latency") && !isSet(reader, key)
      ? (both ?? { kind: "constant" as const, mean: 0 })
      : lawOrPreset(reader, key, latencyPresets[`object-${key}`], `a ${key} at ${id} takes`);
  return {
    kind: "object-store",
    id,
    path: reader.path,
    get: timeOf("get"),
    put: timeOf("put"),
    price: priceAt(reader),
  };
};
