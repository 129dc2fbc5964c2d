import { shownText } from "../units/shown-text.ts";
import { unknownKeys } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { listed, nameHint } from "./name-hint.ts";
import { calledOperation, type TierOutline } from "./outline.ts";
import { describe, quantityAt, SHARE } from "./read-quantity.ts";
import { isMap, isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import { ONCE, readTimes } from "./times.ts";
import type { Call, CallNode, Choice, Parallel, Path, Ratio } from "./types.ts";

/** What a call may refer to. */
export interface Callees {
  readonly tiers: ReadonlyMap<string, TierOutline>;
  readonly workloads: ReadonlySet<string>;
  readonly log: Log;
  /** The caller has no operations of its own: whom it calls is asked for what the request asks for. */
  readonly passesOn?: boolean;
}

const SETTINGS = ["times", "share", "only", "async", "parallel", "fresh"];
const FORMS = "write a name (db.read), a map ({ cache: 3, db.write: { share: 10% } }) or a list of these";

/** The calls at a key, in order; undefined: there are none. */
export function callsAt(reader: Reader, key: string, callees: Callees): readonly CallNode[] | undefined {
  const value = valueAt(reader, key);
  return value === undefined ? undefined : readCalls(value, pathTo(reader, key), callees);
}

/** Rule 4 of the language: a name, a map in order, or a list in which groups may stand. */
export function readCalls(value: unknown, path: Path, callees: Callees): readonly CallNode[] {
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
  if (typeof value === "string") return { steps: called(value, undefined, path, callees), share: null };
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
  return splitShare(called(target, reader, pathTo(reader, "to"), callees), isChoice);
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
    if (settings === 1) return called(target, undefined, path, callees);
    if (!isMap(settings)) return called(target, { data: { times: settings }, path, log, isCount: true }, path, callees);
    const ofCall: Reader = { data: settings, path, log };
    unknownKeys(ofCall, "call", SETTINGS);
    return called(target, ofCall, path, callees);
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
  unknownKeys(reader, "parallel", ["parallel", "first", "share"]);
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
    const hasShare = isMap(item) && (Object.hasOwn(item, "share") || !Object.hasOwn(item, "to"));
    if (branch.share === null || !hasShare)
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

function parallelOf(reader: Reader, items: readonly unknown[], callees: Callees): Parallel {
  const branches = items.map((item, index) => readCalls(item, [...reader.path, "parallel", index], callees));
  const first = valueAt(reader, "first");
  const isCount = typeof first === "number" && Number.isInteger(first) && first >= 1 && first <= branches.length;
  if (first !== undefined && !isCount) {
    const message = `first is a whole number from 1 to ${branches.length}, the number of branches`;
    report(reader.log, "out-of-range", pathTo(reader, "first"), message);
  }
  return { kind: "parallel", path: reader.path, branches, need: isCount ? first : branches.length };
}

/** Settings of a call; a bare count stands for `{ times }`. */
type Settings = Reader & { readonly isCount?: boolean };

/** A call of `tier.operation` with its settings; none if there is no such target, which was then said. */
function called(target: string, settings: Settings | undefined, path: Path, callees: Callees): readonly Call[] {
  const { log } = callees;
  const dot = target.indexOf(".");
  const tierName = dot < 0 ? target : target.slice(0, dot);
  const asked = dot < 0 ? null : target.slice(dot + 1);
  const tier = callees.tiers.get(tierName);
  if (tier === undefined) {
    const hint = nameHint(tierName, [...callees.tiers.keys()], "tiers:");
    report(log, "unknown-tier", path, `there is no tier "${shownText(tierName)}"`, hint, "key");
    return [];
  }
  const isOpen = callees.passesOn === true && asked === null;
  const operation = isOpen ? null : calledOperation(tier, asked);
  if (operation === undefined) return noSuchOperation(tier, asked, path, log);
  return [settings === undefined ? plainCall(path, tierName, operation) : readCall(settings, tier, operation, callees)];
}

const plainCall = (path: Path, tier: string, operation: string | null): Call => ({
  kind: "call",
  path,
  tier,
  operation,
  times: ONCE,
  share: 1,
  only: null,
  async: false,
  parallel: false,
  fresh: false,
});

function noSuchOperation(tier: TierOutline, asked: string | null, path: Path, log: Log): readonly [] {
  const { id, operations } = tier;
  const written = operations.map((name) => `${id}.${name}`);
  if (asked !== null) {
    const hint = nameHint(asked, operations, `${id} has:`) ?? `${id} has no operations`;
    report(log, "unknown-operation", path, `${id} has no operation "${shownText(asked)}"`, hint, "key");
    return [];
  }
  const hint = written.length === 0 ? `${id} has no operations yet` : `write one of: ${listed(written)}`;
  report(log, "ambiguous-operation", path, `${id} has several operations, and this does not say which`, hint, "key");
  return [];
}

function readCall(settings: Settings, tier: TierOutline, operation: string | null, callees: Callees): Call {
  const { log, path } = settings;
  const times = valueAt(settings, "times");
  const timesPath = settings.isCount === true ? path : pathTo(settings, "times");
  const fresh = flagAt(settings, "fresh");
  if (fresh && tier.kind !== "database")
    report(log, "no-effect", pathTo(settings, "fresh"), `fresh is of reads from a database, and ${tier.id} is none`);
  return {
    kind: "call",
    path,
    tier: tier.id,
    operation,
    times: (times === undefined ? undefined : readTimes(times, timesPath, log)) ?? ONCE,
    share: quantityAt(settings, "share", "ratio", SHARE) ?? 1,
    only: onlyAt(settings, callees),
    async: flagAt(settings, "async"),
    parallel: flagAt(settings, "parallel"),
    fresh,
  };
}

function flagAt(reader: Reader, key: string): boolean {
  const value = valueAt(reader, key);
  if (value === undefined || typeof value === "boolean") return value ?? false;
  report(reader.log, "wrong-type", pathTo(reader, key), `${key} is true or false, not ${describe(value)}`);
  return false;
}

function onlyAt(reader: Reader, callees: Callees): readonly string[] | null {
  const value = valueAt(reader, "only");
  if (value === undefined) return null;
  const path = pathTo(reader, "only");
  const names = typeof value === "string" ? [value] : value;
  if (!Array.isArray(names) || names.length === 0) {
    report(reader.log, "wrong-type", path, "only is the name of a workload, or a list of them");
    return null;
  }
  for (const [index, name] of names.entries()) {
    if (typeof name === "string" && callees.workloads.has(name)) continue;
    const at = typeof value === "string" ? path : [...path, index];
    const hint = typeof name === "string" ? nameHint(name, [...callees.workloads], "workloads:") : null;
    report(reader.log, "unknown-workload", at, `there is no workload ${describe(name)}`, hint);
  }
  return names.filter((name): name is string => typeof name === "string");
}
