import { approximateClasses } from "./approximate-classes.ts";
import { averageClass } from "./average-class.ts";
import { speedsBesideOpenLoad } from "./beside-open-load.ts";
import { type OneClassResult, type PlaceResult, type QueueingPlace, solveOneClass } from "./one-class.ts";
import { besideOpenLoad } from "./open-load.ts";
import { expectation, type PopulationLaw } from "./population-law.ts";
import { type Ask, isOneExponential, type Place, type Prepared } from "./prepare.ts";
import { type Speeds, speedAt, speedsOfServers } from "./speeds.ts";
import { type SpeedsOfServices, speedsOfServices, type Variation } from "./speeds-of-services.ts";
import type { CustomerClass } from "./types.ts";
import { presentWithOpen } from "./with-open.ts";

const MOST_ROUNDS = 40;
/** Relative, on throughputs. */
const SETTLED = 3e-6;
/** A round that brings the next one no closer than this goes only half as far as it would, but this far at least. */
const SLOWLY = 0.7;
const FAR = 1e-3;
/** How far throughputs may drift off in so many rounds. */
const DRIFT = 0.02;
const ROUNDS_TO_DRIFT = 10;
/** Share of a class's customers that is taken to be away from a place at least. */
const LEAST_AWAY = 0.05;
const LEAST_STEP = 0.2;
/** Customers, and customers times servers of a station, that are followed one by one. */
const MOST_CUSTOMERS = 3000;
const MOST_STATES = 1e5;
/** Numbers present that are less likely than this, beside the likeliest, are not followed. */
const UNLIKELY = 1e-9;
/** Of its capacity, what open requests may take at most while the mix is looked for. */
const NEARLY_ALL = 1 - 1e-6;

/** A station whose services differ. */
interface Treated {
  readonly servers: number;
  readonly next: SpeedsOfServices;
  /** All classes together, open ones included. */
  readonly speeds: Speeds;
}

/** A network of equal services, solved. */
export interface EqualServices {
  /** In product form. */
  readonly equal: Prepared;
  /** Of one class that stands for all of it. */
  readonly average: OneClassResult;
  /** X_r of the closed classes. */
  readonly throughputs: readonly number[];
  /** Of the closed classes, at each place, with their own services. */
  readonly residenceTimes: readonly (readonly number[])[];
}

/** All who come to a station. */
interface Mix extends Variation {
  /** Mean service, s. */
  readonly service: number;
}

/**
 * A network in product form with the same waits: at each FCFS station every class is served with the mean service of all
 * who come there, at the speeds with which services as varied as theirs are completed by number present; what a class is
 * served longer than that is added to its time away. It is sought in turns, the network telling how many come with n at
 * a station, λ(n), and the queue λ(n)/PH/c at which speed it serves them.
 *
 * So what FCFS has in common, the wait, is one for all classes, and open requests have their part in it by number.
 *
 * @param prepared no station overloaded
 * @returns null where there are too many customers, or open ones come with other services to a station of given speeds
 *
 * Source: Marie, An approximate analytical method for general queueing networks (1979); that all classes are served
 * alike, and are away for the rest, is our own.
 */
