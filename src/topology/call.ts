import { shownText } from "../units/shown-text.ts";
import { failureSettings, flagAt, WAITS_FOR_EVER } from "./call-failure.ts";
import { type Log, report } from "./log.ts";
import { listed, nameHint } from "./name-hint.ts";
import { calledOperation, type TierOutline } from "./outline.ts";
import { quantityAt, SHARE } from "./read-quantity.ts";
import { describe, pathTo, type Reader, valueAt } from "./reader.ts";
import { ONCE, readTimes } from "./times.ts";
import type { Call, Path } from "./types.ts";

/** What a call may refer to. */
export interface Callees {
  readonly tiers: ReadonlyMap<string, TierOutline>;
  readonly tierNames: readonly string[];
  readonly workloads: ReadonlySet<string>;
  readonly log: Log;
  /** The caller has no operations of its own: whom it calls is asked for what the request asks for. */
  readonly passesOn?: boolean;
}

/** Settings of a call; a bare count stands for `{ times }`. */
export type Settings = Reader & { readonly isCount?: boolean };

/** A call of `tier.operation` with its settings; none if there is no such target, which was then said. */
export function callOf(target: string, settings: Settings | undefined, path: Path, callees: Callees): readonly Call[] {
  const { log } = callees;
  const dot = target.indexOf(".");
  const tierName = dot < 0 ? target : target.slice(0, dot);
  const asked = dot < 0 ? null : target.slice(dot + 1);
  const tier = callees.tiers.get(tierName);
  const at = path.at(-1) === target ? "key" : "value";
  if (tier === undefined) {
    const hint = nameHint(log, tierName, callees.tierNames, "tiers:");
    report(log, "unknown-tier", path, `there is no tier "${shownText(tierName)}"`, hint, at);
    return [];
  }
  const isOpen = callees.passesOn === true && asked === null;
  const operation = isOpen ? null : calledOperation(tier, asked);
  if (operation === undefined) return noSuchOperation(tier, asked, path, at, log);
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
  ...WAITS_FOR_EVER,
});

function noSuchOperation(
  tier: TierOutline,
  asked: string | null,
  path: Path,
  at: "key" | "value",
  log: Log,
): readonly [] {
  const { id, operations } = tier;
  const written = operations.map((name) => `${id}.${name}`);
  if (asked !== null) {
    const hint = nameHint(log, asked, operations, `${id} has:`) ?? `${id} has no operations`;
    report(log, "unknown-operation", path, `${id} has no operation "${shownText(asked)}"`, hint, at);
    return [];
  }
  // That it has none is said at the tier.
  if (written.length === 0) return [];
  const hint = `write one of: ${listed(written)}`;
  report(log, "ambiguous-operation", path, `${id} has several operations, and this does not say which`, hint, at);
  return [];
}

function readCall(settings: Settings, tier: TierOutline, operation: string | null, callees: Callees): Call {
  const { log, path } = settings;
  const times = valueAt(settings, "times");
  const timesPath = settings.isCount === true ? path : pathTo(settings, "times");
  const fresh = flagAt(settings, "fresh", log);
  const async = flagAt(settings, "async", log);
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
    async,
    parallel: flagAt(settings, "parallel", log),
    fresh,
    ...failureSettings(settings, async),
  };
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
    const hint = typeof name === "string" ? nameHint(callees.log, name, [...callees.workloads], "workloads:") : null;
    report(reader.log, "unknown-workload", at, `there is no workload ${describe(name)}`, hint);
  }
  return names.filter((name): name is string => typeof name === "string");
}
