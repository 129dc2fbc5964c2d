/** Which cause brought about what: asked of the plans between, where they can tell. */
import type { Analysis } from "../report/generated/report.ts";
import { ABSENT, type Figure, figuresOf, type State } from "./figures.ts";
import { eventContributions, figureContributions, type Game } from "./game.ts";
import type { Contribution } from "./generated/difference.ts";

/** null: the plans between do not tell. */
export interface Attribution {
  readonly ofFigure: (id: string, before: State, after: State) => readonly Contribution[] | null;
  /** Of something that is so (true) on one side and not on the other. */
  readonly ofEvent: (
    isSo: (plan: Analysis) => boolean,
    before: boolean,
    after: boolean,
  ) => readonly Contribution[] | null;
}

/** Nothing is attributed: there is no game. */
export const unattributed: Attribution = { ofFigure: () => null, ofEvent: () => null };

/** Asks the game. The plans between are solved a little less deep than the two: what their ends do not show they cannot tell. */
export function attributionBy(game: Game<Analysis>): Attribution {
  const figures = new Map<Analysis, ReadonlyMap<string, Figure>>();
  const stateOf = (id: string) => (plan: Analysis) => {
    const known = figures.get(plan) ?? figuresOf(plan);
    figures.set(plan, known);
    return known.get(id)?.state ?? ABSENT;
  };
  const [first, last] = [game.plan(0), game.plan(2 ** game.causes - 1)];
  return {
    ofFigure: (id, before, after) => {
      const state = stateOf(id);
      if (!isClose(state(first), before) || !isClose(state(last), after)) return null;
      return figureContributions(game, state);
    },
    ofEvent: (isSo, before, after) => {
      if (before === after || isSo(first) !== before || isSo(last) !== after) return null;
      return eventContributions(game, (plan) => Number(isSo(plan)));
    },
  };
}

/** A figure that was found twice by searches of its own may differ in its last digits. */
const SAME = 1e-4;

function isClose(one: State, other: State): boolean {
  if (one.kind !== "finite" || other.kind !== "finite") return one.kind === other.kind;
  return Math.abs(one.value - other.value) <= SAME * Math.max(Math.abs(one.value), Math.abs(other.value));
}
