import { departureScvOf } from "./departure-scv.ts";
import { requireInteger, requireNonNegative } from "./domain.ts";
import { fastWait } from "./fast-wait.ts";
import { finiteDepartureScv } from "./finite-departures.ts";
import { finiteRoom } from "./finite-room.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { mmcWait } from "./mmc.ts";
import { sharedStation } from "./shared-station.ts";
import type { StationInput, StationResult } from "./station-result.ts";
import { noTime } from "./tail-law.ts";
import { solveWait } from "./waiting-time.ts";

/** So little idleness is as good as none: ρ = 1 has come out as a little less by rounding. */
const ROUNDING = 1e-14;

/**
 * One station: the best method that the input affords, named in the result.
 *
 * Saturation is a value: offered utilization, carried throughput c/S, no wait. A station with limited room is
 * never saturated; what it turns away is its loss.
 *
 * @param input see StationInput for symbols, units and domains
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * solveStation({ arrivalRate: 9, arrivalScv: 1, service: { kind: "exponential", mean: 0.2 }, servers: 2, discipline: "fcfs" }).throughput; // 9
 */
export function solveStation(input: StationInput): StationResult {
  const arrivalRate = requireNonNegative("arrivalRate", input.arrivalRate);
  const arrivalScv = requireNonNegative("arrivalScv", input.arrivalScv);
  const servers = requireInteger("servers", input.servers, 1);
  const serviceTime = requireNonNegative("mean of service", meanOf(input.service));
  const load = arrivalRate * serviceTime;
  const idle = (servers - load) / servers;
  if (load === 0) return idleStation(input, idle);
  if (input.waitingRoom !== undefined) return finiteStation(input, input.waitingRoom, load, idle);
  if (!(idle > ROUNDING)) return saturatedStation(input, load, idle);
  if (input.discipline === "ps") return sharedStation(input, load, idle);
  if (input.service.kind === "exponential" && arrivalScv === 1)
    return steady(input, load, idle, mmcWait(arrivalRate, serviceTime, servers, idle), 1, {
      method: "M/M/c",
      exactness: "exact",
      source: "Erlang 1917",
    });
  const solve = input.effort === "fast" ? fastWait : solveWait;
  const solved = solve({
    arrivals: lawFromMoments(1 / arrivalRate, arrivalScv),
    service: input.service,
    servers,
    idle,
  });
  const departureScv = departureScvOf({
    utilization: load / servers,
    arrivalScv,
    serviceScv: scvOf(input.service),
    servers,
    waitOverService: solved.wait.mean / serviceTime,
  });
  return steady(input, load, idle, solved.wait, departureScv, solved);
}

/** Written out: a spread would cost more than many of the solutions. */
function steady(
  { arrivalRate, servers }: StationInput,
  load: number,
  idle: number,
  wait: NonNullable<StationResult["wait"]>,
  departureScv: number,
  { method, exactness, source }: Pick<StationResult, "method" | "exactness" | "source">,
): StationResult {
  return {
    utilization: load / servers,
    idle,
    saturated: false,
    throughput: arrivalRate,
    lossProbability: 0,
    waitProbability: 1 - wait.atZero,
    wait,
    departureScv,
    method,
    exactness,
    source,
  };
}

function stable(load: number, servers: number, idle: number, throughput: number) {
  return { utilization: load / servers, idle, saturated: false, throughput, lossProbability: 0 };
}

function waited(wait: NonNullable<StationResult["wait"]>) {
  return { waitProbability: 1 - wait.atZero, wait };
}

/** Nobody comes, or service takes no time. */
function idleStation(input: StationInput, idle: number): StationResult {
  return {
    ...stable(0, input.servers, idle, input.arrivalRate),
    ...waited(noTime),
    ...(input.discipline === "ps" ? { response: noTime } : {}),
    departureScv: input.arrivalScv,
    method: "no load",
    exactness: "exact",
    source: "utilization law",
  };
}

function saturatedStation(input: StationInput, load: number, idle: number): StationResult {
  const { servers, service, arrivalScv } = input;
  const utilization = load / servers;
  return {
    utilization,
    idle,
    saturated: true,
    throughput: servers / meanOf(service),
    lossProbability: 0,
    waitProbability: 1,
    wait: null,
    ...(input.discipline === "ps" ? { response: null } : {}),
    departureScv: departureScvOf({ utilization, arrivalScv, serviceScv: scvOf(service), servers, waitOverService: 0 }),
    method: "saturated",
    exactness: "exact",
    source: "utilization law",
  };
}

function finiteStation(input: StationInput, waitingRoom: number, load: number, idle: number): StationResult {
  const { arrivalRate, arrivalScv, service, servers } = input;
  const isShared = input.discipline === "ps";
  // Under processor sharing what is present does not hang on the service law, nor do losses.
  const solved = finiteRoom({
    arrivals: lawFromMoments(1 / arrivalRate, arrivalScv),
    service: isShared ? { kind: "exponential", mean: meanOf(service) } : service,
    servers,
    waitingRoom,
    effort: input.effort ?? "exact",
  });
  const result: StationResult = {
    utilization: load / servers,
    idle,
    saturated: false,
    throughput: arrivalRate * (1 - solved.lossProbability),
    lossProbability: solved.lossProbability,
    waitProbability: solved.waitProbability,
    wait: solved.wait,
    departureScv: finiteDepartureScv({
      load,
      servers,
      waitingRoom,
      arrivalScv,
      serviceScv: scvOf(service),
      lossProbability: solved.lossProbability,
    }),
    method: solved.method,
    exactness: solved.exactness,
    source: solved.source,
  };
  return isShared ? sharedStation(input, load, idle, result) : result;
}
