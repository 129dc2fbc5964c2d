import { meanOf } from "../queueing/law-moments.ts";
import { shownText } from "../units/shown-text.ts";
import { isClosed, readClosedLoad } from "./closed-load.ts";
import { unknownKeys } from "./known-keys.ts";
import { assumeOf, report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { numberAt, POSITIVE, quantityAt, readNumber, readQuantity, SHARE } from "./read-quantity.ts";
import { isMap, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { ClosedLoad, Workload } from "./types.ts";

/** From here on a rate is a daily mean that hides its busiest hour. */
const DAY = 86_400;
const PEAK = { atLeast: 1, atMost: 1e6, words: "at least 1x: the busiest hour over the mean" };
const BURSTINESS = { atMost: 1e4, words: "from 0 to 10000" };
const PEAK_HINT = "add peak: 3x, the busiest hour over the daily mean; peak: 1x if the load is flat";

/** A workload without its entry, which is known once all calls are. */
export type EntrylessWorkload = Omit<Workload, "entry"> & { readonly entry: string | null };

export function readWorkload(id: string, reader: Reader, tierNames: readonly string[]): EntrylessWorkload {
  const { meanRate, peak, closed, derivation, requestsPerClient } = readLoad(id, reader);
  return {
    id,
    path: reader.path,
    meanRate,
    arrivalRate: meanRate * peak,
    closed,
    derivation,
    burstiness: closed === null ? burstinessOf(id, reader) : 1,
    entry: entryAt(reader, tierNames),
    mix: mixOf(id, reader),
    staticShare: staticShareOf(reader),
    requestsPerClient,
  };
}

interface Load {
  readonly meanRate: number;
  readonly peak: number;
  readonly closed: ClosedLoad | null;
  readonly derivation: string;
  readonly requestsPerClient: number | null;
}

const NO_LOAD: Load = { meanRate: 0, peak: 1, closed: null, derivation: "", requestsPerClient: null };

function readLoad(id: string, reader: Reader): Load {
  const { log, path } = reader;
  if (isClosed(reader)) return closedLoadOf(id, reader);
  const hasUsers = isSet(reader, "users") || isSet(reader, "requests");
  if (isSet(reader, "rate") && hasUsers) {
    const extra = isSet(reader, "users") ? "users" : "requests";
    report(
      log,
      "conflicting-keys",
      pathTo(reader, extra),
      `${id} has a rate and ${extra}`,
      "keep the rate, or users and requests",
    );
    return NO_LOAD;
  }
  if (hasUsers) return loadOfUsers(id, reader);
  if (!isSet(reader, "rate")) {
    const way = "add rate: 400/s, or users, requests and peak, or concurrentUsers and thinkTime";
    missing(reader, "rate", `${id} does not say how much is asked`, way);
    return NO_LOAD;
  }
  const rate = readQuantity(valueAt(reader, "rate"), [...path, "rate"], log, "rate", POSITIVE);
  if (rate === undefined) return NO_LOAD;
  const isDaily = (rate.perSeconds ?? 0) >= DAY;
  if (isDaily) requirePeak(reader, `the rate of ${id} is a mean over a day or longer`);
  else if (!isSet(reader, "peak")) {
    const text = "the rate given is that of the busiest hour (peak: 1x)";
    assumeOf(log, id, pathTo(reader, "peak"), text, "rule 6 of the language");
  }
  const peak = peakOf(reader, String(valueAt(reader, "rate")));
  return { meanRate: rate.value, ...peak, closed: null, requestsPerClient: null };
}

function closedLoadOf(id: string, reader: Reader): Load {
  const closed = readClosedLoad(id, reader);
  if (closed === undefined) return NO_LOAD;
  const thinking = meanOf(closed.thinkTime);
  // Who waits for answers asks less often than that.
  const requestsPerClient = thinking > 0 ? 1 / thinking : null;
  return {
    ...NO_LOAD,
    closed,
    derivation: shownText(`${valueAt(reader, "concurrentUsers")} users`),
    requestsPerClient,
  };
}

function loadOfUsers(id: string, reader: Reader): Load {
  for (const [key, other, example] of [
    ["users", "requests", "2M"],
    ["requests", "users", "40/day"],
  ] as const)
    if (!isSet(reader, key))
      missing(reader, key, `${other} of ${id} need ${key} beside them`, `add ${key}: ${example}`);
  requirePeak(reader, `the load of ${id} is a daily mean`);
  const users = quantityAt(reader, "users", "count", POSITIVE);
  const requests = quantityAt(reader, "requests", "rate", POSITIVE);
  if (users === undefined || requests === undefined) return NO_LOAD;
  const written = `${valueAt(reader, "users")} users × ${valueAt(reader, "requests")}`;
  return { meanRate: users * requests, ...peakOf(reader, written), closed: null, requestsPerClient: requests };
}

function requirePeak(reader: Reader, why: string): void {
  if (!isSet(reader, "peak") && !isSet(reader, "profile"))
    report(reader.log, "peak-required", pathTo(reader, "peak"), `${why}, and its peak is not given`, PEAK_HINT, "key");
}

function peakOf(reader: Reader, load: string): { readonly peak: number; readonly derivation: string } {
  const peak = quantityAt(reader, "peak", "factor", PEAK) ?? 1;
  const factor = peak === 1 ? "" : ` × ${valueAt(reader, "peak")} peak`;
  return { peak, derivation: shownText(`${load}${factor}`) };
}

function burstinessOf(id: string, reader: Reader): number {
  if (isSet(reader, "burstiness")) return numberAt(reader, "burstiness", BURSTINESS) ?? 1;
  const text = "requests come from many independent users (burstiness 1; about 4 for typical bursts)";
  assumeOf(reader.log, id, pathTo(reader, "burstiness"), text);
  return 1;
}

function entryAt(reader: Reader, tierNames: readonly string[]): string | null {
  const value = valueAt(reader, "entry");
  if (value === undefined) return null;
  if (typeof value === "string" && tierNames.includes(value)) return value;
  const hint = nameHint(reader.log, String(value), tierNames, "tiers:");
  report(reader.log, "unknown-tier", pathTo(reader, "entry"), `there is no tier "${shownText(String(value))}"`, hint);
  return null;
}

function mixOf(id: string, reader: Reader): Workload["mix"] {
  const { log } = reader;
  const operation = valueAt(reader, "operation");
  const mix = mapAt(reader, "mix");
  if (mix === undefined) return [{ operation: typeof operation === "string" ? operation : id, share: 1 }];
  if (operation !== undefined)
    report(
      log,
      "conflicting-keys",
      pathTo(reader, "operation"),
      `${id} has an operation and a mix`,
      "keep one of them",
    );
  const weights = Object.entries(mix.data).map(([name, weight]) => {
    const range = { atMost: 1e12, words: "a weight of zero or more" };
    return { operation: name, weight: readNumber(weight, pathTo(mix, name), log, range) ?? 0 };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0)
    report(log, "out-of-range", mix.path, "all weights of this mix are zero", "give one of them a weight");
  return weights.map(({ operation: name, weight }) => ({ operation: name, share: total === 0 ? 1 : weight / total }));
}

function staticShareOf(reader: Reader): number | null {
  const value = valueAt(reader, "static");
  if (!isMap(value)) return quantityAt(reader, "static", "ratio", SHARE) ?? null;
  const part: Reader = { data: value, path: pathTo(reader, "static"), log: reader.log };
  unknownKeys(part, "static", ["share"]);
  if (!isSet(part, "share")) missing(part, "share", "a static part has a share", "add share: 80%");
  return quantityAt(part, "share", "ratio", SHARE) ?? null;
}
