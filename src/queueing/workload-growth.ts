import type { Law, PerSecond } from "./law.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { logTransformOf } from "./log-transform.ts";
import { lateInOverload } from "./overloaded-wait.ts";
import { phasesOf } from "./phase-type.ts";

const HALVINGS = 60;

/**
 * θ of the density e^{θv} of work before c servers while all arrivals join: the root other than 0 of
 * θ = λ(1 − E e^{−θB/c}), exact for M/G/1 in the interior, and λ − cμ for exponential service; negative below
 * saturation, where it is the decay rate with its sign turned. Of several servers and a service of phases it is the θ that
 * has as many answers in time as the servers with their phases (`lateInOverload`). Between, and where no such root exists (heavy tails),
 * the Brownian limit (λ − cμ)·2/(1 + cs²).
 *
 * @param arrivalRate λ, 1/s, ≥ 0
 * @param service law of B
 * @param servers c
 *
 * @example
 * workloadGrowth(3, { kind: "exponential", mean: 1 }, 2); // 1
 */
export function workloadGrowth(arrivalRate: PerSecond, service: Law, servers: number): PerSecond {
  const completion = servers / meanOf(service);
  const excess = arrivalRate - completion;
  if (service.kind === "exponential") return excess;
  const brownian = (excess * 2) / (1 + scvOf(service));
  if (Math.abs(excess) < 0.01 * completion || excess < 0) return brownian;
  const late = servers > 1 ? lateOf(arrivalRate, service, servers) : null;
  if (late !== null) return growthWith(late, service, arrivalRate);
  // Above 0 the left side is the smaller one up to the root, and the root is below λ.
  let low = 0;
  let high = arrivalRate;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (arrivalRate * -Math.expm1(logTransformOf(service, middle / servers)) > middle) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function lateOf(arrivalRate: PerSecond, service: Law, servers: number): number | null {
  const phases = phasesOf(service);
  return phases === null ? null : lateInOverload(arrivalRate, phases, servers);
}

/** θ with E e^{−θB} = 1 − late: what is left of the patience is taken for exponential. */
function growthWith(late: number, service: Law, arrivalRate: PerSecond): PerSecond {
  const inTime = Math.log1p(-late);
  let low = 0;
  let high = arrivalRate;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (logTransformOf(service, middle) > inTime) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