export function equalServices(prepared: Prepared): EqualServices | null {
  const { network, populations, places } = prepared;
  const most = populations.reduce((sum, population) => sum + population, 0);
  const isTreated = places.map(({ discipline, asks }) => discipline === "fcfs" && !isOneExponential(asks));
  const isGiven = (station: number): boolean => network.stations[station]?.speeds !== undefined;
  const isUnfit = places.some(
    ({ station, capacity, openLoad }, m) =>
      isTreated[m] && (isGiven(station) ? openLoad > 0 : most * Math.min(most, capacity) > MOST_STATES),
  );
  if (isUnfit || most > MOST_CUSTOMERS || network.kin !== undefined) return null;
  let treated = places.map(({ station, capacity }, m): Treated | null =>
    isTreated[m] && !isGiven(station)
      ? { servers: capacity, next: speedsOfServices(capacity), speeds: speedsOfServers(capacity, capacity) }
      : null,
  );
  const sharing = { ...prepared, places: places.map((place): Place => ({ ...place, discipline: "ps" })) };
  let { throughputs } = approximateClasses(sharing, 0);
  const hasGiven = places.some(({ station }, m) => isTreated[m] && isGiven(station));
  if (hasGiven && !isMixed(sharing, throughputs)) return null;
  let step = 1;
  let before = 0;
  for (let round = 0; ; round++) {
    const mixes = places.map((_, m) => (isTreated[m] ? mixAt(prepared, m, throughputs) : null));
    const equal = equalised(prepared, mixes, treated, most);
    if (equal === null) return null;
    const { throughputs: found, residenceTimes, average } = solvedByAverage(prepared, equal, throughputs);
    const moved = found.reduce((far, x, i) => Math.max(far, Math.abs(x / (throughputs[i] as number) - 1)), 0);
    if ((round > 0 && moved < SETTLED) || round === MOST_ROUNDS)
      return { equal, average, throughputs: found, residenceTimes };
    if (round > 1 && moved > FAR && moved > SLOWLY * before) step = Math.max(LEAST_STEP, step / 2);
    before = moved;
    throughputs = found;
    treated = treated.map((one, m) => {
      if (one === null) return null;
      const { openLoad } = equal.places[m] as Place;
      const { present } = average.places[m] as PlaceResult;
      const next = speedsWith(one, mixes[m] as Mix, presentWithOpen(present, one.speeds, openLoad));
      return { ...one, speeds: next.map((speed, i) => speed ** step * speedAt(one.speeds, i + 1) ** (1 - step)) };
    });
  }
}

/** Whether the classes are mixed so well that the average one tells what each does, were the services shared. */
function isMixed(sharing: Prepared, known: readonly number[]): boolean {
  let throughputs = known;
  for (let round = 0; round < ROUNDS_TO_DRIFT; round++)
    throughputs = solvedByAverage(sharing, sharing, throughputs).throughputs;
  return throughputs.every((x, i) => Math.abs(x / (known[i] as number) - 1) < DRIFT);
}

/** Mean service at a place, and how services vary, of all who come there. */
function mixAt({ network, closed, places }: Prepared, m: number, throughputs: readonly number[]): Mix {
  let visits = 0;
  let work = 0;
  let second = 0;
  let third = 0;
  (places[m] as Place).asks.forEach((ask, r) => {
    const one = network.classes[r] as CustomerClass;
    const rate = (one.kind === "open" ? one.arrivalRate : (throughputs[closed.indexOf(r)] as number)) * ask.visits;
    const { serviceTime, scv } = ask;
    visits += rate;
    work += rate * serviceTime;
    second += rate * serviceTime ** 2 * (1 + scv);
    third += rate * serviceTime ** 3 * thirdOf(scv);
  });
  const service = work / visits;
  return { service, scv: Math.max(0, second / visits / service ** 2 - 1), third: third / visits / service ** 3 };
}

/** E S³/(E S)³ of the laws that two moments are taken to mean: gamma below 1, hyperexponential with balanced means above. */
const thirdOf = (scv: number): number => (scv > 1 ? 3 * scv * (1 + scv) : (1 + scv) * (1 + 2 * scv));

/** What a request is served longer at a place than there is served on the mean, all visits together. */
const longerAt = ({ visits, serviceTime }: Ask, service: number): number => visits * (serviceTime - service);

function equalised(
  prepared: Prepared,
  mixes: readonly (Mix | null)[],
  treated: readonly (Treated | null)[],
  most: number,
): Prepared | null {
  const { network, closed, places, delays } = prepared;
  const apart = closed.map((r, i) =>
    mixes.reduce(
      (sum, mix, m) => sum + (mix === null ? 0 : longerAt((places[m] as Place).asks[r] as Ask, mix.service)),
      delays[i] as number,
    ),
  );
  let isFull = false;
  const equal = places.map((place, m): Place => {
    const mix = mixes[m];
    const one = treated[m];
    if (!mix) return place;
    const { service } = mix;
    const asks = place.asks.map(
      ({ visits }): Ask => ({ visits, serviceTime: service, demand: visits * service, scv: 1 }),
    );
    const openLoad = asks.reduce((sum, { demand }, r) => {
      const customer = network.classes[r] as CustomerClass;
      return sum + (customer.kind === "open" ? customer.arrivalRate * demand : 0);
    }, 0);
    if (!one) return { ...place, asks };
    const last = one.speeds[one.speeds.length - 1] as number;
    isFull ||= openLoad >= NEARLY_ALL * last;
    if (isFull) return place;
    const loaded =
      openLoad > 0
        ? speedsBesideOpenLoad(one.speeds, openLoad, most, one.servers)
        : { speeds: one.speeds, busy: new Float64Array(Math.min(one.servers, most + 1)) };
    return { ...place, asks, openLoad, ...loaded, even: besideOpenLoad(one.servers, openLoad, most) };
  });
  return isFull ? null : { ...prepared, delays: apart, places: equal };
}

