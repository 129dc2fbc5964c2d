import { departureScvOf } from "./departure-scv.ts";
import { requireInteger, requireNonNegative } from "./domain.ts";
import { erlangC } from "./erlang.ts";
import { fastWait } from "./fast-wait.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { mmcWait } from "./mmc.ts";
import { mmck } from "./mmck.ts";
import { processorSharingResponse } from "./processor-sharing.ts";
import type { StationInput, StationResult } from "./station-result.ts";
import { noTime } from "./tail-law.ts";
import { solveWait } from "./waiting-time.ts";

/**
 * Solves one station: the best method that the input affords, named in the result.
 *
 * Saturation is a value: offered utilization, carried throughput c/S, no wait.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * solveStation({ arrivalRate: 9, arrivalScv: 1, service: { kind: "exponential", mean: 0.2 }, servers: 2, discipline: "fcfs" }).wait?.mean; // 0.8526315789473683
 */
export function solveStation(input: StationInput): StationResult {
  const arrivalRate = requireNonNegative("arrivalRate", input.arrivalRate);
  const arrivalScv = requireNonNegative("arrivalScv", input.arrivalScv);
  const servers = requireInteger("servers", input.servers, 1);
  const serviceTime = meanOf(input.service);
  const serviceScv = scvOf(input.service);
  const load = arrivalRate * serviceTime;
  const idle = (servers - load) / servers;
  const utilization = load / servers;
  if (input.waitingRoom !== undefined && load > 0) return finite(input, input.waitingRoom);
  if (!(idle > 0))
    return {
      utilization,
      idle,
      saturated: true,
      throughput: servers / serviceTime,
      lossProbability: 0,
      waitProbability: 1,
      wait: null,
      ...(input.discipline === "ps" ? { response: null } : {}),
      departureScv: departureScvOf({ utilization, arrivalScv, serviceScv, servers, waitOverService: 0 }),
      method: "saturated",
      exactness: "exact",
      source: "utilization law",
    };
  const exponential = input.service.kind === "exponential" && arrivalScv === 1;
  if (input.discipline === "ps") {
    const variability = (arrivalScv + serviceScv) / (1 + serviceScv);
    return {
      utilization,
      idle,
      saturated: false,
      throughput: arrivalRate,
      lossProbability: 0,
      waitProbability: erlangC(servers, load, idle),
      wait: null,
      response: processorSharingResponse(input.service, load, servers, idle, variability),
      departureScv: arrivalScv,
      method: arrivalScv === 1 ? "M/G/c-PS" : "GI/G/c-PS",
      exactness: "approximate",
      source: "Yashkov 1987",
    };
  }
  const solved =
    exponential || load === 0
      ? null
      : (input.effort === "fast" ? fastWait : solveWait)({
          arrivals: lawFromMoments(1 / arrivalRate, arrivalScv),
          service: input.service,
          servers,
          idle,
        });
  const wait = exponential ? mmcWait(arrivalRate, serviceTime, servers, idle) : (solved?.wait ?? noTime);
  return {
    utilization,
    idle,
    saturated: false,
    throughput: arrivalRate,
    lossProbability: 0,
    waitProbability: 1 - wait.atZero,
    wait,
    departureScv: exponential
      ? 1
      : departureScvOf({
          utilization,
          arrivalScv,
          serviceScv,
          servers,
          waitOverService: serviceTime > 0 ? wait.mean / serviceTime : 0,
        }),
    method: solved?.method ?? "M/M/c",
    exactness: solved?.exactness ?? "exact",
    source: solved?.source ?? "Erlang 1917",
  };
}

/** A room of limited size, variability folded into the number of places (stage 1 of the method). */
function finite(input: StationInput, waitingRoom: number): StationResult {
  requireInteger("waitingRoom", waitingRoom, 0);
  const serviceTime = meanOf(input.service);
  const serviceScv = scvOf(input.service);
  const load = input.arrivalRate * serviceTime;
  const variability = (input.arrivalScv + serviceScv) / 2;
  const exact =
    (waitingRoom === 0 && input.arrivalScv === 1) || (input.service.kind === "exponential" && input.arrivalScv === 1);
  const places = exact
    ? waitingRoom
    : Math.max(waitingRoom > 0 ? 1 : 0, Math.round(waitingRoom / Math.max(variability, 0.1)));
  const solved = mmck(load, serviceTime, input.servers, places);
  const utilization = load / input.servers;
  const throughput = input.arrivalRate * (1 - solved.lossProbability);
  return {
    utilization,
    idle: (input.servers - load) / input.servers,
    saturated: false,
    throughput,
    lossProbability: solved.lossProbability,
    waitProbability: solved.waitProbability,
    wait: solved.wait,
    departureScv: 1,
    method: exact ? "M/M/c/K" : "GI/G/c/K",
    exactness: exact ? "exact" : "approximate",
    source: "Gross & Harris section 2.5",
  };
}
