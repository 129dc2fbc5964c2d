import type { Assessment, RegimeView } from "../assess/types.ts";
import type { Regime } from "./generated/report.ts";
import { percentilesOf } from "./percentiles.ts";

/** The calm regime and the storm, where retries keep both up at some load. */
export function regimesOf({ model, retries }: Assessment): readonly Regime[] {
  const found = retries();
  if (found === null) return [];
  const { window, calm, storm } = found;
  return [
    { id: "calm", holds: calm !== null, fromLoadFactor: null, toLoadFactor: window.to, ...figuresOf(calm) },
    { id: "storm", holds: storm !== null, fromLoadFactor: window.from, toLoadFactor: null, ...figuresOf(storm) },
  ];

  function figuresOf(view: RegimeView | null): Pick<Regime, "workloads" | "stations"> {
    if (view === null) return { workloads: [], stations: [] };
    return {
      workloads: view.workloads.map(({ id, throughput, errorRatio, latency, saturated }) => ({
        id,
        throughputPerSecond: throughput,
        errorRatio,
        latencySeconds: percentilesOf(latency),
        saturated,
      })),
      stations: model.stations.map(({ id }, s) => {
        const { arrivalRate, throughput, utilization, saturated } = view.solution.stations[
          s
        ] as RegimeView["solution"]["stations"][number];
        return { id, arrivalRatePerSecond: arrivalRate, throughputPerSecond: throughput, utilization, saturated };
      }),
    };
  }
}
