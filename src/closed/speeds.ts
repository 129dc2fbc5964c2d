import { requireInteger, requirePositive } from "../queueing/domain.ts";

/**
 * r(1), r(2), …, r(L): the work that a station does per second with 1, 2, … requests present, in units of one server.
 * The last one holds for all larger numbers. Four servers are 1, 2, 3, 4.
 */
export type Speeds = Float64Array;

/**
 * The speeds of c like servers, as far as n requests can tell them apart.
 *
 * @param servers c, an integer ≥ 1
 * @param most n, an integer ≥ 1
 *
 * @example
 * speedsOfServers(4, 2); // Float64Array [1, 2]
 */
export function speedsOfServers(servers: number, most: number): Speeds {
  requireInteger("servers", servers, 1);
  requireInteger("most", most, 1);
  return Float64Array.from({ length: Math.min(servers, most) }, (_, i) => i + 1);
}

/**
 * Speeds that were measured or computed: a scaling law, the throughput of what lies behind a pool.
 *
 * @param speeds r(1), r(2), …, each > 0, at least one
 * @param most the largest number of requests that can be present, an integer ≥ 1
 * @throws RangeError where a speed is not a positive number
 *
 * @example
 * speedsAsGiven([1, 1.8, 1.8], 10); // Float64Array [1, 1.8]
 */
export function speedsAsGiven(speeds: ArrayLike<number>, most: number): Speeds {
  requireInteger("number of speeds", speeds.length, 1);
  requireInteger("most", most, 1);
  for (let i = 0; i < speeds.length; i++) requirePositive(`speed ${i + 1}`, speeds[i] as number);
  let length = Math.min(speeds.length, most);
  while (length > 1 && speeds[length - 2] === speeds[length - 1]) length--;
  return Float64Array.from({ length }, (_, i) => speeds[i] as number);
}

/**
 * r(n), for n ≥ 1.
 *
 * @example
 * speedAt(Float64Array.of(1, 2), 7); // 2
 */
export function speedAt(speeds: Speeds, present: number): number {
  return speeds[Math.min(present, speeds.length) - 1] as number;
}

/** What is lost to rounding where a curve has reached its height. */
const ROUNDING = 1e-9;

/**
 * Whether no value is lower than the one before it.
 *
 * @param from index of the first value that counts
 * @example
 * isRising(Float64Array.of(1, 2, 2), 0); // true
 */
export function isRising(values: Float64Array, from: number): boolean {
  for (let i = from + 1; i < values.length; i++)
    if ((values[i] as number) < (values[i - 1] as number) * (1 - ROUNDING)) return false;
  return true;
}
