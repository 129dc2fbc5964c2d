import { erlangC } from "./erlang.ts";
import type { TailLaw } from "./tail-law.ts";
import { exponentialTail, noTime } from "./tail-law.ts";
import { whittFactor } from "./whitt.ts";

/**
 * The wait of GI/G/c in closed form: Whitt's mean, Erlang's delay probability, exponential beyond zero.
 *
 * @example
 * whittWait({ load: 0.8, serviceTime: 1, servers: 1, idle: 0.2, arrivalScv: 1, serviceScv: 1 }).mean; // 4
 */
export function whittWait(station: {
  readonly load: number;
  readonly serviceTime: number;
  readonly servers: number;
  readonly idle: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
}): TailLaw {
  const { load, serviceTime, servers, idle, arrivalScv, serviceScv } = station;
  const variability = (arrivalScv + serviceScv) / 2;
  const delayed = erlangC(servers, load, idle);
  const factor = whittFactor(1 - idle, arrivalScv, serviceScv, servers) * variability;
  if (!(delayed > 0 && factor > 0)) return noTime;
  return exponentialTail(delayed, (servers * idle) / (serviceTime * factor));
}
