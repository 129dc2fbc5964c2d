import { markovChain } from "../../../src/chain/markov-chain.ts";
import type { Model } from "../../../src/model/types.ts";
import { type LayeredInputs, layeredModel } from "../../chain/layered-model.ts";
import layered from "../../reference/layered.json" with { type: "json" };
import type { Case, Excluded, Family, Figure } from "../family.ts";

/** Workloads and tasks by their ids in the reference. */
type Named = Readonly<Record<string, number | undefined>>;

function throughputs(
  model: Model,
  truthOf: (id: string) => number,
  peerOf: (id: string) => number | undefined,
): readonly Figure[] {
  const solution = markovChain(model);
  return model.workloads.map(({ id }, w): Figure => {
    const peer = peerOf(id);
    return {
      name: "throughput",
      ours: solution.kind === "solved" ? (solution.workloads[w]?.throughput ?? null) : null,
      truth: truthOf(id),
      ...(peer === undefined ? {} : { peers: { LQNS: peer } }),
    };
  });
}

const unbounded = "an open workload keeps so many requests under way that there are more than 20,000 states";
const reasons: Readonly<Record<string, string>> = {
  "srvn-A07": unbounded,
  "srvn-A08": unbounded,
  "srvn-B07": unbounded,
  "srvn-B08": unbounded,
  "lqn-95-async-inf": "100 users in turn for 5 threads whose calls are not waited for: more than 20,000 states",
};

const layeredCases = layered.flatMap(({ id, source, inputs, expected, peer }): Case[] => {
  if (id in reasons) return [];
  const tasks = (inputs as LayeredInputs).entries;
  const read = (values: { throughput?: unknown; taskThroughput?: unknown } | null, entry: string): number | undefined =>
    ((values?.throughput ?? {}) as Named)[entry] ?? ((values?.taskThroughput ?? {}) as Named)[tasks[entry]?.task ?? ""];
  return [
    {
      id,
      load: null,
      source: source.work,
      measure: () =>
        throughputs(
          layeredModel(inputs as LayeredInputs),
          (entry) => read(expected, entry) as number,
          (entry) => read(peer, entry),
        ),
    },
  ];
});

const excluded: readonly Excluded[] = layered
  .filter(({ id }) => id in reasons)
  .map(({ id }) => ({ id, reason: reasons[id] as string }));

export const smallChains: Family = {
  name: "small-chains",
  title: "Layers of few users",
  about:
    "Published layered queueing networks, in the intermediate language: second phases, slices between calls and shared processors are more than a topology can say. Solved as Markov chains. The truth is a simulation or a Petri net; those of the `srvn` cases are 1 to 2 % apart from the chain, which a simulation of the same layered networks meets.",
  targets: { throughput: { mean: 0.01, worst: 0.04 } },
  cases: layeredCases,
  excluded,
  sampleEvery: 4,
};
