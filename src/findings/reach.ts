/** Which workloads meet which tiers: what a machine's failure, or its full queue, concerns. */
import type { Model, Step } from "../model/types.ts";
import { visitSteps } from "../solve/visit-steps.ts";

/** Tier → ids of the wholes whose requests reach it, waited for or not, in the file's order. */
export function workloadsByTier(model: Model): ReadonlyMap<string, readonly string[]> {
  const calledBy = model.operations.map(({ steps }) => targetsIn(steps));
  const byTier = new Map<string, string[]>();
  for (const { whole, entry } of model.workloads) {
    const seen = new Set<number>([entry]);
    for (const operation of seen) for (const target of calledBy[operation] ?? []) seen.add(target);
    for (const operation of seen) {
      const tier = model.operations[operation]?.tier;
      if (tier === undefined) continue;
      const known = byTier.get(tier);
      if (known === undefined) byTier.set(tier, [whole]);
      else if (known.at(-1) !== whole) known.push(whole);
    }
  }
  return byTier;
}

function targetsIn(steps: readonly Step[]): readonly number[] {
  const targets: number[] = [];
  visitSteps(steps, (step) => {
    if (step.kind === "call") targets.push(step.target);
  });
  return targets;
}
