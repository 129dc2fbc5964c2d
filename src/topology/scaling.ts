/** `contention`, `coherency` or `scaling: { points }`: the Universal Scalability Law of one instance. */
import { fitScalability, type ScalabilityPoint } from "../queueing/fit-scalability.ts";
import type { Law } from "../queueing/law.ts";
import { unknownKeys } from "./known-keys.ts";
import { report } from "./log.ts";
import { numberAt, quantityAt, readNumber, readQuantity, SHARE } from "./read-quantity.ts";
import { describe, isSet, mapAt, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Scaling, Servers } from "./types.ts";

const COEFFICIENT = { atMost: 1, words: "from 0 to 1, or a percentage" };
const CONCURRENCY = { above: 0, atMost: 1e9, words: "more than 0" };
const POSITIVE_RATE = { above: 0, words: "more than zero" };
const POINTS = "write points: [[1, 955/s], [8, 6531/s], [32, 12074/s]]: requests in progress, and what came out";

/** null: the file gives none of it. */
export function scalingAt(reader: Reader): Scaling | null {
  const given = ["contention", "coherency"].filter((key) => isSet(reader, key));
  if (isSet(reader, "scaling")) {
    const [first] = given;
    if (first !== undefined) {
      const message = `${first} is given here, and fitted to the points of scaling`;
      report(reader.log, "conflicting-keys", pathTo(reader, first), message, "keep one of them");
    }
    return fitted(reader);
  }
  if (given.length === 0) return null;
  const contention = coefficientAt(reader, "contention");
  const coherency = coefficientAt(reader, "coherency");
  return contention === 0 && coherency === 0 ? null : { contention, coherency, fit: null };
}

/** The time of one request alone that the fitted points say; null: there are none. */
export const timeAlone = ({ scalability }: Pick<Servers, "scalability">): Law | null =>
  scalability === null || scalability.fit === null
    ? null
    : { kind: "exponential", mean: 1 / scalability.fit.singleRate };

/** A plain number or a percentage. */
function coefficientAt(reader: Reader, key: string): number {
  const value = valueAt(reader, key);
  const read = typeof value === "number" ? numberAt(reader, key, COEFFICIENT) : quantityAt(reader, key, "ratio", SHARE);
  return read ?? 0;
}

function fitted(reader: Reader): Scaling | null {
  const scaling = mapAt(reader, "scaling");
  if (scaling === undefined) return null;
  unknownKeys(scaling, "scaling", ["points"]);
  const path = pathTo(scaling, "points");
  const list = valueAt(scaling, "points");
  if (!Array.isArray(list)) {
    report(reader.log, "wrong-type", path, `points is a list of pairs, not ${describe(list)}`, POINTS);
    return null;
  }
  const points = list.flatMap((item: unknown, index): ScalabilityPoint[] => {
    const at = [...path, index];
    if (!Array.isArray(item) || item.length !== 2) {
      report(reader.log, "wrong-type", at, `a pair is needed here, not ${describe(item)}`, POINTS);
      return [];
    }
    const concurrency = readNumber(item[0], [...at, 0], reader.log, CONCURRENCY);
    const throughput = readQuantity(item[1], [...at, 1], reader.log, "rate", POSITIVE_RATE)?.value;
    return concurrency === undefined || throughput === undefined ? [] : [[concurrency, throughput]];
  });
  if (points.length < list.length) return null;
  if (new Set(points.map(([concurrency]) => concurrency)).size < 3) {
    const message = "three coefficients need points at three numbers of requests in progress, at least";
    report(reader.log, "missing-key", path, message, POINTS);
    return null;
  }
  const fit = fitScalability(points);
  return { contention: fit.contention, coherency: fit.coherency, fit };
}
