import type { BusyConfigurations } from "./busy-configurations.ts";
import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { Seconds } from "./law.ts";
import type { PhaseType } from "./phase-type.ts";
import type { TailLaw } from "./tail-law.ts";

/** Additions that following the line may cost, and the share of those who wait that is not followed to its end. */
const AFFORDABLE = 2e7;
const REST = 1e-11;

/** What admitted requests that wait have before them. */
export interface Line {
  readonly service: PhaseType;
  /** Of one server fewer, and of all busy ones. */
  readonly below: BusyConfigurations;
  readonly top: BusyConfigurations;
  /** P(q wait before it, and the servers' configuration), by q; sums to P(wait). */
  readonly found: readonly Float64Array[];
}

/**
 * The wait until all who are before one have begun their service, and one server more is free: the line is followed
 * from completion to completion with the phases of all servers, by uniformisation. Exact for phase-type services;
 * nothing is computed before the tail is asked for.
 *
 * @param mean E wait, s: known from the numbers that wait
 * @returns null where following costs too much
 *
 * Source: Jensen 1953; Neuts 1981, section 2.2 (the law of a time through phases).
 */
export function drainedWait(line: Line, mean: Seconds): TailLaw | null {
  const { service, top, found } = line;
  let fastest = 0;
  for (let s = 0; s < top.size; s++) fastest = Math.max(fastest, speedOf(top, service, s));
  const slowest = Math.min(...service.rate);
  const steps = fastest * (20 / slowest + (found.length * 4 * service.rate.length) / fastest);
  if (steps * found.length * top.size * service.rate.length ** 2 > AFFORDABLE) return null;
  let probability = 0;
  for (const level of found) for (const mass of level) probability += mass;
  let known: TailLaw | undefined;
  const law = (): TailLaw => {
    known ??= erlangMixtureTail(startsByStep(line, fastest, probability), fastest);
    return known;
  };
  return {
    mean,
    atZero: Math.max(0, 1 - probability),
    tail: (t) => law().tail(t),
    // In the mean that numbers waiting give: what is not followed to its end would else be missing.
    partialTail: (t) => (t > 0 ? ((law().partialTail?.(t) ?? 0) * mean) / law().mean : mean),
  };
}

const speedOf = ({ counts }: BusyConfigurations, { rate }: PhaseType, s: number): number =>
  rate.reduce((sum, value, j) => sum + value * (counts[s * rate.length + j] as number), 0);

/** P(its service starts at step k), by k − 1; a step is one tick at `fastest`. */
function startsByStep({ service, below, top, found }: Line, fastest: number, probability: number): Float64Array {
  const { rate, next, start } = service;
  const phases = rate.length;
  const { size } = top;
  let mass = found.map((level) => Float64Array.from(level));
  const starts: number[] = [];
  let left = probability;
  const most = AFFORDABLE / (found.length * size);
  while (left > REST * probability && starts.length < most) {
    const after = mass.map(() => new Float64Array(size));
    let started = 0;
    for (let q = 0; q < mass.length; q++) {
      const here = mass[q] as Float64Array;
      const stays = after[q] as Float64Array;
      const falls = after[q - 1];
      for (let s = 0; s < size; s++) {
        const value = here[s] as number;
        if (value === 0) continue;
        let rest = value;
        for (let j = 0; j < phases; j++) {
          const moved = (value * (rate[j] as number) * (top.counts[s * phases + j] as number)) / fastest;
          if (moved === 0) continue;
          rest -= moved;
          if ((next[j] as number) >= 0) {
            const to = top.advanced[s * phases + j] as number;
            stays[to] = (stays[to] as number) + moved;
          } else if (falls === undefined) started += moved;
          else {
            const without = top.without[s * phases + j] as number;
            for (let l = 0; l < phases; l++) {
              const to = below.withOneMore[without * phases + l] as number;
              falls[to] = (falls[to] as number) + moved * (start[l] as number);
            }
          }
        }
        stays[s] = (stays[s] as number) + Math.max(0, rest);
      }
    }
    starts.push(started);
    left -= started;
    mass = after;
  }
  return Float64Array.from(starts);
}
