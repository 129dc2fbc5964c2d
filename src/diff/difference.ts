/** Report × Report → Difference: what changed in the file, and what that does. */
import type { Patch } from "../advice/types.ts";
import type { Analysis, Check } from "../report/generated/report.ts";
import { pathPointer, pathText } from "../report/path-text.ts";
import { toolVersion } from "../report/tool-version.ts";
import type { Topology } from "../topology/types.ts";
import { type Attribution, attributionBy, unattributed } from "./attribute.ts";
import { type Between, between } from "./between.ts";
import { budgetDifferences } from "./budgets.ts";
import { movesFigures, titleOf, whatOf } from "./causes.ts";
import { changesOf } from "./changes.ts";
import { effectsOf } from "./effects.ts";
import { budgetFigures, figuresOf } from "./figures.ts";
import { findingDifferences } from "./findings.ts";
import type { Change, Difference, Side as Shown, Tolerance } from "./generated/difference.ts";
import { recommendationDifferences } from "./recommendations.ts";
import { noneUnder, type OfBudgetUnder, scenarioCauses, underScenarios } from "./under-scenarios.ts";
import { verdictsOf } from "./verdict.ts";

/** One of two plans. */
export interface Side {
  readonly report: Analysis | Check;
  /** The file's data, overlays merged; null: the report was saved, and holds no file. */
  readonly data: unknown;
  /** Reads such edits as the file was read; null: they are no topology. */
  readonly reread: (data: unknown) => Topology | null;
  /** As it was given, to be shown. */
  readonly from: string;
  /** Commit that the file was read from; null: none. */
  readonly commit: string | null;
}

export interface DifferenceOptions {
  readonly tolerance: Tolerance;
  /** The command that makes it again. */
  readonly reproduce: string;
}

/** Compares two plans. Where both sides have their files, each effect is attributed to the changes that cause it. */
export function difference(old: Side, now: Side, { tolerance, reproduce }: DifferenceOptions): Difference {
  const hasFiles = old.data !== null && now.data !== null;
  const patch = hasFiles ? changesOf(old.data, now.data) : [];
  const found = foundBetween(old, now, patch);
  const attribution = found.game === null ? unattributed : attributionBy(found.game);
  const ofScenarios = hasFiles ? causesOfScenarios(old.report, now.report, patch) : new Map<string, Patch>();
  const causes = [...found.causes, ...ofScenarios.values()];
  const under =
    hasFiles && now.report.kind === "analysis" ? underScenarios(old, found, ofScenarios, now.report) : noneUnder;
  const compared = comparedOf(old.report, now.report, tolerance, attribution, under.ofBudget);
  const verdict = verdictsOf(old.report, now.report);
  const { effects, budgets, findings } = compared;
  return {
    schemaVersion: 1,
    kind: "diff",
    toolVersion,
    reproduce,
    old: shown(old),
    new: shown(now),
    tolerance,
    moved: verdict.changed || effects.length + budgets.length + findings.length > 0,
    compared: old.report.kind === "analysis" && now.report.kind === "analysis" ? "analyses" : "budgets",
    changes: hasFiles ? patch.map((change) => changeOf(change, causes)) : null,
    causes: causes.map((cause, index) => ({
      number: index + 1,
      title: titleOf(cause),
      changes: cause.map((change) => patch.indexOf(change)).sort((a, b) => a - b),
    })),
    attribution: {
      method: found.game?.method ?? (ofScenarios.size > 0 ? "shapley" : "none"),
      reason: reasonOf(found, ofScenarios.size, under.leftOut()),
      solves: found.solves() + under.solves(),
    },
    verdict,
    ...compared,
  };
}

const causesOfScenarios = (old: Analysis | Check, now: Analysis | Check, patch: Patch): ReadonlyMap<string, Patch> =>
  old.kind === "analysis" && now.kind === "analysis" ? scenarioCauses(patch, old, now) : new Map();

/** Why nothing, or not all, or not in the fair way was attributed; null: all was, in the fair way. */
function reasonOf({ reason, game }: Between, ofScenarios: number, leftOut: number): string | null {
  const own = game === null && ofScenarios > 0 ? null : reason;
  if (leftOut === 0) return own;
  const scenarios = `budgets under ${leftOut} more scenarios are not attributed`;
  return own === null ? scenarios : `${own}; ${scenarios}`;
}

const nothingBetween = (reason: string): Between => ({ causes: [], game: null, reason, solves: () => 0 });

function foundBetween(old: Side, now: Side, patch: Patch): Between {
  if (old.data === null || now.data === null) {
    return nothingBetween("a saved report holds no file, so that effects cannot be attributed to its changes");
  }
  if (old.report.kind !== "analysis" || now.report.kind !== "analysis") {
    return nothingBetween("a check has nothing but budgets");
  }
  const moving = patch.filter(movesFigures);
  if (moving.length === 0) return nothingBetween("the files do not differ in anything that moves a figure");
  return between(old, moving, old.report, now.report);
}

function comparedOf(
  old: Analysis | Check,
  now: Analysis | Check,
  tolerance: Tolerance,
  attribution: Attribution,
  under: OfBudgetUnder,
): Pick<Difference, "effects" | "budgets" | "findings" | "recommendations"> {
  const budgets = budgetDifferences(old, now, tolerance, attribution, under);
  if (old.kind !== "analysis" || now.kind !== "analysis") {
    const effects = effectsOf(budgetFigures(old), budgetFigures(now), tolerance, unattributed);
    return { effects, budgets, findings: [], recommendations: [] };
  }
  return {
    effects: effectsOf(figuresOf(old), figuresOf(now), tolerance, attribution),
    budgets,
    findings: findingDifferences(old, now, attribution),
    recommendations: recommendationDifferences(old, now),
  };
}

function changeOf(change: Patch[number], causes: readonly Patch[]): Change {
  const { path, before, after } = change;
  const cause = causes.findIndex((members) => members.includes(change));
  return {
    operation: before === undefined ? "add" : after === undefined ? "remove" : "replace",
    what: whatOf(change),
    path: pathText(path),
    pointer: pathPointer(path),
    before: before ?? null,
    after: after ?? null,
    cause: cause === -1 ? null : cause + 1,
  };
}

function shown({ report, data, from, commit }: Side): Shown {
  return {
    from,
    kind: data === null ? "report" : "topology",
    commit,
    name: report.name,
    toolVersion: report.toolVersion,
  };
}
