import { requireInteger, requireNonNegative } from "../queueing/domain.ts";
import { speedsBesideOpenLoad } from "./beside-open-load.ts";
import { besideOpenLoad, type LoadedStation } from "./open-load.ts";
import { type Speeds, speedsAsGiven } from "./speeds.ts";
import type { MixedNetwork, NetworkStation } from "./types.ts";

/** What one class asks of one station. */
export interface Ask {
  readonly demand: number;
  readonly visits: number;
  /** S = D/V */
  readonly serviceTime: number;
  readonly scv: number;
}

/** A station that can make somebody wait. */
export interface Place {
  /** Position in the network's list. */
  readonly station: number;
  readonly discipline: "fcfs" | "ps";
  /** c, or the highest of the given speeds. */
  readonly capacity: number;
  /** How many are served at once at given speeds, the others waiting in turn; ∞: all. */
  readonly atOnce: number;
  /** scv of the wait for a server of those who meet equally many. */
  readonly unevenness: number;
  readonly speeds: Speeds;
  /** P(all are busy) by the number of closed customers present; 1 beyond. */
  readonly busy: Float64Array;
  /** Of every class of the network. */
  readonly asks: readonly Ask[];
  /** Open work offered, in servers. */
  readonly openLoad: number;
  /** Where the speeds are those of services that vary: as services that are all alike would have it. */
  readonly even?: LoadedStation;
}

export interface Prepared {
  readonly network: MixedNetwork;
  /** Positions of the closed classes. */
  readonly closed: readonly number[];
  /** Of the closed classes. */
  readonly populations: readonly number[];
  /** Thinking and all that never queues, of the closed classes. */
  readonly delays: readonly number[];
  readonly places: readonly Place[];
  /** Stations that the open classes alone saturate. */
  readonly overloaded: readonly number[];
}

/**
 * Checks a network, takes apart what queues and what does not, and lets open classes slow the stations down.
 *
 * @throws RangeError where an argument is outside its domain
 */
export function prepare(network: MixedNetwork): Prepared {
  const { classes, stations } = network;
  const closed: number[] = [];
  const populations: number[] = [];
  const delays: number[] = [];
  classes.forEach((one, r) => {
    if (one.kind === "open") {
      requireNonNegative("arrivalRate", one.arrivalRate);
      return;
    }
    closed.push(r);
    populations.push(requireInteger("population", one.population, 1));
    delays.push(requireNonNegative("thinkTime", one.thinkTime));
  });
  if (closed.length === 0) throw new RangeError("classes must have a closed one among them");
  const most = populations.reduce((sum, population) => sum + population, 0);
  const places: Place[] = [];
  const overloaded: number[] = [];
  stations.forEach((station, m) => {
    const asks = classes.map((_, r) => askOf(network, r, m));
    if (station.servers === Number.POSITIVE_INFINITY) {
      closed.forEach((r, i) => {
        delays[i] = (delays[i] as number) + (asks[r] as Ask).demand;
      });
      return;
    }
    let openLoad = 0;
    classes.forEach((one, r) => {
      if (one.kind === "open") openLoad += one.arrivalRate * (asks[r] as Ask).demand;
    });
    if (openLoad > 0 && openLoad >= limitOf(station)) overloaded.push(m);
    else places.push(placeOf(station, m, asks, openLoad, most));
  });
  return { network, closed, populations, delays, places, overloaded };
}

function askOf({ demands, visits, serviceScv }: MixedNetwork, r: number, m: number): Ask {
  const demand = requireNonNegative("demand", demands[r]?.[m] ?? Number.NaN);
  const count = requireNonNegative("visits", visits?.[r]?.[m] ?? 1);
  if (demand > 0 && count === 0) throw new RangeError("visits must be above 0 where there is a demand");
  const scv = requireNonNegative("serviceScv", serviceScv?.[r]?.[m] ?? 1);
  return { demand, visits: count, serviceTime: count > 0 ? demand / count : 0, scv };
}

function placeOf(station: NetworkStation, m: number, asks: readonly Ask[], openLoad: number, most: number): Place {
  const { servers, discipline, speeds, risesTo, atOnce = Number.POSITIVE_INFINITY, unevenness = 0 } = station;
  const common = { station: m, discipline, asks, openLoad, atOnce, unevenness };
  if (speeds === undefined) return { ...common, capacity: servers, ...besideOpenLoad(servers, openLoad, most) };
  const capacity = risesTo ?? largest(speeds);
  if (risesTo !== undefined) {
    // G(x) = Σ u(n)·xⁿ is (1 − x/limit)^{−limit}: its derivatives' ratios are the speeds, each by the same share less.
    const left = 1 - openLoad / risesTo;
    const slowed = speedsAsGiven(speeds, most).map((speed) => speed * left);
    return { ...common, capacity, speeds: slowed, busy: new Float64Array(most + 1) };
  }
  if (openLoad > 0) {
    const given = speedsAsGiven(speeds, speeds.length);
    return { ...common, capacity, ...speedsBesideOpenLoad(given, openLoad, most, atOnce) };
  }
  const busy = new Float64Array(Math.min(atOnce, most + 1));
  return { ...common, capacity, speeds: speedsAsGiven(speeds, most), busy };
}

function largest(speeds: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < speeds.length; i++) most = Math.max(most, speeds[i] as number);
  return most;
}

/** What a station does however many are there. */
function limitOf({ servers, speeds, risesTo }: NetworkStation): number {
  return risesTo ?? (speeds === undefined ? servers : (speeds[speeds.length - 1] as number));
}

/**
 * Whether the joint law is a product: at a FCFS station all classes have the same exponential service.
 *
 * Source: Baskett, Chandy, Muntz & Palacios, Open, closed, and mixed networks of queues with different classes of
 * customers (1975).
 */
export function isProductForm({ places }: Prepared): boolean {
  return places.every(({ discipline, asks }) => discipline === "ps" || isOneExponential(asks));
}

/**
 * Whether some share a speed while others wait in turn, with services that differ: solved as if all shared it, which is
 * then no more than near.
 */
export function isTakenAsShared({ places, populations }: Prepared): boolean {
  const most = populations.reduce((sum, population) => sum + population, 0);
  return places.some(
    ({ atOnce, openLoad, asks }) =>
      (atOnce < most || (openLoad > 0 && atOnce < Number.POSITIVE_INFINITY)) && !isOneExponential(asks),
  );
}

/** Whether all who ask are served for the same exponential time. */
export function isOneExponential(asks: readonly Ask[]): boolean {
  const asking = asks.filter(({ demand }) => demand > 0);
  const first = asking[0];
  return asking.every(
    ({ scv, serviceTime }) => scv === 1 && Math.abs(serviceTime / (first as Ask).serviceTime - 1) < 1e-9,
  );
}
