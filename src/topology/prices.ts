import { parseQuantity } from "../units/parse-quantity.ts";
import { report } from "./log.ts";
import { pathTo, type Reader, valueAt } from "./reader.ts";
import type { Price } from "./types.ts";

/** `$0.192/h`, `$140/month`, `$0.40/million`; null: not said. */
export function priceAt(reader: Reader, key = "price"): Price | null {
  const value = valueAt(reader, key);
  if (value === undefined) return null;
  const hourly = parseQuantity(value, "cost");
  if (hourly.ok) return { kind: "hourly", usdPerHour: hourly.value };
  const perRequest = parseQuantity(value, "price-per-request");
  if (perRequest.ok) return { kind: "per-request", usdPerRequest: perRequest.value };
  const { kind, message, hint } = hourly.problem;
  report(reader.log, kind, pathTo(reader, key), message, `${hint}, or $0.40/million requests`);
  return null;
}
