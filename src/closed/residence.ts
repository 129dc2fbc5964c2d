import { expectation, type PopulationLaw } from "./population-law.ts";
import type { Ask, Place, Prepared } from "./prepare.ts";
import { type Speeds, speedAt } from "./speeds.ts";
import { burstyTable, tiltTable } from "./tilt-table.ts";
import { burstyLaw } from "./tilted-law.ts";
import type { CustomerClass } from "./types.ts";

/** Who is met at a station: each class's arrivals there, 1/s, as the one who looks sees them. */
export interface Company {
  /** Σ X·V */
  readonly visits: number;
  /** Σ X·V·S */
  readonly work: number;
  /** Σ X·V·S²·(1 + cs²)/2 */
  readonly residualWork: number;
  /** Σ X·V·E S³/3, the services' third moments those of gamma laws: work times the second moment of the residual. */
  readonly squaredResidualWork: number;
}

/**
 * Everybody's arrivals at a station.
 *
 * @param without a class of which one customer is not counted: the one who looks
 */
export function companyAt(
  { asks }: Place,
  { network, closed, populations }: Prepared,
  throughputs: readonly number[],
  without: number | null,
): Company {
  const sum = { visits: 0, work: 0, residualWork: 0, squaredResidualWork: 0 };
  asks.forEach((ask, r) => {
    const one = network.classes[r] as CustomerClass;
    const i = closed.indexOf(r);
    const population = populations[i] as number;
    const rate =
      one.kind === "open"
        ? one.arrivalRate
        : (throughputs[i] as number) * (i === without ? (population - 1) / population : 1);
    const company = companyOf(ask, rate);
    sum.visits += company.visits;
    sum.work += company.work;
    sum.residualWork += company.residualWork;
    sum.squaredResidualWork += company.squaredResidualWork;
  });
  return sum;
}

/** What one class adds to the company, by its throughput. */
export function companyOf({ visits, serviceTime, scv }: Ask, throughput: number): Company {
  const rate = throughput * visits;
  const work = rate * serviceTime;
  const residualWork = (work * serviceTime * (1 + scv)) / 2;
  const squaredResidualWork = (work * serviceTime * serviceTime * (1 + scv) * (1 + 2 * scv)) / 3;
  return { visits: rate, work, residualWork, squaredResidualWork };
}

/**
 * Time at a station for all visits of a request that meets `seen` closed customers there on average.
 *
 * Processor sharing: the demand stretched by (k+1)/r(k+1). First come first served: own service and the wait of all
 * classes, the same for each: those who queue in front with the mean service of the company, those in service with its
 * residual.
 *
 * @param shape how the number met is spread, from the network of one average class with exponential service
 *
 * Source: Reiser, A queueing network analysis of computer communication networks with window flow control (1979), for
 * the residual; the speeds of several servers by the shape's law are our own.
 */
export function residenceTime(place: Place, ask: Ask, seen: number, shape: PopulationLaw, company: Company): number {
  if (ask.demand === 0) return 0;
  const { speeds, busy, discipline, capacity } = place;
  if (discipline === "ps" || isAlike(company)) {
    const stretched = discipline === "ps" ? ask.demand : ask.visits * meanService(company);
    if (speeds.length === 1 || shape.first + 1 >= speeds.length)
      return ask.demand + stretched * ((seen + 1) / (speeds[speeds.length - 1] as number) - 1);
    return ask.demand + stretched * (stretchOf(shape, speeds)(seen) - 1);
  }
  const service = meanService(company);
  const extra = (service * (variabilityOf(company) - 1)) / capacity;
  if (shape.first >= busy.length && shape.first + 1 >= speeds.length)
    return ask.demand + ask.visits * (service * ((seen + 1) / (speeds[speeds.length - 1] as number) - 1) + extra);
  const law = burstyLaw(shape, capacity, variabilityOf(company), seen);
  const stretch = expectation(law, (k) => (k + 1) / speedAt(speeds, k + 1));
  const allBusy = expectation(law, (k) => (k < busy.length ? (busy[k] as number) : 1));
  return ask.demand + ask.visits * (service * (stretch - 1) + extra * allBusy);
}

/**
 * The same for many numbers seen, one shape and one company: what is drawn from them is worked out once.
 */
export function residenceBySeen(
  place: Place,
  ask: Ask,
  shape: PopulationLaw,
  company: Company,
): (seen: number) => number {
  const { speeds, busy, discipline, capacity } = place;
  const isPlain = ask.demand === 0 || discipline === "ps" || isAlike(company);
  if (isPlain || (shape.first >= busy.length && shape.first + 1 >= speeds.length))
    return (seen) => residenceTime(place, ask, seen, shape, company);
  const service = meanService(company);
  const variability = variabilityOf(company);
  const extra = (service * (variability - 1)) / capacity;
  const added = (k: number): number =>
    service * ((k + 1) / speedAt(speeds, k + 1) - 1) + extra * (k < busy.length ? (busy[k] as number) : 1);
  const over = burstyTable(shape, capacity, variability, added);
  return (seen) => ask.demand + ask.visits * over(seen);
}

const stretches = new WeakMap<PopulationLaw, WeakMap<Speeds, (seen: number) => number>>();

/** E (K+1)/r(K+1) by the mean number met. */
function stretchOf(shape: PopulationLaw, speeds: Speeds): (seen: number) => number {
  let bySpeeds = stretches.get(shape);
  if (bySpeeds === undefined) {
    bySpeeds = new WeakMap();
    stretches.set(shape, bySpeeds);
  }
  let stretch = bySpeeds.get(speeds);
  if (stretch === undefined) {
    stretch = tiltTable(shape, (k) => (k + 1) / speedAt(speeds, k + 1));
    bySpeeds.set(speeds, stretch);
  }
  return stretch;
}

/** θ: the residual of a service in progress over the mean service, (1 + cs²)/2 of all classes together. */
export function variabilityOf(company: Company): number {
  return company.work > 0 ? (company.residualWork / company.work) * (company.visits / company.work) : 1;
}

function meanService({ visits, work }: Company): number {
  return visits > 0 ? work / visits : 0;
}

function isAlike(company: Company): boolean {
  return Math.abs(variabilityOf(company) - 1) <= 1e-12;
}
