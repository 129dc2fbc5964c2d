import type { Model } from "../model/types.ts";
import type { Law } from "../queueing/law.ts";

/** Users who ask, wait and think: the closed workloads of one whole, each request for one of its parts. */
export interface Users {
  readonly whole: string;
  readonly population: number;
  readonly thinkTime: Law;
  readonly parts: readonly { readonly workload: number; readonly share: number }[];
}

/** All users of a model, in its order. */
export function usersOf({ workloads }: Model): readonly Users[] {
  const all = new Map<string, Users>();
  workloads.forEach(({ whole, load }, workload) => {
    if (load.kind !== "closed") return;
    const known = all.get(whole);
    const part = { workload, share: load.share ?? 1 };
    const { population, thinkTime } = load;
    all.set(whole, { whole, population, thinkTime, parts: known === undefined ? [part] : [...known.parts, part] });
  });
  return [...all.values()];
}
