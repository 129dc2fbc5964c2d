import type { Assessment } from "../assess/types.ts";
import type { Prepared } from "../solve/prepare.ts";
import { explainTier } from "./explanation/tier.ts";
import { explainWorkload } from "./explanation/workload.ts";
import type { Explanation } from "./generated/report.ts";
import type { Source } from "./source.ts";
import { toolVersion } from "./tool-version.ts";

/** Something of a plan that can be explained. */
export interface Subject {
  readonly about: Explanation["about"];
  readonly id: string;
}

/**
 * What a name means: a tier, or one of its stations or operations (`db`, `db.primary`, `db.read`), or a workload or
 * part of one; tiers come first. null: nothing.
 */
export function subjectOf(name: string, { topology, workloads }: Assessment): Subject | null {
  const tier = topology.tiers.find(({ id }) => name === id || name.startsWith(`${id}.`));
  if (tier !== undefined) return { about: "tier", id: tier.id };
  return workloads.some(({ id }) => id === name) ? { about: "workload", id: name } : null;
}

/** Names that can be explained, for who misspelt one. */
export function subjectNames({ topology, workloads }: Assessment): readonly string[] {
  return [...topology.tiers.map(({ id }) => id), ...workloads.map(({ id }) => id)];
}

/** How the figures of a tier or a workload came about. */
export function explain(
  { about, id }: Subject,
  assessment: Assessment,
  prepared: Prepared,
  source: Source,
): Explanation {
  return {
    schemaVersion: 1,
    kind: "explanation",
    toolVersion,
    name: assessment.topology.name,
    files: source.files,
    settings: source.settings,
    reproduce: source.reproduce,
    subject: id,
    about,
    sections: about === "tier" ? explainTier(id, assessment, prepared) : explainWorkload(id, assessment),
  };
}
