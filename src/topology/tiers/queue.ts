import { queueEngines } from "../../catalog/queue-engines.ts";
import { callsAt } from "../calls.ts";
import { engineAt } from "../engines.ts";
import { lawOrPreset } from "../presets.ts";
import { priceAt } from "../prices.ts";
import { isSet, missing } from "../reader.ts";
import type { QueueTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readQueue: ReadTier<QueueTier> = (id, reader, callees) => {
  const { name, engine } = engineAt(reader, queueEngines, "rabbitmq");
  if (!isSet(reader, "consumers"))
    missing(reader, "consumers", `${id} does not say who takes its messages`, "add consumers: thumbs");
  return {
    kind: "queue",
    id,
    path: reader.path,
    engine: name,
    publish: lawOrPreset(reader, "publish", engine.publish, `a publish to ${id} (${name}) is acknowledged in`),
    consumers: callsAt(reader, "consumers", callees) ?? [],
    price: priceAt(reader),
  };
};
