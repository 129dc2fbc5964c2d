import type { Law } from "../queueing/law.ts";
import { escapeControls, shownText } from "../units/shown-text.ts";
import { type RuleName, readAcceptances } from "./accept.ts";
import { assumeBalancing } from "./assume-balancing.ts";
import { type Budgeted, budgetedOf, readBudgets } from "./budgets.ts";
import type { Callees } from "./call.ts";
import { checkCalls } from "./check-calls.ts";
import { checkDefaults, withDefaults } from "./defaults.ts";
import type { Problem } from "./diagnostic.ts";
import { type DiagnosticRuleName, diagnosticRules } from "./diagnostic-codes.ts";
import { lawAt } from "./distribution.ts";
import { withEntries } from "./entry.ts";
import { assume, createLog, type Log, report } from "./log.ts";
import { listed } from "./name-hint.ts";
import { outlineOfData } from "./outline.ts";
import { checkPools } from "./pools.ts";
import { entriesOf, isMap, isSet, mapAt, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Changeable } from "./scenarios/change-kind.ts";
import { checkScenarios } from "./scenarios/check-scenarios.ts";
import { describing } from "./scenarios/describing.ts";
import { readScenarios } from "./scenarios/read-scenarios.ts";
import { readSurvive } from "./scenarios/survive.ts";
import { withFurther } from "./stricter-budgets.ts";
import { checkStructure } from "./structure.ts";
import { tierReaders } from "./tiers/registry.ts";
import type { Assumption, Budget, Path, Tier, TierKind, Topology } from "./types.ts";
import { readWorkload } from "./workloads.ts";

