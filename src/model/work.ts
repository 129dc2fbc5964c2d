import type { Law } from "../queueing/law.ts";
import { meanOf } from "../queueing/law-moments.ts";
import { scaleLaw } from "../queueing/scale-law.ts";
import type { Cores } from "./machines.ts";
import type { Step } from "./types.ts";

/** Served on a core; what takes no time, or finds none (and was refused), takes no core. */
export function work({ station, speed }: Cores, serviceTime: Law | null): readonly Step[] {
  if (serviceTime === null || meanOf(serviceTime) === 0 || speed === 0) return [];
  return [{ kind: "use", station, service: scaleLaw(serviceTime, 1 / speed) }];
}

/** Time that passes without a queue. */
export function delay(time: Law | null): readonly Step[] {
  if (time === null || meanOf(time) === 0) return [];
  return [{ kind: "delay", time }];
}
