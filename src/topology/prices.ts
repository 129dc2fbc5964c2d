import { quantityProblem } from "../units/quantity-problem.ts";
import { quantityValue } from "../units/quantity-value.ts";
import { report } from "./log.ts";
import { pathTo, type Reader, valueAt } from "./reader.ts";
import type { Price } from "./types.ts";

/** `$0.192/h`, `$140/month`, `$0.40/million`; null: not said. */
export function priceAt(reader: Reader, key = "price"): Price | null {
  const value = valueAt(reader, key);
  if (value === undefined) return null;
  const hourly = quantityValue(value, "cost");
  if (hourly !== undefined) return { kind: "hourly", usdPerHour: hourly.value };
  const perRequest = quantityValue(value, "price-per-request");
  if (perRequest !== undefined) return { kind: "per-request", usdPerRequest: perRequest.value };
  const { kind, message, hint } = quantityProblem(value, "cost");
  report(reader.log, kind, pathTo(reader, key), message, `${hint}, or $0.40/million requests`);
  return null;
}
