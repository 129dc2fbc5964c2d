import { departureScvOf } from "./departure-scv.ts";
import { erlangC } from "./erlang.ts";
import { fastWait } from "./fast-wait.ts";
import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { sharingResponse } from "./processor-sharing.ts";
import type { StationInput, StationResult } from "./station-result.ts";

/** Above this load the variance is that of a station this far from saturation: shapes no longer change. */
const LEAST_IDLE = 0.01;

/**
 * A station under processor sharing.
 *
 * With Poisson arrivals the number present, and so the mean response, is that of M/M/c for any service law.
 * Other arrivals act as on exponential service, and less so the more variable the service is (the heavy-traffic
 * limit: (ca² + cs²)/(1 + cs²)).
 *
 * @param room what a limited room makes of the exponential station, where there is one
 *
 * Source: Kelly 1979; Baskett, Chandy, Muntz & Palacios 1975.
 */
export function sharedStation(input: StationInput, load: number, idle: number, room?: StationResult): StationResult {
  const { arrivalRate, arrivalScv, service, servers } = input;
  const serviceTime = meanOf(service);
  const serviceScv = scvOf(service);
  const poissonDelay = idle > 0 ? erlangC(servers, load, idle) : 1;
  const poisson = idle > 0 ? poissonDelay / (servers * idle) : 0;
  let excess = poisson;
  let delayed = poissonDelay;
  if (room?.wait) {
    excess = room.wait.mean / serviceTime;
    delayed = room.waitProbability;
  } else if (arrivalScv !== 1) {
    const like = fastWait({
      arrivals: lawFromMoments(1 / arrivalRate, arrivalScv),
      service: { kind: "exponential", mean: serviceTime },
      servers,
      idle,
    });
    excess = poisson + ((like.wait.mean / serviceTime - poisson) * 2) / (1 + serviceScv);
    delayed = 1 - like.wait.atZero;
  }
  const responseOf = (own: Law) =>
    sharingResponse(
      service,
      Math.min(load, servers * (1 - LEAST_IDLE)),
      servers,
      Math.max(idle, LEAST_IDLE),
      Math.max(0, excess),
      own,
    );
  const name = arrivalScv === 1 ? "M/G/c-PS" : "GI/G/c-PS";
  return {
    utilization: load / servers,
    idle,
    saturated: false,
    throughput: room?.throughput ?? arrivalRate,
    lossProbability: room?.lossProbability ?? 0,
    waitProbability: delayed,
    wait: null,
    response: responseOf(service),
    responseOf,
    departureScv:
      room?.departureScv ??
      departureScvOf({
        utilization: load / servers,
        arrivalScv,
        serviceScv: 1,
        servers: servers + 1e-9,
        waitOverService: 0,
      }),
    method: room === undefined ? name : `${name}/K`,
    exactness: "approximate",
    source: "Kelly 1979; Coffman, Muntz & Trotter 1970",
  };
}
