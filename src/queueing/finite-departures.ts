import { departureScvOf } from "./departure-scv.ts";

/** Beyond this many waiting places the room no longer shapes the departures. */
const MOST_PLACES = 2000;

/** scv of the times between departures of M/M/c/K, exact: two passes over the numbers present. */
function exponentialDepartures(load: number, servers: number, waitingRoom: number): number {
  const most = servers + waitingRoom;
  // Mean and second moment of the time to the next departure, from the full room down; services of mean 1.
  let first = 0;
  let second = 0;
  const firsts = new Float64Array(most + 1);
  const seconds = new Float64Array(most + 1);
  for (let n = most; n >= 0; n--) {
    const arrival = n < most ? load : 0;
    const total = arrival + Math.min(n, servers);
    first = (1 + arrival * first) / total;
    second = (2 * first + arrival * second) / total;
    firsts[n] = first;
    seconds[n] = second;
  }
  // A departure leaves n − 1 behind with probability ∝ P(n)·min(n, c) ∝ P(n − 1).
  let weight = 1;
  let total = 0;
  let mean = 0;
  let square = 0;
  for (let n = 0; n < most; n++) {
    total += weight;
    mean += weight * (firsts[n] as number);
    square += weight * (seconds[n] as number);
    weight *= load / Math.min(n + 1, servers);
    if (weight > 1e250) {
      weight *= 1e-250;
      total *= 1e-250;
      mean *= 1e-250;
      square *= 1e-250;
    }
  }
  return (square * total) / (mean * mean) - 1;
}

/**
 * cd², scv of the times between departures of a station with limited room: that of an unlimited one under what
 * is admitted, less what the room takes from M/M/c/K, which is exact.
 *
 * @example
 * finiteDepartureScv({ load: 1, servers: 1, waitingRoom: 0, arrivalScv: 1, serviceScv: 1, lossProbability: 0.5 }); // 0.5
 */
export function finiteDepartureScv(flow: {
  readonly load: number;
  readonly servers: number;
  readonly waitingRoom: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
  readonly lossProbability: number;
}): number {
  const { load, servers, waitingRoom, arrivalScv, serviceScv, lossProbability } = flow;
  const admitted = 1 - lossProbability;
  const plain = departureScvOf({
    utilization: Math.min(1 - 1e-12, (load * admitted) / servers),
    arrivalScv: 1 + admitted * (arrivalScv - 1),
    serviceScv,
    // Whitt's form also for one server: Marshall's needs the wait of an unlimited queue.
    servers: Math.max(servers, 1 + 1e-9),
    waitOverService: 0,
  });
  if (!(load > 0) || servers + waitingRoom > MOST_PLACES) return plain;
  return Math.max(0, plain + exponentialDepartures(load, servers, waitingRoom) - 1);
}
