import type { Latency } from "../latency/latency.ts";
import { mixture } from "../latency/mixture.ts";
import { percentile } from "../latency/percentile.ts";
import { summary } from "../latency/summary.ts";
import type { Model } from "../model/types.ts";
import type { Exactness, Solution, WorkloadSolution } from "../solve/types.ts";
import type { LatencyShare, WorkloadAssessment } from "./types.ts";

/** Each workload of the file, then its parts (`shop`, `shop.index`, `shop.index.static`, …), in order. */
export function workloadAssessments(model: Model, solution: Solution): readonly WorkloadAssessment[] {
  return partTree(solution).map(({ id, partOf, parts }) => {
    const first = model.workloads[solution.workloads.indexOf(parts[0] as WorkloadSolution)];
    const users = partOf === null ? solution.users.find((one) => one.id === id) : undefined;
    return assessed(id, partOf, first?.path ?? [], parts, users ?? null);
  });
}

/** The solutions that make up a workload or a part of one; empty where there is no such name. */
export function partsOf(solution: Solution, id: string): readonly WorkloadSolution[] {
  return solution.workloads.filter((workload) => workload.id === id || workload.id.startsWith(`${id}.`));
}

/** Latency over all parts together, by their throughput; null when one is saturated or was not asked for. */
export function wholeLatency(parts: readonly WorkloadSolution[]): Latency | null {
  return joined(parts, (part) => part.latency);
}

function joined(
  parts: readonly WorkloadSolution[],
  latencyOf: (part: WorkloadSolution) => Latency | null,
): Latency | null {
  const total = parts.reduce((sum, part) => sum + part.throughput, 0);
  const weighted: { weight: number; latency: Latency }[] = [];
  for (const part of parts) {
    if (part.throughput === 0 && total > 0) continue;
    const latency = latencyOf(part);
    if (latency === null) return null;
    weighted.push({ weight: total > 0 ? part.throughput / total : 1 / parts.length, latency });
  }
  return weighted.length === 1 ? (weighted[0] as { latency: Latency }).latency : mixture(weighted);
}

interface Named {
  readonly id: string;
  readonly partOf: string | null;
  readonly parts: readonly WorkloadSolution[];
}

function partTree(solution: Solution): readonly Named[] {
  const named = new Map<string, { partOf: string | null; parts: WorkloadSolution[] }>();
  for (const workload of solution.workloads) {
    const names = [workload.whole];
    for (const step of workload.id.slice(workload.whole.length).split(".").slice(1))
      names.push(`${names.at(-1)}.${step}`);
    names.forEach((name, depth) => {
      const known = named.get(name);
      if (known) known.parts.push(workload);
      else named.set(name, { partOf: depth === 0 ? null : workload.whole, parts: [workload] });
    });
  }
  return [...named].map(([id, { partOf, parts }]) => ({ id, partOf, parts }));
}

function assessed(
  id: string,
  partOf: string | null,
  path: WorkloadAssessment["path"],
  parts: readonly WorkloadSolution[],
  users: WorkloadAssessment["users"],
): WorkloadAssessment {
  const sum = (value: (part: WorkloadSolution) => number) => parts.reduce((total, part) => total + value(part), 0);
  const arrivalRate = sum((part) => part.arrivalRate);
  const saturated = parts.some((part) => part.saturated);
  const latency = saturated ? null : wholeLatency(parts);
  return {
    id,
    partOf,
    path,
    arrivalRate,
    throughput: sum((part) => part.throughput),
    errorRatio: arrivalRate > 0 ? sum((part) => part.errorRatio * part.arrivalRate) / arrivalRate : 0,
    errorRatioBounds: boundsOf(parts, arrivalRate),
    saturated,
    users,
    latency: latency === null ? null : summary(latency),
    shares: latency === null ? [] : sharesOf(parts, latency),
    exactness: worst(parts.map((part) => part.exactness)),
    percentileExactness: worst(parts.map((part) => part.percentileExactness)),
  };
}

function boundsOf(parts: readonly WorkloadSolution[], arrivalRate: number): WorkloadAssessment["errorRatioBounds"] {
  if (arrivalRate === 0 || parts.every((part) => part.errorRatioBounds === null)) return null;
  const mean = (bound: "low" | "high") =>
    parts.reduce((sum, part) => sum + (part.errorRatioBounds?.[bound] ?? part.errorRatio) * part.arrivalRate, 0) /
    arrivalRate;
  return { low: mean("low"), high: mean("high") };
}

const ORDER: readonly Exactness[] = ["exact", "numerically-exact", "approximate", "assumed"];

function worst(exactnesses: readonly Exactness[]): Exactness {
  return ORDER[Math.max(...exactnesses.map((exactness) => ORDER.indexOf(exactness)))] ?? "exact";
}

/** Mean residences mixed by throughput; the p99 of the whole, with the place silenced in every part that meets it. */
function sharesOf(parts: readonly WorkloadSolution[], latency: Latency): readonly LatencyShare[] {
  const total = parts.reduce((sum, part) => sum + part.throughput, 0);
  const places = new Map<string, { tier: string; visits: number; residenceTime: number; told: boolean }>();
  for (const part of parts) {
    const weight = total > 0 ? part.throughput / total : 1 / parts.length;
    for (const { place, tier, visits, residenceTime, without } of part.places) {
      const known = places.get(place) ?? { tier, visits: 0, residenceTime: 0, told: false };
      known.visits += weight * visits;
      known.residenceTime += weight * residenceTime;
      known.told ||= without !== null;
      places.set(place, known);
    }
  }
  const mean = [...places.values()].reduce((sum, place) => sum + place.residenceTime, 0);
  const p99 = percentile(latency, 0.99);
  return [...places]
    .map(([place, { tier, visits, residenceTime, told }]) => {
      const rest = told ? joined(parts, (part) => latencyWithout(part, place)) : null;
      return {
        place,
        tier,
        visits,
        residenceTime,
        share: mean > 0 ? residenceTime / mean : 0,
        p99Share: rest === null || p99 <= 0 ? null : Math.min(1, Math.max(0, 1 - percentile(rest, 0.99) / p99)),
      };
    })
    .sort((a, b) => b.residenceTime - a.residenceTime);
}

/** A part that does not meet the place, or in which it is too small to tell, stays as it is. */
function latencyWithout(part: WorkloadSolution, place: string): Latency | null {
  return part.places.find((one) => one.place === place)?.without ?? part.latency;
}
