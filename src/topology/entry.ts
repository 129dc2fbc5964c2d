import { callTreesOf, eachCall } from "./call-nodes.ts";
import { type Log, report } from "./log.ts";
import { listed } from "./name-hint.ts";
import type { Tier, Workload } from "./types.ts";
import type { EntrylessWorkload } from "./workloads.ts";

/**
 * Gives each workload that names none the one tier that nobody else calls; says where there is not exactly one, and
 * leaves the workload out.
 */
export function withEntries(workloads: readonly EntrylessWorkload[], tiers: readonly Tier[], log: Log): Workload[] {
  const roots = workloads.some(({ entry }) => entry === null) ? tiersThatNobodyCalls(tiers) : [];
  return workloads.flatMap((workload): Workload[] => {
    const entry = workload.entry ?? (roots.length === 1 ? roots[0] : undefined);
    if (entry !== undefined) return [{ ...workload, entry }];
    const path = [...workload.path, "entry"];
    const message = `it is not clear which tier ${workload.id} meets first`;
    const hint =
      roots.length === 0
        ? "every tier is called by another one: say entry: with one of them"
        : `nobody calls ${listed(roots)}: say entry: ${roots[0]}, or have the others called`;
    report(log, "ambiguous-entry", path, message, hint, "key");
    return [];
  });
}

function tiersThatNobodyCalls(tiers: readonly Tier[]): string[] {
  const called = new Set<string>();
  for (const tier of tiers)
    for (const tree of callTreesOf(tier))
      eachCall(tree, (call) => {
        if (call.tier !== tier.id) called.add(call.tier);
      });
  return tiers.map(({ id }) => id).filter((id) => !called.has(id));
}
