/** Variants of a plan: the file's data edited, read again and solved; each once. */
import { assess } from "../assess/assess.ts";
import type { Assessment } from "../assess/types.ts";
import type { Detail, Edit, Variants } from "../findings/types.ts";
import { topologyFromData } from "../topology/topology-from-data.ts";
import { withHeadroomVerdict } from "./headroom-verdict.ts";
import { applyEdits } from "./patch.ts";

interface Solved {
  readonly detail: Required<Detail>;
  readonly assessment: Assessment | null;
}

/**
 * What rules and remedies try their variants with.
 *
 * @param data of the file, overlays merged, as written
 * @param name of the topology
 */
export function variantsOf(data: unknown, name: string): Variants {
  const solved = new Map<string, Solved>();
  return {
    data,
    solve: (edits, { places = true, ladder = true } = {}) => {
      const key = JSON.stringify(edits);
      const known = solved.get(key);
      if (known !== undefined && covers(known, { places, ladder })) return known.assessment;
      const detail = {
        places: places || known?.detail.places === true,
        ladder: ladder || known?.detail.ladder === true,
      };
      const assessment = assessmentOf(data, name, edits, detail);
      solved.set(key, { detail, assessment });
      return assessment;
    },
  };
}

const covers = ({ detail, assessment }: Solved, wanted: Required<Detail>): boolean =>
  assessment === null || ((detail.places || !wanted.places) && (detail.ladder || !wanted.ladder));

function assessmentOf(
  data: unknown,
  name: string,
  edits: readonly Edit[],
  detail: Required<Detail>,
): Assessment | null {
  const read = topologyFromData(applyEdits(data, edits), name);
  if (!read.ok) return null;
  const assessed = assess(read.topology, detail);
  if (!assessed.ok || !assessed.assessment.solution.converged) return null;
  const { assessment, prepared } = assessed;
  return detail.ladder ? assessment : { ...assessment, budgets: withHeadroomVerdict(assessment, prepared) };
}
