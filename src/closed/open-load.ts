import { requireInteger, requireNonNegative } from "../queueing/domain.ts";
import { poissonDensity } from "../queueing/poisson-density.ts";
import { type Speeds, speedAt, speedsOfServers } from "./speeds.ts";

/** A station as closed customers find it among open ones. */
export interface LoadedStation {
  /** What k closed customers get of it together, k = 1, 2, …; the last one holds beyond. */
  readonly speeds: Speeds;
  /** P(all servers are busy) with k = 0, 1, … closed customers present; 1 beyond. */
  readonly busy: Float64Array;
}

/**
 * What c servers leave to customers of closed classes when open ones pass as well: in product form a closed network
 * sees the open load only as slower stations. With k closed customers present the open ones are C(k+j, j)·a^j/Π r(k+j)
 * distributed, and the closed ones get k/(k+j) of r(k+j). From c on that is c − a.
 *
 * Sums of positive terms by Pascal's rule: O(c), no cancellation.
 *
 * @param servers c, an integer ≥ 1
 * @param load a, open work offered, in servers: 0 ≤ a < c
 * @param most the largest number of closed customers, an integer ≥ 1
 * @throws RangeError where the open load alone saturates the servers
 *
 * Source: Bruell, Balbo & Afshari, Mean value analysis of mixed, multiple class BCMP networks with load dependent
 * service stations (1984); the closed form for c servers is our own, by summing theirs.
 *
 * @example
 * besideOpenLoad(1, 0.25, 10); // { speeds: [0.75], busy: [0.25] }
 */
export function besideOpenLoad(servers: number, load: number, most: number): LoadedStation {
  requireInteger("servers", servers, 1);
  requireInteger("most", most, 1);
  requireNonNegative("load", load);
  if (!(load < servers)) throw new RangeError(`load must be below ${servers} servers, got ${load}`);
  const length = Math.min(servers, most);
  const busy = new Float64Array(length);
  if (load === 0) return { speeds: speedsOfServers(servers, most), busy };
  const idle = (servers - load) / servers;
  // P(Poisson ≤ m) for m = c−1−length … c−1, summed from below.
  const below = new Float64Array(length + 1);
  let sum = 0;
  for (let m = 0; m < servers; m++) {
    sum += poissonDensity(m, load);
    if (servers - 1 - m <= length) below[servers - 1 - m] = sum;
  }
  const speeds = new Float64Array(length);
  /** Σ_j C(k+j, j)·a^j/Π r(k+j), times k!·e^{−a}, over the same for k − 1. */
  let growth = (below[0] as number) + poissonDensity(servers, load) / idle;
  let share = poissonDensity(servers, load) / idle / growth;
  /** One over the sum for k − 1, which itself would overflow. */
  let scale = 1 / growth;
  for (let k = 1; k <= length; k++) {
    busy[k - 1] = share;
    const allBusy = (poissonDensity(servers - k, load) * scale + (k / servers) * share) / idle;
    growth = (below[k] as number) * scale + allBusy;
    speeds[k - 1] = k === servers ? servers - load : k / growth;
    share = allBusy / growth;
    scale /= growth;
  }
  return { speeds, busy };
}

/** Numbers of closed customers up to which each is worked out, and the factor of the steps beyond. */
const DENSE = 8;
const STEP = 1.3;
/** Terms this small beside the sum no longer count. */
const NEGLIGIBLE = 1e-13;

/**
 * The same for a station of any speeds: with k closed customers present and j open ones, n = k + j in all, the closed
 * ones get k/n of r(n), averaged over j ~ C(n, k)·λʲ/Π r. Worked out at few k and linear between them.
 *
 * @param speeds r(1), r(2), …; the last one holds beyond
 * @param load λ, what open customers ask per second in units of r: 0 ≤ λ < the last speed
 * @throws RangeError where the open load alone saturates the station
 *
 * Source: Bruell, Balbo & Afshari (1984), as above.
 *
 * @example
 * speedsBesideOpenLoad(Float64Array.of(1), 0.25); // Float64Array [0.75]
 */
export function speedsBesideOpenLoad(speeds: Speeds, load: number): Speeds {
  requireNonNegative("load", load);
  const last = speeds[speeds.length - 1] as number;
  if (!(load < last)) throw new RangeError(`load must be below ${last}, got ${load}`);
  if (load === 0) return speeds;
  const left = Float64Array.from(speeds);
  let from = 0;
  for (let k = 1; from < speeds.length; k = Math.min(speeds.length, k < DENSE ? k + 1 : Math.ceil(k * STEP))) {
    const value = k === speeds.length ? last - load : shareBeside(speeds, load, k);
    const start = from === 0 ? value : (left[from - 1] as number);
    for (let i = from + 1; i <= k; i++) left[i - 1] = start + ((value - start) * (i - from)) / (k - from);
    from = k;
  }
  return left;
}

function shareBeside(speeds: Speeds, load: number, k: number): number {
  let term = 1;
  let sum = 0;
  let served = 0;
  for (let n = k; ; n++) {
    sum += term;
    served += (term * k * speedAt(speeds, n)) / n;
    const ratio = ((n + 1) * load) / ((n + 1 - k) * speedAt(speeds, n + 1));
    if (ratio < 1 && term * ratio < NEGLIGIBLE * sum * (1 - ratio)) return served / sum;
    term *= ratio;
    if (term > 1e250) {
      sum /= term;
      served /= term;
      term = 1;
    }
  }
}
