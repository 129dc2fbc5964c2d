import type { Dimension } from "../units/dimension.ts";
import { shownText } from "../units/shown-text.ts";
import { report } from "./log.ts";
import { nameHint } from "./name-hint.ts";
import { readQuantity } from "./read-quantity.ts";
import { entriesOf, isSet, mapAt, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import { BASE } from "./scenarios/read-scenarios.ts";
import type { Acceptance, Budget } from "./types.ts";

/** A rule whose findings may be accepted. */
export interface RuleName {
  readonly code: string;
  readonly name: string;
}

/** What an acceptance may speak of. */
export interface Acceptable {
  /** null: not known here, and not checked. */
  readonly rules: readonly RuleName[] | null;
  /** Of the file and of its scenarios. */
  readonly budgets: readonly Budget[];
  readonly tiers: readonly string[];
  readonly scenarios: readonly string[];
}

/** Risks that are taken, in the file's order. */
export function readAcceptances(file: Reader, acceptable: Acceptable): readonly Acceptance[] {
  const reader = mapAt(file, "accept");
  return reader === undefined
    ? []
    : entriesOf(reader, "an acceptance").flatMap(([id, entry]) => acceptanceOf(id, entry, acceptable) ?? []);
}

function acceptanceOf(id: string, reader: Reader, acceptable: Acceptable): Acceptance | undefined {
  const rule = textAt(reader, "finding");
  const budget = textAt(reader, "budget");
  if (isSet(reader, "finding") && isSet(reader, "budget")) {
    const message = `${id} is about a finding and about a budget`;
    report(reader.log, "conflicting-keys", pathTo(reader, "budget"), message, "make two of it", "key");
  } else if (!isSet(reader, "finding") && !isSet(reader, "budget"))
    missing(
      reader,
      "finding",
      `${id} does not say what is accepted`,
      "add finding: single-point-of-failure, or budget: latency.browse.p99",
    );
  const ruleName = rule === undefined ? undefined : ruleNamed(rule, reader, acceptable);
  const judged = budget === undefined ? [] : budgetsNamed(budget, reader, acceptable);
  const { tiers, scenarios } = acceptable;
  checkScope(reader, judged, ruleName ?? rule);
  const tier = nameAt(reader, "tier", tiers, "unknown-tier");
  const scenario = nameAt(reader, "scenario", [BASE, ...scenarios], "unknown-scenario");
  const reason = textAt(reader, "reason");
  const acceptance = {
    id,
    path: reader.path,
    tier: tier ?? null,
    scenario: scenario ?? null,
    reason: reason ?? "",
    until: dateAt(reader) ?? null,
    worseThan: worseThanAt(reader, judged) ?? null,
  };
  if (budget !== undefined) return { ...acceptance, of: { kind: "budget", budget } };
  return ruleName === undefined ? undefined : { ...acceptance, of: { kind: "finding", rule: ruleName } };
}

/** Budgets that are judged tier by tier. */
const OF_TIERS: ReadonlySet<Budget["kind"]> = new Set(["utilization", "hit-ratio"]);

/** Rules whose findings have a utilization to be held against. */
const ABOUT_LOAD: readonly string[] = ["saturated", "near-saturation", "utilization-budget"];

function checkScope(reader: Reader, judged: readonly Budget[], rule: string | undefined): void {
  const [other] = judged.filter(({ kind }) => !OF_TIERS.has(kind));
  if (isSet(reader, "tier") && other !== undefined) {
    const message = `${other.id} is not judged tier by tier`;
    report(reader.log, "conflicting-keys", pathTo(reader, "tier"), message, "leave tier out", "key");
  }
  if (isSet(reader, "worseThan") && rule !== undefined && !ABOUT_LOAD.includes(rule)) {
    const message = `${shownText(rule)} has no utilization that could get worse`;
    const hint = `rules that have one: ${ABOUT_LOAD.join(", ")}`;
    report(reader.log, "conflicting-keys", pathTo(reader, "worseThan"), message, hint, "key");
  }
}

/** A text that is not empty; that it is a text says the schema. */
function textAt(reader: Reader, key: string): string | undefined {
  const value = valueAt(reader, key);
  if (typeof value !== "string") return undefined;
  if (value.trim() !== "") return value;
  return report(
    reader.log,
    "missing-key",
    pathTo(reader, key),
    `${key} is empty`,
    key === "reason" ? "say why it is accepted" : null,
  );
}

function nameAt(
  reader: Reader,
  key: string,
  known: readonly string[],
  rule: "unknown-tier" | "unknown-scenario",
): string | undefined {
  const name = textAt(reader, key);
  if (name === undefined || known.includes(name)) return name;
  const hint = nameHint(reader.log, name, known, "there are:");
  return report(reader.log, rule, pathTo(reader, key), `no ${key} is called "${shownText(name)}"`, hint);
}

function ruleNamed(written: string, reader: Reader, { rules }: Acceptable): string | undefined {
  if (rules === null) return written;
  const rule = rules.find(({ code, name }) => name === written || code === written.toUpperCase());
  if (rule !== undefined) return rule.name;
  const names = rules.map(({ name }) => name);
  const hint = nameHint(reader.log, written, names, "rules are:");
  return report(
    reader.log,
    "unknown-value",
    pathTo(reader, "finding"),
    `no rule is called "${shownText(written)}"`,
    hint,
  );
}

function budgetsNamed(written: string, reader: Reader, { budgets }: Acceptable): readonly Budget[] {
  const named = budgets.filter(({ id }) => isNamed(id, written));
  if (named.length > 0) return named;
  const ids = [...new Set(budgets.map(({ id }) => id))];
  const hint = nameHint(reader.log, written, ids, "there are:") ?? "the file sets none";
  report(reader.log, "budget-for-nobody", pathTo(reader, "budget"), `there is no budget "${shownText(written)}"`, hint);
  return [];
}

/** `latency.browse` names `latency.browse.p99`, and itself. */
export const isNamed = (id: string, written: string): boolean => id === written || id.startsWith(`${written}.`);

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2027-06-30`, if the calendar has such a day. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function dateAt(reader: Reader): string | undefined {
  const value = valueAt(reader, "until");
  if (value === undefined) return undefined;
  if (typeof value === "string" && isDate(value)) return value;
  const message = `${shownText(String(value))} is no day`;
  return report(reader.log, "unknown-value", pathTo(reader, "until"), message, "write it as 2027-06-30");
}

const dimensions: { readonly [K in Budget["kind"]]: Dimension } = {
  latency: "time",
  utilization: "ratio",
  errors: "ratio",
  "hit-ratio": "ratio",
  lag: "time",
  headroom: "factor",
  cost: "cost",
  "cost-increase": "ratio",
};

/** In the unit of the budget; of a finding a utilization. */
function worseThanAt(reader: Reader, judged: readonly Budget[]): Acceptance["worseThan"] | undefined {
  const value = valueAt(reader, "worseThan");
  if (value === undefined) return undefined;
  const [budget] = judged;
  const isAmount = budget?.kind === "cost-increase" && budget.of === "amount";
  const dimension = isAmount ? "cost" : dimensions[budget?.kind ?? "utilization"];
  const quantity = readQuantity(value, pathTo(reader, "worseThan"), reader.log, dimension);
  return quantity === undefined ? undefined : { text: String(value), value: quantity.value };
}
