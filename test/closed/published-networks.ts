import type { CustomerClass, MixedNetwork } from "../../src/closed/types.ts";

/** A network as the reference files tell it. */
export interface PublishedNetwork {
  readonly classes: readonly unknown[];
  /** null: never queues. */
  readonly servers: readonly (number | null)[];
  readonly demands: readonly (readonly number[])[];
}

export interface Tolerance {
  readonly abs?: number;
  readonly rel?: number;
}

export function networkFrom(published: PublishedNetwork, discipline: "fcfs" | "ps"): MixedNetwork {
  return {
    classes: published.classes as readonly CustomerClass[],
    stations: published.servers.map((servers) => ({ servers: servers ?? Number.POSITIVE_INFINITY, discipline })),
    demands: published.demands,
  };
}

/** Relative to what is allowed: at most 1 agrees. */
export function distance(got: number, truth: number, { abs = 0, rel = 0 }: Tolerance): number {
  return Math.abs(got - truth) / (abs + rel * Math.abs(truth));
}
