import { unknownKeys } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { spreadThroughP99 } from "./negative-binomial.ts";
import { numberAt, readQuantity } from "./read-quantity.ts";
import { isMap, isSet, missing, pathTo, type Reader } from "./reader.ts";
import type { Path, Times } from "./types.ts";

export const ONCE: Times = { kind: "exact", count: 1 };

/** A call made more often than this is not one request's work. */
const MOST = { above: 0, atMost: 1e6, words: "more than zero, and at most 1000000" };

/** How often a call is made: 3, 2.3, { mean, scv } or { mean, p99 }. */
export function readTimes(value: unknown, path: Path, log: Log): Times | undefined {
  if (isMap(value)) return spreadTimes({ data: value, path, log });
  const count = readQuantity(value, path, log, "count", MOST)?.value;
  if (count === undefined) return undefined;
  return Number.isInteger(count) ? { kind: "exact", count } : { kind: "mean", mean: count };
}

function spreadTimes(reader: Reader): Times | undefined {
  const { log, path } = reader;
  unknownKeys(reader, "times", ["mean", "scv", "p99"]);
  if (!isSet(reader, "mean")) return missing(reader, "mean", "a varying number of calls has a mean", "add mean: 12");
  const mean = numberAt(reader, "mean", MOST);
  if (mean === undefined) return undefined;
  const hasP99 = isSet(reader, "p99");
  if (hasP99 === isSet(reader, "scv")) {
    const message = hasP99 ? "scv and p99 exclude each other" : "a mean alone does not say how the number varies";
    return report(
      log,
      hasP99 ? "conflicting-keys" : "missing-key",
      path,
      message,
      "give { mean, scv } or { mean, p99 }",
    );
  }
  return hasP99 ? throughP99(reader, mean) : throughScv(reader, mean);
}

function throughScv(reader: Reader, mean: number): Times | undefined {
  const scv = numberAt(reader, "scv", { atMost: 1e4, words: "from 0 to 10000" });
  if (scv === undefined) return undefined;
  const poisson = 1 / mean;
  if (scv >= poisson * (1 - 1e-9)) return { kind: "spread", mean, scv: Math.max(scv, poisson) };
  const message = `an scv of ${scv} is less than that of independent calls, 1/mean = ${Number(poisson.toPrecision(4))}`;
  return report(reader.log, "out-of-range", pathTo(reader, "scv"), message, `write times: ${mean} if it hardly varies`);
}

function throughP99(reader: Reader, mean: number): Times | undefined {
  const p99 = numberAt(reader, "p99", MOST);
  if (p99 === undefined) return undefined;
  const scv = spreadThroughP99(mean, p99);
  if (scv !== undefined) return { kind: "spread", mean, scv };
  const path = pathTo(reader, "p99");
  const message = `no number of calls with mean ${mean} that varies at least as independent ones do has the p99 ${p99}`;
  return report(
    reader.log,
    "bad-distribution",
    path,
    message,
    "give { mean, scv }, or a p99 of two to twenty times the mean",
  );
}
