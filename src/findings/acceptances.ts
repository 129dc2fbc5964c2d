/** Risks that are taken: what each of them matches, and what does not gate because of them. */
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { isNamed } from "../topology/accept.ts";
import { BASE } from "../topology/scenarios/read-scenarios.ts";
import type { Acceptance } from "../topology/types.ts";
import { figureOf, isAmiss, isBroken } from "./figure.ts";
import { spreadBudgets } from "./spread-budgets.ts";
import type { Finding } from "./types.ts";

export interface AcceptedRisk {
  readonly acceptance: Acceptance;
  /**
   * expired, exceeded: it matches something, which gates again since its last day is over, or since it is worse than
   * was accepted.
   */
  readonly status: "accepted" | "expired" | "exceeded" | "unmatched";
  /** Its last day is over, whether or not it matches. */
  readonly isExpired: boolean;
  readonly findings: readonly Finding[];
  /** Figures that are amiss, each on its own. */
  readonly budgets: readonly BudgetResult[];
}

export interface Acceptances {
  readonly risks: readonly AcceptedRisk[];
  /** Id of the acceptance because of which a budget does not gate; null: none, or it holds. */
  readonly ofBudget: (result: BudgetResult) => string | null;
  /** The same of a finding. */
  readonly ofFinding: (finding: Finding) => string | null;
}

/**
 * @param findings of the plan, as far as they are known
 * @param today as year-month-day; null: dates are not judged
 */
export function acceptancesOf(assessment: Assessment, findings: readonly Finding[], today: string | null): Acceptances {
  const { accept } = assessment.topology;
  if (accept.length === 0) return nothingAccepted;
  const tierOfStation = new Map(assessment.model.stations.map(({ id, tier }) => [id, tier]));
  const figures = [assessment, ...assessment.scenarios.map((under) => under.assessment)]
    .flatMap(spreadBudgets)
    .filter(isAmiss);
  const risks = accept.map((acceptance): AcceptedRisk => {
    const budgets = figures.filter((figure) => matchesBudget(acceptance, figure, tierOfStation));
    const matched = findings.filter((finding) => matchesFinding(acceptance, finding));
    const isExpired = today !== null && acceptance.until !== null && acceptance.until < today;
    const isExceeded =
      budgets.some((figure) => exceeds(acceptance, figure)) || matched.some((one) => isWorse(acceptance, one));
    const status =
      budgets.length + matched.length === 0
        ? "unmatched"
        : isExpired
          ? "expired"
          : isExceeded
            ? "exceeded"
            : "accepted";
    return { acceptance, status, isExpired, findings: matched, budgets };
  });
  const live = risks.filter(({ isExpired }) => !isExpired);

  /** By an acceptance of it, or of every figure that it speaks for. */
  function ofFinding(finding: Finding): string | null {
    return (
      ofFindingItself(finding) ??
      allAccepted(figures.filter((figure) => isBroken(figure) && speaksFor(finding, figure)))
    );
  }

  /** Id of the first acceptance where each of the figures has one of its own. */
  function allAccepted(spokenFor: readonly BudgetResult[]): string | null {
    const ids = spokenFor.map(ofFigureItself);
    return ids.every((id) => id !== null) ? (ids[0] ?? null) : null;
  }

  function ofFindingItself(finding: Finding): string | null {
    const parts = partsOf(finding);
    const of = live.filter(
      ({ acceptance, findings: matched }) => matched.includes(finding) && !isWorse(acceptance, finding),
    );
    const isCovered = parts.every((part) => of.some(({ acceptance }) => isUnder(acceptance, part)));
    return isCovered ? (of[0]?.acceptance.id ?? null) : null;
  }

  /** By an acceptance of the figure, or of all findings that speak for it. */
  function ofFigure(figure: BudgetResult): string | null {
    const own = ofFigureItself(figure);
    if (own !== null) return own;
    const accepted = findings.filter((finding) => speaksFor(finding, figure)).map(ofFindingItself);
    return accepted.every((id) => id !== null) ? (accepted[0] ?? null) : null;
  }

  function ofFigureItself(figure: BudgetResult): string | null {
    const own = live.find(({ acceptance, budgets }) => budgets.includes(figure) && !exceeds(acceptance, figure));
    return own?.acceptance.id ?? null;
  }

  return {
    risks,
    ofFinding,
    ofBudget: (result) => {
      if (!isBroken(result)) return null;
      const broken = figures.filter(
        (figure) => figure.budget === result.budget && figure.scenario === result.scenario && isBroken(figure),
      );
      const accepted = broken.map(ofFigure);
      return accepted.every((id) => id !== null) ? (accepted[0] ?? null) : null;
    },
  };
}

const nothingAccepted: Acceptances = { risks: [], ofBudget: () => null, ofFinding: () => null };

/** `base`, or the scenarios under which a finding is. */
function partsOf({ scenarios = [], isOfBase = scenarios.length === 0 }: Finding): readonly string[] {
  return isOfBase ? [BASE, ...scenarios] : scenarios;
}

const isUnder = ({ scenario }: Acceptance, part: string): boolean => scenario === null || scenario === part;

function matchesBudget(
  acceptance: Acceptance,
  { budget, subject, scenario }: BudgetResult,
  tierOfStation: ReadonlyMap<string, string>,
): boolean {
  if (acceptance.of.kind !== "budget" || !isNamed(budget.id, acceptance.of.budget)) return false;
  if (!isUnder(acceptance, scenario ?? BASE)) return false;
  const { tier } = acceptance;
  return tier === null || subject === tier || (subject !== null && tierOfStation.get(subject) === tier);
}

function matchesFinding(acceptance: Acceptance, finding: Finding): boolean {
  if (acceptance.of.kind !== "finding" || acceptance.of.rule !== finding.rule) return false;
  const { tier } = acceptance;
  if (tier !== null && finding.tier !== tier && finding.subject !== tier) return false;
  return partsOf(finding).some((part) => isUnder(acceptance, part));
}

/** Whether a figure is beyond what was accepted: what does not exist is beyond everything. */
function exceeds({ worseThan }: Acceptance, { budget, actual }: BudgetResult): boolean {
  if (worseThan === null) return false;
  if (actual === null) return true;
  const isFloor = budget.kind === "headroom" || budget.kind === "hit-ratio";
  return isFloor ? actual < worseThan.value : actual > worseThan.value;
}

/** Of findings about load, by utilization. */
function isWorse({ worseThan }: Acceptance, { figures }: Finding): boolean {
  return worseThan !== null && (figures.utilization ?? figures.offeredUtilization ?? Infinity) > worseThan.value;
}

function speaksFor(finding: Finding, figure: BudgetResult): boolean {
  if (figure.scenario === null) return finding.budgets.includes(figureOf(figure));
  const under = finding.under?.find(({ scenario }) => scenario === figure.scenario);
  return under?.finding.budgets.includes(figureOf(figure)) ?? false;
}
