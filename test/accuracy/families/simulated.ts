import reference from "../../reference/open-networks.json" with { type: "json" };
import own from "../../reference/simulated-systems.json" with { type: "json" };
import type { Case, Figure } from "../family.ts";
import { assessed, workloadOf } from "../topology-figures.ts";

/** Whole systems with one workload `w`, simulated or solved exactly. */
export interface Simulated {
  readonly id: string;
  readonly expected: Readonly<Record<string, number>>;
  readonly halfWidth: Readonly<Record<string, number>>;
}

const simulated = reference.cases as readonly Simulated[];
const levels = ["mean", "p50", "p90", "p95", "p99", "p999"] as const;

export function simulatedCases(isWanted: (id: string) => boolean): readonly Simulated[] {
  return simulated.filter(({ id }) => isWanted(id));
}

/** Mean, percentiles, throughput and losses of the workload `w`. */
export function networkCase({ id, expected, halfWidth }: Simulated, topology: unknown): Case {
  return {
    id,
    load: expected.util ?? null,
    measure: () => {
      const { latency, throughput, errorRatio } = workloadOf(assessed(topology));
      const given = levels.filter((name) => expected[name] !== undefined);
      const figures: Figure[] = given.map((name) => ({
        name,
        ours: latency?.[name] ?? null,
        truth: expected[name] as number,
        halfWidth: halfWidth[name] ?? 0,
      }));
      if (expected.throughput !== undefined) {
        const truth = expected.throughput;
        figures.push({ name: "throughput", ours: throughput, truth, halfWidth: halfWidth.throughput ?? 0 });
      }
      if (expected.fail_prob) {
        const truth = expected.fail_prob;
        figures.push({ name: "share lost", ours: errorRatio, truth, halfWidth: halfWidth.fail_prob ?? 0 });
      }
      return figures;
    },
  };
}

const ownTruths = own.cases as readonly Simulated[];

/** Where the truth of our own simulations comes from. */
export const ownSource: string = own.source;

/** Systems whose truth is our own simulation. */
export const ownCases = (systems: Readonly<Record<string, unknown>>): readonly Case[] =>
  Object.entries(systems).map(([id, topology]) => {
    const truth = ownTruths.find((one) => one.id === id);
    if (truth === undefined) throw new Error(`${id} is not simulated yet: npm run simulate`);
    return networkCase(truth, topology);
  });
