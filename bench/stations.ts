import { lawFromMoments } from "../src/queueing/law-from-moments.ts";
import { solveStation } from "../src/queueing/station.ts";
import type { Bench } from "./bench.ts";

const service = lawFromMoments(1, 4);

/** Exact stations of two phases of service on 32 servers, each at a load not solved before: nothing is remembered. */
export const stations: Bench = {
  name: "stations",
  measure: () => [
    { what: "H2 service, 32 servers, Poisson arrivals", value: freshest(1), target: 30, unit: "ms" },
    { what: "H2 service, 32 servers, arrivals of scv 2", value: freshest(2), target: 100, unit: "ms" },
  ],
};

/** Milliseconds of the middle of nine loads. */
function freshest(arrivalScv: number): number {
  const taken = Array.from({ length: 9 }, (_, k) => {
    const start = performance.now();
    solveStation({ arrivalRate: 32 * (0.6 + 0.03 * k), arrivalScv, service, servers: 32, discipline: "fcfs" });
    return performance.now() - start;
  });
  taken.sort((a, b) => a - b);
  return taken[4] as number;
}
