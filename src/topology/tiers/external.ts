import { lawAt } from "../distribution.ts";
import { priceAt } from "../prices.ts";
import { isSet, missing } from "../reader.ts";
import type { ExternalTier } from "../types.ts";
import type { ReadTier } from "./read-tier.ts";

export const readExternal: ReadTier<ExternalTier> = (id, reader) => {
  if (!isSet(reader, "latency"))
    missing(
      reader,
      "latency",
      `${id} does not say how long it takes to answer`,
      "add latency: { p50: 80ms, p99: 600ms }",
    );
  const latency = lawAt(reader, "latency") ?? { kind: "constant", mean: 0 };
  return { kind: "external", id, path: reader.path, latency, price: priceAt(reader) };
};
