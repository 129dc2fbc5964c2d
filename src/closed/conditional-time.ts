import type { Seconds } from "../queueing/law.ts";
import type { ConditionalTime } from "./gamma-mixture.ts";
import type { PopulationLaw } from "./population-law.ts";
import type { Ask, Place } from "./prepare.ts";
import { type Company, variabilityOf } from "./residence.ts";
import { speedAt } from "./speeds.ts";
import { burstyLaw } from "./tilted-law.ts";

/** E g(K) over those who are met, however they are known. */
export type Over = (g: (count: number) => number) => number;

/**
 * What a visit waits that meets k: services done at the speed of all servers. With unlike services the numbers are
 * spread otherwise than in the average network: each is moved to where the bursty law has the same share below. What is
 * missing of the mean that was solved for is made up in proportion.
 *
 * Where the network already holds the numbers of services that vary, those in front have whole services, and what the
 * ones in progress have left is what is missing of the mean, the same whenever all servers are busy.
 *
 * @param law of the number met, in the average network
 * @param over the mean over those met
 * @param mean of the wait, as solved
 */
export function waitGiven(
  { speeds, busy, capacity, atOnce, unevenness, even }: Place,
  company: Company,
  law: PopulationLaw,
  over: Over,
  mean: Seconds,
): (k: number) => ConditionalTime {
  const service = company.work / company.visits;
  const variability = variabilityOf(company);
  const allBusy = (k: number): number => (k < busy.length ? (busy[k] as number) : 1);
  const inFront = (k: number): number => service * ((k + 1) / speedAt(speeds, k + 1) - 1);
  const left = (): number => {
    const chance = over(allBusy);
    return chance > 0 ? (mean - over(inFront)) / chance : 0;
  };
  const extra = even === undefined ? (service * (variability - 1)) / capacity : left();
  const plain = (k: number): number => Math.max(0, inFront(k) + extra * allBusy(k));
  const isAlike = even !== undefined || Math.abs(variability - 1) < 1e-12;
  const met = over((k) => k) + ((mean - over(plain)) / service) * capacity;
  const moved = isAlike ? null : quantileMap(law, burstyLaw(law, capacity, variability, met));
  const between = (k: number): number => {
    const below = Math.floor(k);
    return plain(below) + (k - below) * (plain(below + 1) - plain(below));
  };
  const raw = (k: number): number => (moved === null ? plain(k) : between(moved(k)));
  const found = over(raw);
  const scale = found > 0 ? mean / found : 0;
  const residual = company.residualWork / company.work;
  const residualVariance = Math.max(0, company.squaredResidualWork / company.work - residual * residual);
  const serviceVariance = service * service * Math.max(0, 2 * variability - 1);
  /** Behind all who are served. */
  const inLine = (k: number): Seconds => (unevenness > 0 ? Math.max(0, raw(k) - plain(atOnce - 1)) : 0);
  // Lines drift apart in the long run, not with each number met.
  const meanInLine = unevenness > 0 ? over(inLine) : 0;
  return (k) => {
    const time = raw(k);
    // The one who goes first is in service already; the others' services are whole.
    const speed = speedAt(speeds, k + 1);
    const queued = Math.max(0, (time * speed - residual) / service);
    const first = Math.min(1, (time * speed) / residual);
    const variance =
      (first * residualVariance + queued * serviceVariance) / (speed * speed) + unevenness * inLine(k) * meanInLine;
    return { mean: scale * time, variance: scale * scale * variance };
  };
}

/** From a number to the one that has the same share of the other law below it, between integers by interpolation. */
function quantileMap(from: PopulationLaw, to: PopulationLaw): (k: number) => number {
  const map = new Float64Array(from.probabilities.length);
  let share = 0;
  let reached = 0;
  let j = 0;
  from.probabilities.forEach((probability, i) => {
    const middle = share + probability / 2;
    share += probability;
    while (j < to.probabilities.length - 1 && reached + (to.probabilities[j] as number) < middle) {
      reached += to.probabilities[j] as number;
      j++;
    }
    const within = (middle - reached) / (to.probabilities[j] as number) - 0.5;
    map[i] = Math.max(0, to.first + j + (within > -0.5 && within < 0.5 ? within : 0));
  });
  return (k) => map[Math.min(Math.max(k - from.first, 0), map.length - 1)] as number;
}

/** One of the kinds of work that a visit may bring. */
export interface WorkKind {
  readonly probability: number;
  /** Of the mean work. */
  readonly factor: number;
}

/**
 * Work that varies more than an exponential law is mostly short and now and then long: the two kinds of the
 * hyperexponential law with balanced means, each exponential. A gamma law of the same variance has far shorter ones.
 *
 * Source: Tijms, A First Course in Stochastic Models (2003), appendix B.
 *
 * @example
 * kindsOfWork(1); // [{ probability: 1, factor: 1 }]
 */
export function kindsOfWork(scv: number): readonly WorkKind[] {
  if (scv <= 1) return [{ probability: 1, factor: 1 }];
  const root = Math.sqrt((scv - 1) / (scv + 1));
  return [(1 + root) / 2, (1 - root) / 2].map((probability) => ({ probability, factor: 0.5 / probability }));
}

/**
 * How long a visit stays that shares with k others; where only so many share at once, it waits until enough of those
 * before it are gone.
 *
 * @param mean of the stay, as solved
 */
export function sharedGiven(
  { speeds, atOnce }: Place,
  { serviceTime, scv }: Pick<Ask, "serviceTime" | "scv">,
  over: Over,
  mean: Seconds,
): (k: number) => ConditionalTime {
  const plain = (k: number): number => (serviceTime * (k + 1)) / speedAt(speeds, k + 1);
  const found = over(plain);
  const scale = found > 0 ? mean / found : 0;
  return (k) => {
    const time = scale * plain(k);
    const before = k + 1 - atOnce;
    if (!(before > 0)) return { mean: time, variance: time * time * scv };
    const each = time / (k + 1);
    return { mean: time, variance: each * each * (before + atOnce * atOnce * scv) };
  };
}
