import programs from "../../reference/closed-fork-join.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { assessed, workloadOf } from "../topology-figures.ts";

interface Stage {
  readonly cpuDemand: number;
  readonly diskVisits: Readonly<Record<string, number | undefined>>;
}

interface Program {
  readonly population: number;
  readonly cpu: { readonly servers: number };
  readonly disks: { readonly serviceTime: number };
  readonly stages: readonly (readonly Stage[])[];
}

const seconds = (time: number) => `${time * 1e6}us`;
const visitsOf = ({ diskVisits }: Stage) => Object.entries(diskVisits).map(([disk, visits = 0]) => ({ disk, visits }));
const roundsOf = (stage: Stage) => visitsOf(stage).reduce((sum, { visits }) => sum + visits, 0);

/** A stage, then two at once: slices of processor time between visits to disks, a geometric number of them. */
function topologyOf({ population, cpu, disks, stages }: Program): unknown {
  const named = stages.flat().map((stage, k) => ({ name: ["first", "left", "right"][k] as string, stage }));
  const perStage = (make: (name: string, stage: Stage) => unknown) =>
    Object.fromEntries(named.map(({ name, stage }) => [name, make(name, stage)]));
  const used = new Set(named.flatMap(({ stage }) => Object.keys(stage.diskVisits)));
  return {
    version: 1,
    workloads: { w: { concurrentUsers: population, thinkTime: "0s", entry: "program" } },
    tiers: {
      program: { kind: "service", delay: "0s", calls: ["stage.first", { parallel: ["stage.left", "stage.right"] }] },
      stage: {
        kind: "service",
        operations: perStage((name, stage) => ({
          delay: "0s",
          calls: [
            `cpu.${name}`,
            { to: `round.${name}`, times: { mean: roundsOf(stage), scv: 1 + 1 / roundsOf(stage) } },
          ],
        })),
      },
      round: {
        kind: "service",
        operations: perStage((name, stage) => ({
          delay: "0s",
          calls: [
            {
              oneOf: visitsOf(stage).map(({ disk, visits }) => ({
                to: disk,
                share: `${(100 * visits) / roundsOf(stage)}%`,
              })),
            },
            `cpu.${name}`,
          ],
        })),
      },
      cpu: {
        kind: "service",
        cores: cpu.servers,
        operations: perStage((_, stage) => ({ serviceTime: seconds(stage.cpuDemand / (roundsOf(stage) + 1)) })),
      },
      ...Object.fromEntries(
        [...used].map((disk) => [disk, { kind: "service", serviceTime: seconds(disks.serviceTime) }]),
      ),
    },
  };
}

const joins = ["first", "second", "third"] as const;

const cases = programs.map(
  ({ id, source, inputs, expected, peer }): Case => ({
    id,
    load: null,
    source: source.work,
    measure: () => {
      const answers = (peer?.throughput ?? []) as readonly number[];
      return [
        {
          name: "throughput",
          ours: workloadOf(assessed(topologyOf(inputs as Program))).throughput,
          truth: expected.throughput,
          peers: Object.fromEntries(answers.map((answer, k) => [`LQNS, ${joins[k]} join`, answer])),
        },
      ];
    },
  }),
);

export const closedForkJoin: Family = {
  name: "closed-fork-join",
  title: "Programs that fork",
  about:
    "One to five programs that take turns at a processor and disks, and each of which goes on as two at once that meet again. One program is solved as a Markov chain; the truth is a Petri net, of more programs a simulation.",
  targets: { throughput: { mean: 0.025, worst: 0.07 } },
  cases,
  // They take half a minute in all.
  sampleEvery: 5,
};
