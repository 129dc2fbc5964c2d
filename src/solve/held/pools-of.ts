import { type HoldStep, type PreparedStep, visitPrepared } from "../steps.ts";

/** Every place at which a slot is asked for, with the operation in which it stands. */
export interface HoldSite {
  readonly step: HoldStep;
  readonly operation: number;
}

export interface Pools {
  /** Where a slot of each is asked for. */
  readonly sites: ReadonlyMap<number, readonly HoldSite[]>;
  /** Every pool after those that are asked for while one of its slots is held. */
  readonly order: readonly number[];
}

/** @param steps of each operation */
export function poolsOf(steps: readonly (readonly PreparedStep[])[]): Pools {
  const sites = new Map<number, HoldSite[]>();
  for (const [operation, list] of steps.entries())
    visitPrepared(list, (step) => {
      if (step.kind !== "hold") return;
      const known = sites.get(step.station);
      if (known === undefined) sites.set(step.station, [{ step, operation }]);
      else known.push({ step, operation });
    });
  const order: number[] = [];
  const begun = new Set<number>();
  for (const pool of sites.keys()) take(pool);
  return { sites, order };

  function take(pool: number): void {
    if (begun.has(pool)) return;
    begun.add(pool);
    for (const inner of within(pool)) take(inner);
    order.push(pool);
  }

  /** Pools that are asked for while a slot of this one is held. */
  function within(pool: number): ReadonlySet<number> {
    const found = new Set<number>();
    const operations = new Set<number>();
    const look = (list: readonly PreparedStep[]): void =>
      visitPrepared(list, (step) => {
        if (step.kind === "hold") found.add(step.station);
        else if (step.kind === "call" && step.waited) operations.add(step.target);
      });
    for (const { step } of sites.get(pool) ?? []) look(step.steps);
    // A set that grows while it is walked is walked to its end.
    for (const operation of operations) look(steps[operation] as readonly PreparedStep[]);
    return found;
  }
}
