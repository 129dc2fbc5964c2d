import type { Law, Seconds } from "../queueing/law.ts";
import { type LawShape, lawFromMoments } from "../queueing/law-from-moments.ts";
import { lognormalFromPercentiles } from "../queueing/lognormal-from-percentiles.ts";
import { unknownKeys } from "./known-keys.ts";
import { assumeOf, type Log, report } from "./log.ts";
import { numberAt, quantityAt, readQuantity } from "./read-quantity.ts";
import { isMap, isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Path } from "./types.ts";

const SHAPES: readonly LawShape[] = ["gamma", "lognormal", "erlang", "hyperexponential"];
const FORMS = "give one of: 8ms · { mean: 8ms, scv: 2 } · { p50: 5ms, p99: 40ms } · { constant: 8ms }";

/** A time that never varies is all that an exponential of mean 0 can be. */
export const exponential = (mean: Seconds): Law =>
  mean === 0 ? { kind: "constant", mean } : { kind: "exponential", mean };

/** The distribution at a key (rule 5 of the language): `8ms` is exponential, whatever it is the time of. */
export function lawAt(reader: Reader, key: string): Law | undefined {
  const value = valueAt(reader, key);
  return value === undefined ? undefined : readLaw(value, pathTo(reader, key), reader.log);
}

export function readLaw(value: unknown, path: Path, log: Log): Law | undefined {
  if (isMap(value)) return lawOfMap({ data: value, path, log });
  if (Array.isArray(value)) return report(log, "wrong-type", path, "a distribution is not a list", FORMS);
  const mean = readQuantity(value, path, log, "time");
  if (mean === undefined) return undefined;
  if (mean.value > 0) assumeExponential(log, path);
  return exponential(mean.value);
}

/** The one line of the report that says what a plain time means. */
export function assumeExponential(log: Log, path: Path): void {
  const text = "a time given as one value varies as an exponential one does (scv 1)";
  const [root, name] = path;
  assumeOf(log, root === "tiers" ? String(name) : String(root), path, text, "rule 5 of the language");
}

function lawOfMap(reader: Reader): Law | undefined {
  const { log, path } = reader;
  const forms = ["constant", "p50", "mean"].filter((form) => isSet(reader, form));
  if (isSet(reader, "p99") && !forms.includes("p50")) {
    if (forms.length === 0) return missing(reader, "p50", "p99 needs the median beside it", "add p50: 5ms");
    return report(log, "bad-distribution", path, "p99 belongs to p50, not to other keys", FORMS);
  }
  const [form, other] = forms;
  if (other !== undefined)
    return report(log, "bad-distribution", path, `${form} and ${other} are two forms of a distribution`, FORMS);
  if (form === "constant") return constantLaw(reader);
  if (form === "p50") return percentileLaw(reader);
  if (form === "mean") return momentLaw(reader);
  const isNamed = unknownKeys(reader, "distribution", ["mean", "scv", "shape", "p50", "p99", "constant"]);
  return isNamed ? undefined : missing(reader, "mean", "a distribution has a mean, percentiles or a constant", FORMS);
}

function constantLaw(reader: Reader): Law | undefined {
  unknownKeys(reader, "distribution", ["constant"]);
  const mean = quantityAt(reader, "constant", "time");
  return mean === undefined ? undefined : { kind: "constant", mean };
}

function percentileLaw(reader: Reader): Law | undefined {
  unknownKeys(reader, "distribution", ["p50", "p99"]);
  if (!isSet(reader, "p99")) return missing(reader, "p99", "p50 needs the p99 beside it", "add p99: 40ms");
  const positive = { above: 0, words: "more than zero" };
  const p50 = quantityAt(reader, "p50", "time", positive);
  const p99 = quantityAt(reader, "p99", "time", positive);
  if (p50 === undefined || p99 === undefined) return undefined;
  if (p99 >= p50) return lognormalFromPercentiles(p50, p99);
  const [written50, written99] = [valueAt(reader, "p50"), valueAt(reader, "p99")];
  const message = `the p99 (${written99}) is below the median (${written50})`;
  return report(reader.log, "bad-distribution", pathTo(reader, "p99"), message, "swap them, or mend one");
}

function momentLaw(reader: Reader): Law | undefined {
  unknownKeys(reader, "distribution", ["mean", "scv", "shape"]);
  const mean = quantityAt(reader, "mean", "time");
  const scv = isSet(reader, "scv") ? numberAt(reader, "scv", { atMost: 1e4, words: "from 0 to 10000" }) : 1;
  const shape = valueAt(reader, "shape");
  const shapePath = pathTo(reader, "shape");
  if (shape !== undefined && !SHAPES.includes(shape as LawShape))
    return report(reader.log, "unknown-value", shapePath, "there is no such shape", `one of: ${SHAPES.join(", ")}`);
  if (mean === undefined || scv === undefined) return undefined;
  const wrongScv = shape === "erlang" ? scv > 1 : shape === "hyperexponential" && scv < 1;
  if (wrongScv) {
    const bound = shape === "erlang" ? "at most 1" : "at least 1";
    return report(reader.log, "bad-distribution", shapePath, `the scv of ${shape} is ${bound}, and not ${scv}`);
  }
  return shape === undefined ? lawFromMoments(mean, scv) : lawFromMoments(mean, scv, shape as LawShape);
}
