import type { Law } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { scaleLaw } from "../queueing/scale-law.ts";
import type { StationIndex, Step } from "./types.ts";

/** Served on a core of the given speed; what takes no time takes no core. */
export function work(station: StationIndex, serviceTime: Law | null, speed: number): readonly Step[] {
  if (serviceTime === null || meanOf(serviceTime) === 0) return [];
  return [{ kind: "use", station, service: scaleLaw(serviceTime, 1 / speed) }];
}

/** Time that passes without a queue. */
export function delay(time: Law | null): readonly Step[] {
  if (time === null || meanOf(time) === 0) return [];
  return [{ kind: "delay", time }];
}