export type TopologyResult =
  | { readonly ok: true; readonly topology: Topology; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The topology that the data of a file describe. Pure and without positions, so that a patched copy
 * of the data is read again in a fraction of a millisecond.
 *
 * @param name of the topology, where the data have none
 */
export function topologyFromData(data: unknown, name = "topology", options: ReadOptions = {}): TopologyResult {
  const log = createLog();
  checkStructure(data, log);
  const topology = isMap(data) ? readTopology({ data, path: [], log }, name, options) : undefined;
  const problems = log.problems;
  const isWrong = problems.some(({ rule }) => diagnosticRules[rule].severity === "error");
  return isWrong || topology === undefined ? { ok: false, problems } : { ok: true, topology, problems };
}

export interface ReadOptions {
  /** Rules whose findings may be accepted; null: names of rules are not checked. */
  readonly rules?: readonly RuleName[] | null;
  /** Budgets beside those of the data. */
  readonly further?: readonly { readonly path: Path; readonly data: unknown }[];
}

/** After any of these a tier or a call may be missing, and what follows from the whole picture would be wrong. */
const incomplete: ReadonlySet<DiagnosticRuleName> = new Set([
  "unknown-key",
  "planned",
  "missing-key",
  "wrong-type",
  "unknown-value",
  "bad-name",
  "conflicting-keys",
  "unknown-tier",
  "unknown-operation",
  "ambiguous-operation",
]);

/** They mean something else in a list of calls. */
const reservedNames = ["to", "calls", "parallel"];

function readTopology(reader: Reader, name: string, { rules = null, further = [] }: ReadOptions): Topology {
  const { log } = reader;
  const workloadEntries = entriesAt(reader, "workloads", "a workload");
  const tierEntries = entriesAt(reader, "tiers", "a tier").map(([id, tier]): [string, Reader] => [
    id,
    { ...tier, data: withDefaults(tier.data, valueAt(reader, "defaults")) },
  ]);
  checkDefaults(reader, new Set(tierEntries.map(([, tier]) => valueAt(tier, "kind"))));
  const callees = calleesOf(reader, tierEntries);
  const tiers = tierEntries.flatMap(([id, tier]): Tier[] => {
    const kind = valueAt(tier, "kind");
    const isKind = typeof kind === "string" && Object.hasOwn(tierReaders, kind);
    return isKind ? [tierReaders[kind as TierKind](id, tier, callees)] : [];
  });
  const entryless = workloadEntries.map(([id, workload]) => readWorkload(id, workload, callees.tierNames));
  const isComplete = !log.problems.some(({ rule }) => incomplete.has(rule));
  const entryLog = createLog();
  const workloads = withEntries(entryless, tiers, entryLog);
  if (isComplete) {
    checkCalls(workloads, workloads.length === entryless.length, tiers, log);
    // A circle leaves no tier that nobody calls: it is the cause.
    if (!log.problems.some(({ rule }) => rule === "call-cycle")) log.problems.push(...entryLog.problems);
  }
  checkPools(tiers, callees.tierNames, isComplete, log);
  assumeBalancing(tiers, log);
  const budgetsReader = mapAt(reader, "budgets");
  const budgeted = budgetedOf(entryless, callees.tierNames, tiers);
  const own = budgetsReader === undefined ? [] : readBudgets(budgetsReader, budgeted);
  const budgets = withFurther(
    own,
    further.flatMap((one) => furtherBudgets(reader, one, budgeted)),
  );
  const changeable: Changeable = {
    workloads: entryless.map(({ id }) => id),
    tierNames: callees.tierNames,
    tiers: new Map(tiers.map((tier) => [tier.id, tier])),
    ...describing(reader, (data) => {
      const read = topologyFromData(data, name);
      return { topology: read.ok ? read.topology : null, problems: read.problems };
    }),
  };
  const scenarios = [...readScenarios(reader, changeable, budgeted), ...readSurvive(reader, changeable)];
  checkScenarios(scenarios, budgets, log);
  const accept = readAcceptances(reader, {
    rules,
    budgets: [...budgets, ...scenarios.flatMap((scenario) => scenario.budgets)],
    tiers: callees.tierNames,
    scenarios: scenarios.map(({ id }) => id),
  });
  return {
    name: nameOf(reader) ?? name,
    workloads,
    tiers,
    budgets,
    scenarios,
    accept,
    network: networkOf(reader),
    assumptions: assumptionsOf(log),
  };
}

/** Budgets that the file does not hold, read as if it did. */
function furtherBudgets(
  { data, log }: Reader,
  further: { readonly path: Path; readonly data: unknown },
  budgeted: Budgeted,
): readonly Budget[] {
  const structure = createLog();
  checkStructure({ ...data, budgets: further.data }, structure);
  for (const { path, ...problem } of structure.problems)
    if (path[0] === "budgets") log.problems.push({ ...problem, path: [...further.path, ...path.slice(1)] });
  return isMap(further.data) ? readBudgets({ data: further.data, path: further.path, log }, budgeted) : [];
}

function entriesAt(reader: Reader, key: string, what: string): [string, Reader][] {
  const map = mapAt(reader, key);
  return map === undefined ? [] : entriesOf(map, what);
}

function calleesOf(reader: Reader, tierEntries: readonly [string, Reader][]): Callees {
  const { log } = reader;
  const names = (key: string) => Object.keys(mapAt({ ...reader, log: createLog() }, key)?.data ?? {});
  const tierNames = names("tiers");
  for (const id of tierNames)
    if (reservedNames.includes(id)) {
      const message = `"${id}" has a meaning of its own in a list of calls, and cannot name a tier`;
      report(log, "bad-name", ["tiers", id], message, `write ${id}-service`, "key");
    }
  // A tier that is no map can be called all the same: that it is none was said.
  const outlines = tierNames.map((id) => [id, outlineOfData(id, {})] as const);
  const known = tierEntries.map(([id, tier]) => [id, outlineOfData(id, tier.data)] as const);
  return { tiers: new Map([...outlines, ...known]), tierNames, workloads: new Set(names("workloads")), log };
}

function nameOf(reader: Reader): string | undefined {
  const value = valueAt(reader, "name");
  if (value === undefined) return undefined;
  const path = pathTo(reader, "name");
  if (typeof value !== "string" || value.trim() === "" || value.length > 200)
    return report(reader.log, "wrong-type", path, "name is a text of 1 to 200 characters");
  if (escapeControls(value) === value) return value;
  return report(reader.log, "control-character", path, `the name ${shownText(value)} holds a control character`);
}

function networkOf(reader: Reader): Law {
  if (isSet(reader, "network")) return lawAt(reader, "network") ?? NO_TIME;
  assume(reader.log, ["network"], "a call from tier to tier takes no time on the network");
  return NO_TIME;
}

const NO_TIME: Law = { kind: "constant", mean: 0 };

/** More names than this are counted and not listed. */
const LISTED = 6;

function assumptionsOf({ assumptions, shared }: Log): readonly Assumption[] {
  const common = [...shared].map(([text, { path, source, names }]): Assumption => {
    const distinct = [...new Set(names)];
    return { path, text: `${text}: ${listed(distinct, LISTED)}`, source, halvedDoubled: null };
  });
  return [...assumptions, ...common];
}
