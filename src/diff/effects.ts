import type { Attribution } from "./attribute.ts";
import { ABSENT, type Figure, type State } from "./figures.ts";
import type { Effect, Tolerance } from "./generated/difference.ts";
import { hasMoved } from "./tolerance.ts";

type Figures = ReadonlyMap<string, Figure>;

/** The figures that moved, in the new plan's order; those that it has no more stand last. */
export function effectsOf(
  old: Figures,
  now: Figures,
  tolerance: Tolerance,
  attribution: Attribution,
): readonly Effect[] {
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  return [...now.values(), ...gone].flatMap((figure) => {
    const before = old.get(figure.id)?.state ?? ABSENT;
    const after = now.get(figure.id)?.state ?? ABSENT;
    return hasMoved(before, after, figure.unit, tolerance) ? [effectOf(figure, before, after, attribution)] : [];
  });
}

function effectOf(figure: Figure, before: State, after: State, attribution: Attribution): Effect {
  const [was, is] = [valueIn(before), valueIn(after)];
  const delta = was === null || is === null ? null : is - was;
  return {
    figure: figure.id,
    kind: figure.kind,
    subject: figure.subject,
    statistic: figure.statistic,
    unit: figure.unit,
    before: was,
    after: is,
    stateBefore: before.kind,
    stateAfter: after.kind,
    delta,
    ratio: delta === null || was === null || was === 0 ? null : delta / was,
    worse: isWorse(figure, before, after),
    contributions: attribution.ofFigure(figure.id, before, after),
  };
}

const valueIn = (state: State): number | null => (state.kind === "finite" ? state.value : null);

/** Whether the move is one to the worse; null: of a load, or of something that only one of the plans has, or whose price is unknown. */
function isWorse({ worse }: Figure, before: State, after: State): boolean | null {
  if (worse === null) return null;
  const [was, is] = [rankOf(before), rankOf(after)];
  if (was === null || is === null) return null;
  return worse === "more" ? is > was : is < was;
}

function rankOf(state: State): number | null {
  if (state.kind === "finite") return state.value;
  return state.kind === "saturated" || state.kind === "unlimited" ? Number.POSITIVE_INFINITY : null;
}
