import { branchesOf } from "./branches.ts";
import { oneFactorNormal } from "./copula.ts";
import type { Latency } from "./latency.ts";
import { zero } from "./latency.ts";
import { independence, orderStatistic } from "./order-statistic.ts";

/**
 * The law of the last answer of all: a parallel step that waits for every branch.
 *
 * @param list branches; like ones should be one object, which is then read once
 * @param correlation r of each branch with the common factor, in [0, 1); 0 is independence
 *
 * @example
 * meanOf(maximum([pointMass(1), pointMass(2)])); // 2
 */
export function maximum(list: readonly Latency[], correlation: number | readonly number[] = 0): Latency {
  return list.length === 0 ? zero() : kthSmallest(list, list.length, correlation);
}

/**
 * The law of the first answer of two: a hedged request.
 *
 * @example
 * meanOf(minimum(pointMass(1), pointMass(2))); // 1
 */
export function minimum(a: Latency, b: Latency): Latency {
  return kthSmallest([a, b], 1);
}

/**
 * The law of the k-th answer of several: a quorum.
 *
 * @param k 1 (the first) … list.length (the last)
 * @param correlation as for `maximum`
 * @throws RangeError where k or a correlation is outside its domain
 *
 * @example
 * meanOf(kthSmallest([pointMass(1), pointMass(2), pointMass(3)], 2)); // 2
 */
export function kthSmallest(list: readonly Latency[], k: number, correlation: number | readonly number[] = 0): Latency {
  if (!(Number.isInteger(k) && k >= 1 && k <= list.length))
    throw new RangeError(`k must be an integer from 1 to ${list.length}, got ${k}`);
  const branches = branchesOf(list, correlation);
  const [only] = list;
  if (list.length === 1 && only) return only;
  const isIndependent = branches.every((branch) => branch.correlation === 0);
  return orderStatistic(branches, k, isIndependent ? independence : oneFactorNormal(branches));
}
