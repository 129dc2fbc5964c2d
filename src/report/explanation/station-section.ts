import { formatCount, formatRate } from "../../units/format-quantity.ts";
import type { ExplanationSection, ExplanationStep, Scalability, Station } from "../generated/report.ts";
import { numberText, rateText, timeText } from "./number-text.ts";
import { step } from "./step.ts";

/** From what arrives at a station to what a request sees of it. */
export function stationSection(station: Station): ExplanationSection {
  return {
    title: `STATION ${station.id}`,
    steps: station.servers === null ? delaySteps(station) : queueSteps(station),
  };
}

function delaySteps({ arrivalRatePerSecond, responseSeconds }: Station): readonly ExplanationStep[] {
  return [
    step("arrivals λ", { value: arrivalRatePerSecond, unit: "perSecond" }),
    step("time W, without a queue", { value: responseSeconds.mean, unit: "seconds" }),
  ];
}

function queueSteps(station: Station): readonly ExplanationStep[] {
  if (station.scalability !== null) return scalableSteps(station, station.scalability);
  const { arrivalRatePerSecond: rate, serviceSeconds: service, saturated, members } = station;
  const servers = station.servers ?? 0;
  const each = members === 1 ? "" : `: ${formatCount(members)} × ${formatCount(servers / members)}`;
  const law = "utilization law, Denning & Buzen 1978";
  return [
    step("arrivals λ", { value: rate, unit: "perSecond" }),
    step(`service time S, scv ${numberText(service.scv)}`, { value: service.mean, unit: "seconds" }),
    step(`servers c${each}`, { value: servers, unit: "count" }),
    step("utilization ρ = λ·S / c", {
      formula: `${rateText(rate)} · ${timeText(service.mean)} / ${formatCount(servers)}`,
      value: station.offeredUtilization,
      unit: "ratio",
      source: law,
    }),
    ...busiestSteps(station),
    ...lossSteps(station),
    ...(saturated ? saturatedSteps(station) : waitSteps(station)),
    ...growthSteps(station),
  ];
}

/** Of a station whose speed depends on how many it serves at once. */
function scalableSteps(station: Station, law: Scalability): readonly ExplanationStep[] {
  const { contention, coherency, intervals } = law;
  const fit = intervals === null ? null : "least squares on the points given, 95 % intervals";
  const range = (interval: { readonly low: number; readonly high: number } | undefined) =>
    interval === undefined ? "" : ` (${numberText(interval.low)} to ${numberText(interval.high)})`;
  const coefficient = (
    name: string,
    value: number,
    interval: { readonly low: number; readonly high: number } | undefined,
  ) => step(`${name} = ${numberText(value)}${range(interval)}`, { source: fit });
  return [
    step("arrivals λ", { value: station.arrivalRatePerSecond, unit: "perSecond" }),
    step(`service time S of one alone, scv ${numberText(station.serviceSeconds.scv)}`, {
      value: station.serviceSeconds.mean,
      unit: "seconds",
    }),
    coefficient("contention σ", contention, intervals?.contention),
    coefficient("coherency κ", coherency, intervals?.coherency),
    ...(law.bestConcurrency === null
      ? []
      : [step("best concurrency of a member", { value: law.bestConcurrency, unit: "count" as const })]),
    step("throughput of a member at its best", {
      value: law.peakThroughputPerSecond,
      unit: "perSecond",
      source: "n/S / (1 + σ(n − 1) + κn(n − 1)), Gunther 2007",
    }),
    step(law.concurrency === null ? "with as many at once as like" : `with at most ${law.concurrency} at once`, {
      value: law.mostThroughputPerSecond,
      unit: "perSecond",
    }),
    step("an overload ends at", { value: law.overloadThroughputPerSecond, unit: "perSecond" }),
    step("utilization, of what it can be offered for good", { value: station.offeredUtilization, unit: "ratio" }),
    ...busiestSteps(station),
    ...lossSteps(station),
    ...(station.saturated
      ? [step("wait Wq, since the queue grows without end", { unit: "seconds" as const, saturated: true })]
      : waitSteps(station)),
    ...growthSteps(station),
  ];
}

/** Where keys choose the part, and some parts are asked for more than others. */
function busiestSteps({ busiestShare, busiestUtilization, offeredUtilization }: Station): readonly ExplanationStep[] {
  if (busiestUtilization <= offeredUtilization) return [];
  const source = "keys fall on parts as at random, those of a share of their own one by one";
  return [
    step("share of its busiest part (the hottest shard)", { value: busiestShare, unit: "ratio", source }),
    step("utilization of its busiest part", { value: busiestUtilization, unit: "ratio" }),
  ];
}

function lossSteps({
  errorRatio,
  arrivalRatePerSecond,
  throughputPerSecond,
  saturated,
}: Station): readonly ExplanationStep[] {
  if (errorRatio === 0 || saturated) return [];
  return [
    step("turned away for want of room", { value: errorRatio, unit: "ratio" }),
    step("throughput X", {
      formula: `${rateText(arrivalRatePerSecond)} × (1 − ${numberText(errorRatio)})`,
      value: throughputPerSecond,
      unit: "perSecond",
    }),
  ];
}

function saturatedSteps({ servers, serviceSeconds, throughputPerSecond }: Station): readonly ExplanationStep[] {
  return [
    step("throughput X = c / S, less than arrives", {
      formula: `${formatCount(servers ?? 0)} / ${timeText(serviceSeconds.mean)}`,
      value: throughputPerSecond,
      unit: "perSecond",
    }),
    step("wait Wq, since the queue grows without end", { unit: "seconds", saturated: true }),
  ];
}

function waitSteps(station: Station): readonly ExplanationStep[] {
  const { waitSeconds: wait, responseSeconds: response, serviceSeconds: service, method, source } = station;
  const carried = station.arrivalRatePerSecond * (1 - station.errorRatio);
  const from = source === "" ? null : `${method}, ${source}, ${station.exactness}`;
  const times = (of: typeof response) =>
    (["p50", "p90", "p95", "p999"] as const)
      .filter((key) => of[key] !== null)
      .map((key) => `${key === "p999" ? "p99.9" : key} ${timeText(of[key])}`)
      .join(", ");
  return [
    ...(wait.probability === null
      ? []
      : [step("probability to wait", { value: wait.probability, unit: "ratio", source: from })]),
    step(`wait Wq (arrivals' scv ${numberText(station.arrivalScv)})`, {
      value: wait.mean,
      unit: "seconds",
      source: from,
    }),
    step("response W = Wq + S", {
      formula: `${timeText(wait.mean)} + ${timeText(service.mean)}`,
      value: response.mean,
      unit: "seconds",
    }),
    ...(response.p99 === null
      ? []
      : [
          step(`response p99 (${times(response)})`, {
            value: response.p99,
            unit: "seconds",
            source: "law of the wait, convolved with that of the service",
          }),
        ]),
    step("present L = X·W", {
      formula: `${rateText(carried)} · ${timeText(response.mean)}`,
      value: station.queueLength,
      unit: "count",
      source: "Little 1961",
    }),
  ];
}

function growthSteps({ saturationFactor, arrivalRatePerSecond }: Station): readonly ExplanationStep[] {
  if (saturationFactor === null) return [];
  return [
    step("saturates as ρ reaches 1, at", {
      formula: `${formatRate(arrivalRatePerSecond * saturationFactor)} / ${formatRate(arrivalRatePerSecond)}`,
      value: saturationFactor,
      unit: "factor",
    }),
  ];
}
