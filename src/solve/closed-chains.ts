/** Users who ask, wait and think again: who they are, and how many when the load grows. */
import type { Model } from "../model/types.ts";
import type { Seconds } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";

/** The users of one workload of the file, parts included: the field's closed class. */
export interface Chain {
  /** The workload of the file. */
  readonly id: string;
  /** Position in the model's list, and the share of the requests that it is. */
  readonly parts: readonly { readonly workload: number; readonly share: number }[];
  /** N. */
  readonly population: number;
  /** Z, mean. */
  readonly thinkTime: Seconds;
}

/**
 * All chains of a model, in its order.
 *
 * @param loadFactor on the number of users, which is then rounded up: a plan that is to grow by a tenth must bear the
 *   whole user that a tenth comes to
 */
export function chainsOf({ workloads }: Model, loadFactor: number): readonly Chain[] {
  const chains = new Map<string, Chain>();
  workloads.forEach(({ whole, load }, workload) => {
    if (load.kind !== "closed") return;
    const known = chains.get(whole);
    const part = { workload, share: load.share ?? 1 };
    chains.set(whole, {
      id: whole,
      parts: known === undefined ? [part] : [...known.parts, part],
      population: Math.max(1, Math.ceil(load.population * loadFactor * (1 - ROUNDING))),
      thinkTime: meanOf(load.thinkTime),
    });
  });
  return [...chains.values()];
}

const ROUNDING = 1e-12;
