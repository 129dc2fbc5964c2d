import { type Callees, callOf, type Settings } from "./call.ts";
import { FAILURE_KEYS, flagAt, onFailureAt } from "./call-failure.ts";
import { unknownKeys } from "./known-keys.ts";
import { report } from "./log.ts";
import { quantityAt, SHARE } from "./read-quantity.ts";
import { describe, isMap, isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Call, CallNode, Choice, Parallel, Path, Ratio } from "./types.ts";

const SETTINGS = ["times", "share", "only", "async", "parallel", "fresh", ...FAILURE_KEYS];
const FORMS = "write a name (db.read), a map ({ cache: 3, db.write: { share: 10% } }) or a list of these";

/** The calls at a key, in order; undefined: there are none. */
export function callsAt(reader: Reader, key: string, callees: Callees): readonly CallNode[] | undefined {
  const value = valueAt(reader, key);
  return value === undefined ? undefined : readCalls(value, pathTo(reader, key), callees);
}

/** Rule 4 of the language: a name, a map in order, or a list in which groups may stand. */
function readCalls(value: unknown, path: Path, callees: Callees): readonly CallNode[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => readCalls(item, [...path, index], callees));
  return branchOf(value, path, callees, false).steps;
}

interface Branch {
  readonly steps: readonly CallNode[];
  /** As written; null: not said. */
  readonly share: Ratio | null;
}

const NOTHING: Branch = { steps: [], share: null };

/** One item of a list. In a `oneOf` its share is the branch's; elsewhere it is the probability that the item is done. */
function branchOf(value: unknown, path: Path, callees: Callees, isChoice: boolean): Branch {
  const { log } = callees;
  if (typeof value === "string") return { steps: callOf(value, undefined, path, callees), share: null };
  if (Array.isArray(value)) return { steps: readCalls(value, path, callees), share: null };
  if (!isMap(value)) {
    report(log, "wrong-type", path, `calls are needed here, not ${describe(value)}`, FORMS);
    return NOTHING;
  }
  const reader: Reader = { data: value, path, log };
  if (isSet(reader, "to")) return callWithTarget(reader, callees, isChoice);
  const group = groupOf(reader, callees);
  if (group === undefined) return mapOfCalls(reader, callees, isChoice);
  const share = quantityAt(reader, "share", "ratio", SHARE) ?? null;
  if (isChoice || share === null) return { steps: group, share };
  return { steps: [{ kind: "choice", path, branches: [{ share, steps: group }] }], share: null };
}

function callWithTarget(reader: Reader, callees: Callees, isChoice: boolean): Branch {
  const { log } = callees;
  const target = valueAt(reader, "to");
  unknownKeys(reader, "call", ["to", ...SETTINGS]);
  if (typeof target !== "string") {
    report(log, "wrong-type", pathTo(reader, "to"), `a tier is needed here, not ${describe(target)}`, "write db.read");
    return NOTHING;
  }
  return splitShare(callWithSettings(target, reader, pathTo(reader, "to"), callees), isChoice);
}

function callWithSettings(target: string, settings: Settings, path: Path, callees: Callees): readonly Call[] {
  const [call] = callOf(target, settings, path, callees);
  if (call === undefined || call.async) return call === undefined ? [] : [call];
  return [{ ...call, onFailure: onFailureAt(settings, (value, at) => readCalls(value, at, callees)) }];
}

/** Within a `oneOf` a call's own share is that of its branch. */
function splitShare(steps: readonly Call[], isChoice: boolean): Branch {
  const [call] = steps;
  if (!isChoice || call === undefined) return { steps, share: null };
  return { steps: [{ ...call, share: 1 }], share: call.share };
}

