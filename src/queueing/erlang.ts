import { requireInteger, requireNonNegative } from "./domain.ts";
import { poissonDensity } from "./poisson-density.ts";

/** Up to here the textbook recursion costs less than anything else. */
const RECURSION_UP_TO = 64;

/** 1/B = Σ_j c!/((c−j)! a^j): all terms positive; 6√c of them count where a is near c or above. */
function sumFromTheTop(servers: number, load: number): number {
  let sum = 1;
  let term = 1;
  for (let k = servers; k > 0; k--) {
    term *= k / load;
    sum += term;
    if (term < sum * 1e-17) break;
    if (sum > 1e300) return 0;
  }
  return 1 / sum;
}

/** B = f(c)/F(c) of the Poisson law with mean a, its upper tail summed; for a well below c. */
function densityOverDistribution(servers: number, load: number): number {
  const density = poissonDensity(servers, load);
  let term = density;
  let tail = 0;
  for (let k = servers + 1; term > 1e-18; k++) {
    term *= load / k;
    tail += term;
    if (term < tail * 1e-17) break;
  }
  return density / (1 - tail);
}

/**
 * B(c, a), Erlang's loss probability: the share of arrivals that find all c servers busy when none may wait.
 *
 * Recursion 1/B(k) = 1 + (k/a)/B(k−1) for few servers; for many, sums of positive terms of which at
 * most some 12√c count, so that a million servers cost microseconds and nothing overflows.
 * Exact for any service law (M/G/c/c).
 *
 * @param servers c, an integer ≥ 0 (with none everybody is lost)
 * @param load a = λS, offered work in servers, ≥ 0
 * @throws RangeError outside this domain
 *
 * Source: Erlang 1917; Jagerman, Some properties of the Erlang loss function (1974).
 *
 * @example
 * erlangB(2, 1); // 0.2
 */
export function erlangB(servers: number, load: number): number {
  requireInteger("servers", servers, 0);
  requireNonNegative("load", load);
  if (servers === 0) return 1;
  if (load === 0) return 0;
  if (servers <= RECURSION_UP_TO) {
    let blocking = 1;
    for (let k = 1; k <= servers; k++) {
      const lost = load * blocking;
      blocking = lost / (k + lost);
    }
    return blocking;
  }
  return servers - load > 6 * Math.sqrt(servers)
    ? densityOverDistribution(servers, load)
    : sumFromTheTop(servers, load);
}

/**
 * C(c, a), Erlang's delay probability: the share of arrivals to an M/M/c queue that wait; 1 when saturated.
 *
 * @param servers c, an integer ≥ 1
 * @param load a = λS, ≥ 0
 * @param idle 1 − ρ as its own number, where the caller knows it better than 1 − a/c
 * @throws RangeError outside this domain
 *
 * Source: Erlang 1917; C = B/(1 − ρ(1 − B)).
 *
 * @example
 * erlangC(2, 1); // 0.3333333333333333
 */
export function erlangC(servers: number, load: number, idle: number = (servers - load) / servers): number {
  requireInteger("servers", servers, 1);
  if (!(idle > 0)) return 1;
  const blocking = erlangB(servers, load);
  return blocking / (idle + (1 - idle) * blocking);
}
