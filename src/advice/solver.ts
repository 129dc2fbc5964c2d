/** Variants of a plan: the file's data edited, read again and solved; each once. */
import { type AssessResult, assess, assessScenario } from "../assess/assess.ts";
import type { Assessment, BaseCost, ScenarioAssessment } from "../assess/types.ts";
import type { Edit, Variants } from "../findings/types.ts";
import type { Topology } from "../topology/types.ts";
import { withHeadroom, withHeadroomVerdict, withoutHeadroom } from "./headroom.ts";
import { applyEdits } from "./patch.ts";

type Solved = Extract<AssessResult, { ok: true }>;

/** A variant, and what has been asked of it so far. */
interface Variant {
  /** null: the edited data are none. */
  readonly topology: Topology | null;
  base: Base | null;
  readonly under: Map<string, ScenarioAssessment | null>;
}

/** A variant as it is, its scenarios apart. */
interface Base {
  readonly solved: Solved | null;
  readonly hasPlaces: boolean;
  judged?: Assessment;
  measured?: Assessment;
}

/**
 * What rules and remedies try their variants with.
 *
 * @param data of the file, overlays merged, as written
 * @param read how edited data become a topology: as the plan was read; null: they do not
 * @param baseCost what the costs are compared with; null: nothing
 */
export function variantsOf(
  data: unknown,
  read: (data: unknown) => Topology | null,
  baseCost: BaseCost | null = null,
): Variants {
  const variants = new Map<string, Variant>();
  const variantOf = (edits: readonly Edit[]): Variant => {
    const key = JSON.stringify(edits);
    const known = variants.get(key);
    if (known !== undefined) return known;
    const variant: Variant = { topology: read(applyEdits(data, edits)), base: null, under: new Map() };
    variants.set(key, variant);
    return variant;
  };
  return {
    data,
    solve: (edits, { places = true, headroom = "measured" } = {}) => {
      const variant = variantOf(edits);
      variant.base ??= { solved: solvedBase(variant.topology, places, baseCost), hasPlaces: places };
      if (places && !variant.base.hasPlaces) {
        variant.base = withPlaces(variant.base, solvedBase(variant.topology, true, baseCost));
      }
      const { base } = variant;
      if (base.solved === null) return null;
      const { assessment, prepared } = base.solved;
      switch (headroom) {
        case "measured":
          base.measured ??= withHeadroom(assessment, prepared);
          return base.measured;
        case "judged":
          base.judged ??= withHeadroomVerdict(assessment, prepared);
          return base.judged;
        case "ignored":
          return withoutHeadroom(assessment);
      }
    },
    solveUnder: (edits, id) => {
      const { topology, under } = variantOf(edits);
      const known = under.get(id);
      if (known !== undefined) return known;
      const solved = solvedUnder(topology, id);
      under.set(id, solved);
      return solved;
    },
  };
}

/** The same, with where the time goes: what breaks as the load grows is looked for once. */
function withPlaces({ measured }: Base, solved: Solved | null): Base {
  if (solved === null || measured === undefined) return { solved, hasPlaces: true };
  const { ladder, headroom, budgets } = measured;
  return { solved, hasPlaces: true, measured: { ...solved.assessment, ladder, headroom, budgets } };
}

function solvedBase(topology: Topology | null, places: boolean, baseCost: BaseCost | null): Solved | null {
  if (topology === null) return null;
  const solved = assess(topology, { places, baseCost, ladder: false, scenarios: false });
  return solved.ok && solved.assessment.solution.converged ? solved : null;
}

function solvedUnder(topology: Topology | null, id: string): ScenarioAssessment | null {
  const scenario = topology?.scenarios.find((one) => one.id === id);
  if (topology === null || scenario === undefined) return null;
  const result = assessScenario(topology, scenario);
  return result.ok && result.under.assessment.solution.converged ? result.under : null;
}