/**
 * What the average class waits, divided among the classes: who arrives meets fewer than the clock sees, by
 * cov(U, n_r)/(N_r − n_r), U the work there and n_r those of its own class, who do not come while they are there. The
 * covariance is taken in proportion to the class's part of the work.
 */
function solvedByAverage(
  prepared: Prepared,
  equal: Prepared,
  throughputs: readonly number[],
): Pick<EqualServices, "average" | "throughputs" | "residenceTimes"> {
  const { closed, populations } = prepared;
  const network = averageClass(equal, throughputs);
  const average = solveOneClass({ ...network, delay: Math.max(0, network.delay) });
  const rows = closed.map((): number[] => []);
  average.places.forEach(({ present, onArrival, residenceTime }, m) => {
    const { demand } = network.places[m] as QueueingPlace;
    const waits = demand > 0 ? residenceTime / demand - 1 : 0;
    const asks = closed.map((r) => (prepared.places[m] as Place).asks[r] as Ask);
    const like = closed.map((r) => ((equal.places[m] as Place).asks[r] as Ask).demand);
    const there = expectation(present, (k) => k);
    const fewer = there - expectation(onArrival, (k) => k);
    const weights = asks.map(({ demand: own, serviceTime, scv }, i) => {
      const wait = (waits * demand) / Math.max(1e-300, own) + (serviceTime > 0 ? (1 + scv) / 2 : 0);
      const x = throughputs[i] as number;
      const population = populations[i] as number;
      const away = Math.max(LEAST_AWAY * population, population - x * (own + waits * (like[i] as number)));
      return own > 0 ? (x * own * own * wait) / away : 0;
    });
    const visits = asks.map(({ visits: count }, i) => count * (throughputs[i] as number));
    const all = visits.reduce((sum, count) => sum + count, 0);
    const usual = weights.reduce((sum, weight, i) => sum + weight * (visits[i] as number), 0) / all;
    asks.forEach(({ demand: own }, i) => {
      // Without one of its own, no more is missing than that one's work.
      const most = Math.max(1, fewer, own / Math.max(1e-300, like[i] as number));
      const missing = usual > 0 ? Math.min(most, (fewer * (weights[i] as number)) / usual) : fewer;
      const met = there > fewer ? Math.max(0, (there - missing) / (there - fewer)) : 1;
      (rows[i] as number[]).push(own + waits * met * (like[i] as number));
    });
  });
  return {
    average,
    residenceTimes: rows,
    throughputs: rows.map((row, i) => {
      const time = row.reduce((sum, one) => sum + one, prepared.delays[i] as number);
      return (populations[i] as number) / time;
    }),
  };
}

/** The speeds at which those are served who come as the law tells: λ(n)·p(n) = r(n+1)·p(n+1). */
function speedsWith({ next, speeds, servers }: Treated, mix: Mix, { first, probabilities }: PopulationLaw): Speeds {
  const least = UNLIKELY * probabilities.reduce((a, b) => Math.max(a, b), 0);
  let from = 0;
  while ((probabilities[from] as number) < least) from++;
  let to = probabilities.length - 1;
  while ((probabilities[to] as number) < least) to--;
  const arrivals = Float64Array.from({ length: to - from + 1 }, (_, i) =>
    from + i === to
      ? 0
      : (speedAt(speeds, first + from + i + 1) * (probabilities[from + i + 1] as number)) /
        (probabilities[from + i] as number),
  );
  const found = next(mix, arrivals, first + from);
  // Beyond what is likely the speeds are those of as many servers: else an estimate there would draw the law to it.
  const length = Math.max(found.length + 1, servers);
  return Float64Array.from({ length }, (_, i) => found[i] ?? Math.min(i + 1, servers));
}
