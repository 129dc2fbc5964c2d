/** The plans between two plans: some of the causes made, the others not. */
import { applyPatch } from "../advice/patch.ts";
import { variantsOf } from "../advice/solver.ts";
import type { Patch } from "../advice/types.ts";
import type { Assessment } from "../assess/types.ts";
import { isAmiss } from "../findings/figure.ts";
import { judgedFindings } from "../findings/findings.ts";
import { variantsAllowed } from "../findings/thrift.ts";
import type { Edit } from "../findings/types.ts";
import type { Analysis } from "../report/generated/report.ts";
import { report } from "../report/report.ts";
import { withoutFiles } from "../report/source.ts";
import type { Topology } from "../topology/types.ts";
import { blocksOf } from "./blocks.ts";
import { bareData, causesOf } from "./causes.ts";
import type { Game } from "./game.ts";

/** Causes up to which every order of them is looked at: 2⁶ plans. */
const MOST_FAIR = 6;
/** Causes up to which they are told apart at all. */
const MOST_CAUSES = 24;

/** The file that is changed. */
export interface OldFile {
  readonly data: unknown;
  /** Reads its data, edited, as it was read; null: they are no topology. */
  readonly reread: (data: unknown) => Topology | null;
}

/** The causes of a difference, and the plans between. */
export interface Between {
  readonly causes: readonly Patch[];
  /** null: there are no plans between, or too many. */
  readonly game: Game<Analysis> | null;
  /** Why there is no game, or not the fair one; null: neither. */
  readonly reason: string | null;
  /** Plans that were solved. */
  readonly solves: () => number;
}

/**
 * Up to six causes: a plan for each set of them. Beyond, or where a plan is so large that this would take minutes: the
 * causes made one after the other, as they stand in the file.
 */
export function between({ data, reread }: OldFile, patch: Patch, old: Analysis, now: Analysis): Between {
  const stations = Math.max(...[old, now].map(({ tiers }) => tiers.flatMap((tier) => tier.stations).length));
  const allowed = variantsAllowed(stations);
  const bare = bareData(data);
  const most = Math.min(MOST_CAUSES, allowed);
  const units = causesOf(bare, patch, most);
  if (units.length > most) {
    const reason = `${units.length} things changed, too many to be told apart`;
    return { causes: units, game: null, reason, solves: () => 0 };
  }
  const plans = plansBetween(bare, reread);
  const one = (causes: readonly Patch[]): Between => ({
    causes,
    game: { causes: causes.length, method: "shapley", plan: (mask) => (mask === 0 ? old : now) },
    reason: null,
    solves: plans.count,
  });
  if (units.length < 2) return one(units);

  const isFair = (causes: number) => causes <= MOST_FAIR && 2 ** causes <= allowed;
  const solved = (members: readonly number[], of: readonly Patch[]) =>
    plans.solve(members.flatMap((member) => of[member] ?? [])) !== null;
  // A plan that cannot be solved is no plan: what it lacks belongs to it.
  const causes = isFair(units.length)
    ? blocksOf(units.length, (members) => solved(members, units)).map((members) =>
        members.flatMap((at) => units[at] ?? []),
      )
    : solvableInOrder(units, plans.solve);
  if (causes.length < 2) return one(causes);
  const method = isFair(causes.length) ? "shapley" : "file-order";
  const plan = (mask: number): Analysis =>
    plans.solve(causes.flatMap((cause, index) => ((mask & (1 << index)) === 0 ? [] : cause))) ?? old;
  const reason =
    method === "shapley"
      ? null
      : causes.length > MOST_FAIR
        ? `${causes.length} causes, and every order of them is looked at up to ${MOST_FAIR}`
        : "the plan is too large for every order of its causes";
  return { causes, game: { causes: causes.length, method, plan }, reason, solves: plans.count };
}

/** Causes put together with those that follow, until each step of the file's order is a plan that can be solved. */
function solvableInOrder(units: readonly Patch[], solve: (patch: Patch) => Analysis | null): readonly Patch[] {
  const causes: Patch[] = [];
  let made: Patch = [];
  let open: Patch = [];
  units.forEach((unit, index) => {
    open = [...open, ...unit];
    if (index < units.length - 1 && solve([...made, ...open]) === null) return;
    causes.push(open);
    made = [...made, ...open];
    open = [];
  });
  return causes;
}

interface Plans {
  /** The old plan with some changes made; null: it cannot be solved. */
  readonly solve: (patch: Patch) => Analysis | null;
  readonly count: () => number;
}

/** Budgets whose causes are looked for among the places where time goes. */
const CAUSED_SOMEWHERE: ReadonlySet<string> = new Set(["latency", "headroom"]);

function plansBetween(bareOld: unknown, reread: OldFile["reread"]): Plans {
  const solved = new Map<string, Analysis | null>();
  return {
    solve: (patch) => {
      const key = JSON.stringify(patch.map(({ path }) => path));
      const known = solved.get(key);
      if (known !== undefined) return known;
      const plan = solvedPlan(bareOld, reread, patch);
      solved.set(key, plan);
      return plan;
    },
    count: () => solved.size,
  };
}

/** Without recommendations, and without the findings of rules that try variants themselves. */
function solvedPlan(bareOld: unknown, reread: OldFile["reread"], patch: Patch): Analysis | null {
  const { solve } = variantsOf(applyPatch(bareOld, patch), reread);
  const none: readonly Edit[] = [];
  const measured = solve(none, { places: false });
  const isCauseAsked = measured?.budgets.some((result) => CAUSED_SOMEWHERE.has(result.budget.kind) && isAmiss(result));
  const assessment: Assessment | null = isCauseAsked ? solve(none) : measured;
  if (assessment === null) return null;
  const { findings, acceptances } = judgedFindings(assessment, null, null);
  return report(assessment, findings, acceptances, [], null, withoutFiles);
}
