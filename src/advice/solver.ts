/** Variants of a plan: the file's data edited, read again and solved; each once. */
import { type AssessResult, assess } from "../assess/assess.ts";
import type { Assessment, BaseCost } from "../assess/types.ts";
import type { Edit, Variants } from "../findings/types.ts";
import { topologyFromData } from "../topology/topology-from-data.ts";
import { withHeadroom, withHeadroomVerdict, withoutHeadroom } from "./headroom.ts";
import { applyEdits } from "./patch.ts";

/** A variant, and what has been asked of it so far. */
interface Variant {
  readonly solved: Extract<AssessResult, { ok: true }>;
  readonly hasPlaces: boolean;
  judged?: Assessment;
  measured?: Assessment;
}

/**
 * What rules and remedies try their variants with.
 *
 * @param data of the file, overlays merged, as written
 * @param name of the topology
 * @param baseCost what the costs are compared with; null: nothing
 */
export function variantsOf(data: unknown, name: string, baseCost: BaseCost | null = null): Variants {
  const variants = new Map<string, Variant | null>();
  const variantOf = (edits: readonly Edit[], places: boolean): Variant | null => {
    const key = JSON.stringify(edits);
    const known = variants.get(key);
    if (known === null || (known !== undefined && (known.hasPlaces || !places))) return known;
    const variant = solvedVariant(data, name, edits, { places, baseCost });
    variants.set(key, variant);
    return variant;
  };
  return {
    data,
    solve: (edits, { places = true, headroom = "measured" } = {}) => {
      const variant = variantOf(edits, places);
      if (variant === null) return null;
      const { assessment, prepared } = variant.solved;
      switch (headroom) {
        case "measured":
          variant.measured ??= withHeadroom(assessment, prepared);
          return variant.measured;
        case "judged":
          variant.judged ??= withHeadroomVerdict(assessment, prepared);
          return variant.judged;
        case "ignored":
          return withoutHeadroom(assessment);
      }
    },
  };
}

function solvedVariant(
  data: unknown,
  name: string,
  edits: readonly Edit[],
  { places, baseCost }: { readonly places: boolean; readonly baseCost: BaseCost | null },
): Variant | null {
  const read = topologyFromData(applyEdits(data, edits), name);
  if (!read.ok) return null;
  const solved = assess(read.topology, { places, baseCost, ladder: false });
  return solved.ok && solved.assessment.solution.converged ? { solved, hasPlaces: places } : null;
}
