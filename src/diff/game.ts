/** Effects told apart: which of several causes brought about how much of a difference. */
import { blocksOf } from "./blocks.ts";
import type { State } from "./figures.ts";
import type { Contribution } from "./generated/difference.ts";
import { shapleyValues } from "./shapley.ts";

/** The plans between two plans: some causes made, the others not. Causes are bits of a mask, the first the lowest. */
export interface Game<Plan> {
  readonly causes: number;
  /** shapley: there is a plan for every mask. file-order: for the first k causes only. */
  readonly method: "shapley" | "file-order";
  readonly plan: (mask: number) => Plan;
}

/** Contributions to a figure's difference. Where it does not exist on both sides, to its coming, going or saturating. */
export function figureContributions<Plan>(game: Game<Plan>, stateOf: (plan: Plan) => State): readonly Contribution[] {
  const all = 2 ** game.causes - 1;
  const [before, after] = [stateOf(game.plan(0)), stateOf(game.plan(all))];
  if (before.kind === "finite" && after.kind === "finite") {
    const total = after.value - before.value;
    return spread(game, (mask) => {
      const state = stateOf(game.plan(mask));
      return state.kind === "finite" ? state.value : null;
    }).map(({ members, value }) => ({
      causes: members.map((member) => member + 1),
      amount: value,
      share: total === 0 ? null : value / total,
    }));
  }
  // Halfway where it is neither as before nor as after; so the same from either side.
  return eventContributions(game, (plan) => {
    const { kind } = stateOf(plan);
    return (Number(kind === after.kind) + Number(kind !== before.kind)) / 2;
  });
}

/** Contributions to something that is not so (0) in the one plan and so (1) in the other; null: a plan does not tell. */
export function eventContributions<Plan>(
  game: Game<Plan>,
  degree: (plan: Plan) => number | null,
): readonly Contribution[] {
  const [before, after] = [degree(game.plan(0)) ?? 0, degree(game.plan(2 ** game.causes - 1)) ?? 0];
  return spread(game, (mask) => degree(game.plan(mask))).map(({ members, value }) => ({
    causes: members.map((member) => member + 1),
    amount: null,
    share: before === after ? null : value / (after - before),
  }));
}

interface Part {
  readonly members: readonly number[];
  readonly value: number;
}

/** Below this share of the largest part a part is rounding. */
const NOTHING = 1e-9;

/** The difference between all and none in parts that add up to it; where a value does not exist, causes are taken together. */
function spread<Plan>(game: Game<Plan>, valueAt: (mask: number) => number | null): readonly Part[] {
  const parts = game.method === "shapley" ? fairParts(game.causes, valueAt) : partsInOrder(game.causes, valueAt);
  const largest = Math.max(...parts.map(({ value }) => Math.abs(value)));
  return parts.filter(({ value }) => Math.abs(value) > NOTHING * largest);
}

function fairParts(causes: number, valueAt: (mask: number) => number | null): readonly Part[] {
  const maskOf = (members: readonly number[]) => members.reduce((mask, member) => mask | (1 << member), 0);
  const blocks = blocksOf(causes, (members) => valueAt(maskOf(members)) !== null);
  const values = shapleyValues(blocks.length, (chosen) => {
    const mask = blocks.reduce((sum, block, index) => ((chosen & (1 << index)) === 0 ? sum : sum | maskOf(block)), 0);
    return valueAt(mask) ?? 0;
  });
  return blocks.map((members, index) => ({ members, value: values[index] ?? 0 }));
}

function partsInOrder(causes: number, valueAt: (mask: number) => number | null): readonly Part[] {
  const parts: Part[] = [];
  let members: number[] = [];
  let last = valueAt(0) ?? 0;
  for (let cause = 0; cause < causes; cause += 1) {
    members.push(cause);
    const value = valueAt(2 ** (cause + 1) - 1);
    if (value === null) continue;
    parts.push({ members, value: value - last });
    members = [];
    last = value;
  }
  return parts;
}