/** `{ cache: 3, db.write: { share: 10% } }`: a count or settings by target. */
function mapOfCalls(reader: Reader, callees: Callees, isChoice: boolean): Branch {
  const { log } = callees;
  const entries = Object.entries(reader.data).filter(([key]) => !key.startsWith("x-"));
  if (entries.length === 0) report(log, "missing-key", reader.path, "nothing is called here", FORMS);
  if (entries.some(([key]) => SETTINGS.includes(key) && !callees.tiers.has(key))) {
    missing(reader, "to", "these settings do not say whom they call", "add to: db.read");
    return NOTHING;
  }
  const calls = entries.flatMap(([target, settings]) => {
    const path = pathTo(reader, target);
    if (!isMap(settings) && typeof settings !== "number" && typeof settings !== "string") {
      report(log, "wrong-type", path, `a count or settings are needed here, not ${describe(settings)}`, FORMS);
      return [];
    }
    if (settings === 1) return callOf(target, undefined, path, callees);
    if (!isMap(settings)) return callOf(target, { data: { times: settings }, path, log, isCount: true }, path, callees);
    const ofCall: Reader = { data: settings, path, log };
    unknownKeys(ofCall, "call", SETTINGS);
    return callWithSettings(target, ofCall, path, callees);
  });
  if (!isChoice) return { steps: calls, share: null };
  if (calls.length < 2) return splitShare(calls, true);
  report(log, "conflicting-keys", reader.path, "a branch of a oneOf is one call", "write { share: 30%, calls: { … } }");
  return NOTHING;
}

function groupOf(reader: Reader, callees: Callees): readonly CallNode[] | undefined {
  const { log, path } = reader;
  if (isSet(reader, "oneOf")) {
    unknownKeys(reader, "oneOf", ["oneOf", "share"]);
    return choiceOf(reader, callees);
  }
  if (isSet(reader, "calls")) {
    unknownKeys(reader, "calls", ["calls", "share"]);
    return readCalls(valueAt(reader, "calls"), pathTo(reader, "calls"), callees);
  }
  if (!isSet(reader, "parallel")) return undefined;
  unknownKeys(reader, "parallel", ["parallel", "first", "cancel", "share"]);
  const items = valueAt(reader, "parallel");
  if (Array.isArray(items) && items.length > 0) return [parallelOf(reader, items, callees)];
  report(log, "wrong-type", [...path, "parallel"], "parallel is a list of calls", "write { parallel: [ads, reviews] }");
  return [];
}

function choiceOf(reader: Reader, callees: Callees): readonly [Choice] | readonly [] {
  const { log, path } = reader;
  const items = valueAt(reader, "oneOf");
  const itemsPath = pathTo(reader, "oneOf");
  const example = "write { oneOf: [{ to: cache, share: 80% }, { to: db.read, share: 20% }] }";
  if (!Array.isArray(items) || items.length === 0) {
    report(log, "wrong-type", itemsPath, "oneOf is a list of calls with shares", example);
    return [];
  }
  const branches = items.map((item, index) => {
    const branchPath = [...itemsPath, index];
    const branch = branchOf(item, branchPath, callees, true);
    if (!hasShare(item))
      report(log, "missing-key", [...branchPath, "share"], "each branch of a oneOf has a share", example);
    return { share: branch.share ?? 0, steps: branch.steps };
  });
  const total = branches.reduce((sum, { share }) => sum + share, 0);
  if (total > 1 + 1e-9) {
    const message = `the shares of this oneOf add up to ${Number((total * 100).toPrecision(6))}%`;
    report(log, "shares-over-one", itemsPath, message, "lower them to 100% at most; what is left of it calls nothing");
  }
  return [{ kind: "choice", path, branches }];
}

/** `{ to: cache, share: 80% }`, a group with a share, or `{ cache: { share: 80% } }`. */
function hasShare(item: unknown): boolean {
  if (!isMap(item)) return false;
  const [only] = Object.values(item);
  return Object.hasOwn(item, "share") || (isMap(only) && Object.hasOwn(only, "share"));
}

function parallelOf(reader: Reader, items: readonly unknown[], callees: Callees): Parallel {
  const branches = items.map((item, index) => readCalls(item, [...reader.path, "parallel", index], callees));
  const first = valueAt(reader, "first");
  const isCount = typeof first === "number" && Number.isInteger(first) && first >= 1 && first <= branches.length;
  if (first !== undefined && !isCount) {
    const message = `first is a whole number from 1 to ${branches.length}, the number of branches`;
    report(reader.log, "out-of-range", pathTo(reader, "first"), message);
  }
  const need = isCount ? first : branches.length;
  return { kind: "parallel", path: reader.path, branches, need, cancel: flagAt(reader, "cancel", reader.log) };
}
