/** Which cause brought about what under a scenario: asked of the plans between, each solved under it. */
import { applyPatch } from "../advice/patch.ts";
import { variantsOf } from "../advice/solver.ts";
import type { Patch } from "../advice/types.ts";
import { valueAt } from "../findings/plain-data.ts";
import { budgetOf } from "../report/budgets.ts";
import type { Analysis, Budget } from "../report/generated/report.ts";
import { withoutFiles } from "../report/source.ts";
import type { Between, OldFile } from "./between.ts";
import { isBroken } from "./budgets.ts";
import { bareData } from "./causes.ts";
import { budgetState } from "./figures.ts";
import { eventContributions, figureContributions, type Game } from "./game.ts";
import type { Contribution } from "./generated/difference.ts";

/** Plans between that are solved under scenarios, over all of them. */
const MOST_SOLVES = 512;

/** To a budget under a scenario of both plans: to its breaking or mending, else to the move of its figure; null: not told. */
export type OfBudgetUnder = (was: Budget, is: Budget) => readonly Contribution[] | null;

export interface UnderScenarios {
  readonly ofBudget: OfBudgetUnder;
  readonly solves: () => number;
  /** Scenarios whose budgets were not attributed, as there are too many of them. */
  readonly leftOut: () => number;
}

/** Nothing is attributed. */
export const noneUnder: UnderScenarios = { ofBudget: () => null, solves: () => 0, leftOut: () => 0 };

type PlansUnder = Game<readonly Budget[] | null>;

interface Players {
  readonly game: PlansUnder;
  /** Number of each cause in the difference. */
  readonly numbers: readonly number[];
}

/** The changes of each scenario that both files write out: a cause for it alone. */
export function scenarioCauses(patch: Patch, old: Analysis, now: Analysis): ReadonlyMap<string, Patch> {
  const causes = new Map<string, Patch>();
  const isInBoth = (id: string) => [old, now].every((plan) => plan.scenarios.some((one) => one.id === id));
  for (const change of patch) {
    const [top, id] = change.path;
    if (top !== "scenarios" || typeof id !== "string" || !isInBoth(id)) continue;
    causes.set(id, [...(causes.get(id) ?? []), change]);
  }
  return causes;
}

/**
 * @param found the causes that move the plan as it is; those of scenarios come after them
 */
export function underScenarios(
  old: OldFile,
  found: Between,
  ownCauses: ReadonlyMap<string, Patch>,
  now: Analysis,
): UnderScenarios {
  const games = new Map<string, Players | null>();
  const isTooMany = found.game === null && found.causes.length > 0;
  const isFair = found.game === null || found.game.method === "shapley";
  let solves = 0;
  let leftOut = 0;
  const gameOf = (id: string): Players | null => {
    const known = games.get(id);
    if (known !== undefined) return known;
    const own = ownCauses.get(id);
    const numbers = found.causes.map((_, index) => index + 1);
    if (own !== undefined) numbers.push(found.causes.length + 1 + [...ownCauses.keys()].indexOf(id));
    const causes = own === undefined ? found.causes : [...found.causes, own];
    const wanted = isFair ? 2 ** causes.length : causes.length + 1;
    const isLeftOut = solves + wanted > MOST_SOLVES;
    if (isLeftOut) leftOut += 1;
    const none = isLeftOut || isTooMany || causes.length === 0;
    const players = none ? null : { game: gameUnder(id, causes, isFair), numbers };
    games.set(id, players);
    return players;
  };
  const gameUnder = (id: string, causes: readonly Patch[], isFairHere: boolean): PlansUnder => {
    const isGenerated = now.scenarios.some((one) => one.id === id && one.generated);
    const solve = budgetsUnder(old, id, isGenerated);
    const plans = new Map<number, readonly Budget[] | null>();
    return {
      causes: causes.length,
      method: isFairHere ? "shapley" : "file-order",
      plan: (mask) => {
        const known = plans.get(mask);
        if (known !== undefined) return known;
        const plan = solve(causes.flatMap((cause, index) => ((mask & (1 << index)) === 0 ? [] : cause)));
        solves += 1;
        plans.set(mask, plan);
        return plan;
      },
    };
  };
  return {
    ofBudget: (was, is) => {
      const players = is.scenario === null ? null : gameOf(is.scenario);
      const parts = players === null ? null : contributionsTo(players.game, was, is);
      return (
        parts?.map((part) => ({ ...part, causes: part.causes.map((one) => players?.numbers[one - 1] ?? one) })) ?? null
      );
    },
    solves: () => solves,
    leftOut: () => leftOut,
  };
}

function contributionsTo(game: PlansUnder, was: Budget, is: Budget): readonly Contribution[] | null {
  const budgetIn = (plan: readonly Budget[] | null) => plan?.find(({ key }) => key === is.key);
  const [first, last] = [budgetIn(game.plan(0)), budgetIn(game.plan(2 ** game.causes - 1))];
  if (first === undefined || last === undefined) return null;
  if (isBroken(first) !== isBroken(was) || isBroken(last) !== isBroken(is)) return null;
  if (isBroken(was) !== isBroken(is)) {
    return eventContributions(game, (plan) => {
      const budget = budgetIn(plan);
      return budget === undefined ? null : Number(isBroken(budget));
    });
  }
  if (budgetState(first).kind !== budgetState(was).kind || budgetState(last).kind !== budgetState(is).kind) return null;
  return figureContributions(game, (plan) => {
    const budget = budgetIn(plan);
    return budget === undefined ? { kind: "unknown" } : budgetState(budget);
  });
}

/** Budgets under a scenario of the old plan with some changes made; null: it cannot be solved. */
function budgetsUnder(
  { data, reread }: OldFile,
  id: string,
  isGenerated: boolean,
): (patch: Patch) => readonly Budget[] | null {
  const scenario = isGenerated ? survivalOf(id) : { scenarios: { [id]: valueAt(data, ["scenarios", id]) } };
  const alone = { ...(bareData(data) as object), ...scenario };
  return (patch) => {
    const { solveUnder } = variantsOf(applyPatch(alone, patch), reread);
    const under = solveUnder([], id);
    return under === null ? null : under.assessment.budgets.map((result) => budgetOf(result, null, withoutFiles));
  };
}

/** What makes a generated scenario, and no other that may not be there yet. */
function survivalOf(id: string): { readonly survive: unknown } {
  const whole = /^lose-all-(.*)$/.exec(id)?.[1];
  return { survive: whole === undefined ? { instance: "any" } : { tier: whole } };
}
