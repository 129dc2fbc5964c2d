import type { Law } from "../queueing/law.ts";
import { formatRatio } from "../units/format-quantity.ts";
import { assumeExponential, exponential, readLaw } from "./distribution.ts";
import { fitLine } from "./fit-line.ts";
import { unknownKeys } from "./known-keys.ts";
import { assume, type Log, report } from "./log.ts";
import { numberAt, POSITIVE, quantityAt } from "./read-quantity.ts";
import { isMap, isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Path } from "./types.ts";

export interface ServiceTime {
  readonly law: Law;
  /** Cores of one instance that are busy whatever the load: the intercept of several points. */
  readonly background: number;
}

/** Below this share of the variation explained, a line is no good description of the points. */
const POOR_FIT = 0.95;

/** The service time at a key: a distribution, or what a dashboard shows, measured on `cores` unless it says others. */
export function serviceTimeAt(reader: Reader, key: string, cores: number): ServiceTime | undefined {
  const value = valueAt(reader, key);
  const path = pathTo(reader, key);
  const { log } = reader;
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return fittedTime(value, path, log, cores);
  if (isMap(value) && (Object.hasOwn(value, "utilization") || Object.hasOwn(value, "at")))
    return fittedTime([value], path, log, cores);
  const law = readLaw(value, path, log);
  return law && { law, background: 0 };
}

/** Utilization law: busy cores = service time × rate; of several points the least-squares line. */
function fittedTime(values: readonly unknown[], path: Path, log: Log, cores: number): ServiceTime | undefined {
  if (values.length === 0) return report(log, "missing-key", path, "there is no point in this list", POINT_HINT);
  const isList = values.length > 1;
  const points = values.flatMap((value, index) => {
    const point = readPoint(value, isList ? [...path, index] : path, log, cores);
    return point === undefined ? [] : [point];
  });
  if (points.length < values.length) return undefined;
  assumeExponential(log, path);
  const line = fitLine(points);
  if (line === undefined) {
    const message = "all points are at the same rate, so that no line goes through them";
    return report(log, "bad-distribution", path, message, "give points at different rates, or one point");
  }
  if (!(line.slope > 0)) {
    const message = "utilization does not grow with the rate, so that no service time follows from the points";
    return report(log, "bad-distribution", path, message, "check that utilization and rate were read at the same time");
  }
  if (isList) describeFit(log, path, line);
  return { law: exponential(line.slope), background: line.intercept };
}

const POINT_HINT = "write { utilization: 35%, at: 100/s }, both of one instance";

interface Point {
  readonly x: number;
  readonly y: number;
}

function readPoint(value: unknown, path: Path, log: Log, cores: number): Point | undefined {
  if (!isMap(value)) return report(log, "wrong-type", path, "a point is a map", POINT_HINT);
  const reader = { data: value, path, log };
  unknownKeys(reader, "utilizationPoint", ["utilization", "at", "cores"]);
  for (const key of ["utilization", "at"])
    if (!isSet(reader, key)) missing(reader, key, `a point needs its ${key}`, POINT_HINT);
  const utilization = quantityAt(reader, "utilization", "ratio", {
    above: 0,
    atMost: 1,
    words: "above 0 and at most 100%",
  });
  const at = quantityAt(reader, "at", "rate", POSITIVE);
  const measured = isSet(reader, "cores") ? numberAt(reader, "cores", POSITIVE) : cores;
  if (utilization === undefined || at === undefined || measured === undefined) return undefined;
  return { x: at, y: utilization * measured };
}

function describeFit(log: Log, path: Path, line: { readonly intercept: number; readonly determination: number }): void {
  const explained = `the line through the points explains ${formatRatio(line.determination)} of how utilization varies`;
  const background =
    line.intercept > 0
      ? `, and leaves ${Number(line.intercept.toPrecision(3))} cores of each instance to background work`
      : "";
  assume(log, path, `${explained}${background}`, "least squares through the file's points");
  if (line.determination < POOR_FIT)
    report(log, "poor-fit", path, explained, "keep the points near the load that matters, or give one of them");
}
