import type { Assessment, WorkloadAssessment } from "../../assess/types.ts";
import type { UsersSolution } from "../../solve/types.ts";
import type { LatencyStatistic } from "../../topology/types.ts";
import { workloadsAsAsked } from "../as-asked.ts";
import type { ExplanationSection, ExplanationStep } from "../generated/report.ts";
import { numberText, rateText, timeText } from "./number-text.ts";
import { step } from "./step.ts";

/** How a workload's load and latency came about. */
export function explainWorkload(id: string, assessment: Assessment): readonly ExplanationSection[] {
  const workload = assessment.workloads.find((one) => one.id === id);
  if (workload === undefined) return [];
  return [loadSection(workload, assessment), placesSection(workload), percentileSection(workload)].filter(
    ({ steps }) => steps.length > 0,
  );
}

function loadSection(workload: WorkloadAssessment, assessment: Assessment): ExplanationSection {
  const { workloads } = assessment;
  const whole = workloadsAsAsked(assessment).find(({ id }) => id === (workload.partOf ?? workload.id));
  const rate = whole?.arrivalRate ?? workload.arrivalRate;
  const isPart = workload.partOf !== null;
  return {
    title: "LOAD",
    steps: [
      ...(workload.users === null
        ? [
            step(`${whole?.id ?? workload.id}, at its peak`, {
              formula: whole?.derivation.includes("×") ? whole.derivation : null,
              value: rate,
              unit: "perSecond",
            }),
          ]
        : usersSteps(workload.users)),
      ...(isPart
        ? [
            step(workload.id, {
              formula: `${rateText(rate)} × ${numberText(workload.arrivalRate / rate)}`,
              value: workload.arrivalRate,
              unit: "perSecond",
            }),
          ]
        : workloads
            .filter(({ partOf }) => partOf === workload.id)
            .map((part) =>
              step(part.id, {
                depth: 1,
                formula: `${rateText(rate)} × ${numberText(part.arrivalRate / rate)}`,
                value: part.arrivalRate,
                unit: "perSecond",
              }),
            )),
      ...(workload.errorRatio === 0
        ? []
        : [
            step("answered", {
              formula: `${rateText(workload.arrivalRate)} × (1 − ${numberText(workload.errorRatio)})`,
              value: workload.throughput,
              unit: "perSecond",
            }),
          ]),
    ],
  };
}

/** N users in a cycle of asking and thinking: as fast as they are answered, and no faster than the station that limits them. */
function usersSteps({
  population,
  thinkTime,
  throughput,
  responseTime,
  limit,
}: UsersSolution): readonly ExplanationStep[] {
  const cycle =
    responseTime === null ? null : `${numberText(population)} / (${timeText(thinkTime)} + ${timeText(responseTime)})`;
  return [
    step("users think, ask, wait: X = N / (Z + R)", {
      formula: cycle,
      value: throughput,
      unit: "perSecond",
      source: "Denning & Buzen 1978",
    }),
    ...(limit === null
      ? []
      : [
          step(`at most, by ${limit.station}`, { depth: 1, value: limit.throughput, unit: "perSecond" }),
          step("users beyond whom more only wait, N* = X·(Z + R) with R at no load", {
            depth: 1,
            value: limit.population,
            unit: "count",
          }),
        ]),
  ];
}

/** The mean as a sum over the places: visits times the time of each. */
function placesSection({ shares, latency, saturated, exactness }: WorkloadAssessment): ExplanationSection {
  if (saturated) {
    return {
      title: "LATENCY",
      steps: [step("a station that it waits for is saturated", { unit: "seconds", saturated })],
    };
  }
  if (latency === null) return { title: "LATENCY", steps: [] };
  const places = shares.map(({ place, visits, residenceTime, share }) =>
    step(place, {
      depth: 1,
      formula: `${numberText(visits)} ${visits === 1 ? "visit" : "visits"} × ${timeText(visits > 0 ? residenceTime / visits : 0)} (${numberText(100 * share)}%)`,
      value: residenceTime,
      unit: "seconds",
    }),
  );
  return {
    title: "LATENCY",
    steps: [step("mean, the sum of", { value: latency.mean, unit: "seconds", source: exactness }), ...places],
  };
}

function percentileSection({ latency, shares, percentileExactness }: WorkloadAssessment): ExplanationSection {
  if (latency === null) return { title: "PERCENTILES", steps: [] };
  const keys: readonly LatencyStatistic[] = ["p50", "p90", "p95", "p99", "p999"];
  const source = `the law of the whole response, composed along the calls; ${percentileExactness}`;
  return {
    title: "PERCENTILES",
    steps: keys.flatMap((key) => [
      step(key === "p999" ? "p99.9" : key, {
        value: latency[key],
        unit: "seconds",
        source: key === "p50" ? source : null,
      }),
      ...(key === "p99"
        ? shares
            .filter(({ p99Share }) => p99Share !== null && p99Share >= 0.005)
            .map(({ place, p99Share }) =>
              step(`falls by this if ${place} answered at once`, { depth: 1, value: p99Share, unit: "ratio" }),
            )
        : []),
    ]),
  };
}
