import reference from "../../reference/scalability.json" with { type: "json" };
import type { Case, Excluded, Family } from "../family.ts";
import { assessed, stationOf } from "../topology-figures.ts";

interface Fit {
  readonly id: string;
  readonly source: string;
  readonly inputs: { readonly points?: readonly (readonly [number, number])[] };
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
}

/** As the sources call our figures. */
const names: Readonly<Record<string, string>> = {
  sigma: "contention",
  alpha: "contention",
  kappa: "coherency",
  beta: "coherency",
  lambda_: "single rate",
  gamma: "single rate",
  peakThroughput: "peak throughput",
  residualSE: "residual error",
};

const cases = (reference.cases as readonly Fit[]).flatMap(({ id, source, inputs, expected, tolerance }): Case[] => {
  const { points } = inputs;
  const figures = Object.entries(expected).filter(([name]) => name in names);
  if (points === undefined || figures.length === 0) return [];
  return [
    {
      id,
      load: null,
      source,
      measure: () => {
        const plan = {
          version: 1,
          workloads: { w: { rate: `${(points[0]?.[1] as number) / 10}/s` } },
          tiers: { w: { kind: "service", scaling: { points: points.map(([n, rate]) => [n, `${rate}/s`]) } } },
        };
        const { scalability } = stationOf(assessed(plan), "w.cores");
        const ours: Readonly<Record<string, number | null | undefined>> = {
          contention: scalability?.contention,
          coherency: scalability?.coherency,
          "single rate": scalability?.singleRate,
          "peak throughput": scalability?.peakThroughput,
          "residual error": scalability?.residualError,
        };
        const { abs = 0, rel = 0 } = tolerance;
        return figures.map(([name, truth]) => ({
          name: names[name] as string,
          ours: ours[names[name] as string] ?? null,
          truth: truth as number,
          halfWidth: (abs + rel * (truth as number)) / 2,
        }));
      },
    },
  ];
});

const excluded: readonly Excluded[] = [
  {
    id: "usl-latency-at-throughput",
    reason: "a library's formula that is not the inverse of its own curve; no such figure is reported",
  },
];

export const scalability: Family = {
  name: "scalability",
  title: "Fits of the Universal Scalability Law",
  about:
    "The coefficients that others publish for measured throughputs, beyond what their printed digits leave open. The points stand in the topology.",
  targets: {
    contention: { worst: 1e-3 },
    coherency: { worst: 1e-3 },
    "single rate": { worst: 1e-3 },
    "peak throughput": { worst: 1e-3 },
    "residual error": { worst: 1e-3 },
  },
  cases,
  excluded,
};
