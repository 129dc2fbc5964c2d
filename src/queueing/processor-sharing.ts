import { erlangC } from "./erlang.ts";
import { upperGammaRatio } from "./incomplete-gamma.ts";
import type { Law, Seconds } from "./law.ts";
import { cdfOf } from "./law-cdf.ts";
import { meanOf } from "./law-moments.ts";
import type { TailLaw } from "./tail-law.ts";

/** Cells of the service law over which the conditional response is mixed. */
const CELLS = 160;

/** Mean and variance of the time that others take from a job of work x, per unit of mean service. */
function slowdown(work: number, idle: number, delayed: number, servers: number): { mean: number; variance: number } {
  const rate = servers * idle;
  const mean = (work * delayed) / rate;
  const variance = (delayed * 2 * (work / rate - -Math.expm1(-rate * work) / (rate * rate))) / (idle * rate);
  return { mean, variance };
}

/**
 * Response under processor sharing with c servers and Poisson arrivals: the mean of M/M/c whatever the
 * service law (insensitivity); given its work x a job takes x plus a gamma time whose moments are those
 * of the exponential case.
 *
 * Source: Coffman, Muntz & Trotter 1970; Yashkov 1987 (survey).
 *
 * @example
 * processorSharingResponse({ kind: "constant", mean: 1 }, 0.5, 1, 0.5, 1).mean; // 2
 */
export function processorSharingResponse(
  service: Law,
  load: number,
  servers: number,
  idle: number,
  variability: number,
): TailLaw {
  const serviceTime = meanOf(service);
  const delayed = erlangC(servers, load, idle) * variability;
  const mean = serviceTime * (1 + delayed / (servers * idle));
  const cells = (): { work: number; mass: number }[] => {
    const edges: number[] = [];
    for (let i = 0; i <= CELLS; i++) edges.push(serviceTime * 2 ** (-12 + (24 * i) / CELLS));
    const found: { work: number; mass: number }[] = [];
    let before = 0;
    for (const edge of edges) {
      const upTo = cdfOf(service, edge);
      if (upTo > before) found.push({ work: edge, mass: upTo - before });
      before = upTo;
    }
    return found;
  };
  let mixed: { work: number; mass: number }[] | undefined;
  const tail = (t: Seconds): number => {
    mixed ??= cells();
    let sum = 0;
    for (const { work, mass } of mixed) {
      if (t < work) {
        sum += mass;
        continue;
      }
      const extra = slowdown(work / serviceTime, idle, delayed, servers);
      if (extra.mean > 0)
        sum +=
          mass *
          upperGammaRatio(
            (extra.mean * extra.mean) / extra.variance,
            ((t - work) / serviceTime) * (extra.mean / extra.variance),
          );
    }
    return Math.min(1, sum);
  };
  return { mean, atZero: 0, tail };
}
