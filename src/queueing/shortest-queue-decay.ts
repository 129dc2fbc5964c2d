import { bracketedRoot } from "./bracketed-root.ts";
import { decayRateOf } from "./decay-rate.ts";
import type { Law, PerSecond } from "./law.ts";
import { logTransformOf } from "./log-transform.ts";

/**
 * θ, the decay of the wait where n queues of c servers are kept level (join the shortest, two choices).
 *
 * When much waits, the queues act as one: the number waiting in all falls off by x = Ã(θ₀) per request, θ₀ being
 * the decay of the central queue, so by x^n per place in each. A request that finds k places taken waits for
 * about k completions of c servers: E e^{(θ/c)B·…} meets x^n where ln E e^{(θ/c)S} = −n·ln x.
 *
 * @returns null where the central queue has no decay
 *
 * @example
 * shortestQueueDecay({ kind: "exponential", mean: 1 }, { kind: "exponential", mean: 1 }, 2, 1, 0.5); // 0.75
 */
export function shortestQueueDecay(
  arrivals: Law,
  service: Law,
  members: number,
  servers: number,
  idle: number,
): PerSecond | null {
  const central = decayRateOf(arrivals, service, members * servers, idle);
  if (central === null) return null;
  const target = -members * logTransformOf(arrivals, central);
  const excess = (theta: number): number => logTransformOf(service, -theta / servers) * 1 - target;
  let high = central;
  for (let i = 0; i < 200 && excess(high) < 0; i++) high *= 2;
  return excess(high) >= 0 ? bracketedRoot(excess, 0, high) : null;
}
