/** What comes at once to one member of a group: a call made several times in parallel is a batch before its queue. */
import type { Group, Station } from "../model/types.ts";
import { type Batch, type BatchQueue, batchQueue } from "../queueing/batch-queue.ts";
import { kendallLetter } from "../queueing/kendall.ts";
import type { Law } from "../queueing/law.ts";
import { lawFromMoments } from "../queueing/law-from-moments.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { mmcWait } from "../queueing/mmc.ts";
import { solveStation } from "../queueing/station.ts";
import type { StationResult } from "../queueing/station-result.ts";
import { reshapeTail, type TailLaw } from "../queueing/tail-law.ts";
import type { StationLoad } from "./stations.ts";
import type { Together } from "./variability.ts";

/** Larger batches are as well a stream. */
const MOST_SIZE = 4096;

/** How the requests of one batch fall on the members of its group. */
export type BatchSpread = "one" | "in-turn" | "random";

/** null: the members are chosen by what is before them, or are not alike, and a batch is not followed. */
export function batchSpread({ members, balancing, weights, partitions = 1 }: Group): BatchSpread | null {
  if (balancing === "central" || members === 1) return "one";
  if (weights !== null) return null;
  if (balancing === "random" || balancing === "sticky" || partitions === members) return "random";
  return balancing === "round-robin" && partitions === 1 ? "in-turn" : null;
}

/** The station by its batches; null where they are none, or not followed. */
export function solveBatchedStation(
  station: Station,
  group: Group,
  load: StationLoad,
  effort: "fast" | "exact",
): StationResult | null {
  const { batches, dispersion = 1, arrivalRate, service, feedback } = load;
  const spread = batchSpread(group);
  if (!batches || spread === null || feedback > 0 || station.discipline !== "fcfs" || station.waitingRoom !== null)
    return null;
  const whole = batches.flatMap(sizesOf);
  if (whole.some(({ size }) => size > MOST_SIZE)) return null;
  const { members } = group;
  if (spread === "in-turn" && whole.every(({ size }) => size < members)) return null;
  const ofMember = spread === "one" ? whole : together(whole.flatMap((batch) => sharesOf(batch, members, spread)));
  const servers = station.servers * (group.balancing === "central" ? members : 1);
  const serviceTime = meanOf(service);
  const solved = solveBatches(
    ofMember,
    service,
    servers,
    spread === "one" ? dispersion : spread === "in-turn" ? dispersion / members : 1 + (dispersion - 1) / members,
    effort,
  );
  if (solved === null) return null;
  const all = station.servers * members;
  return {
    utilization: (arrivalRate * serviceTime) / all,
    idle: (all - arrivalRate * serviceTime) / all,
    saturated: false,
    throughput: arrivalRate,
    lossProbability: 0,
    waitProbability: 1 - solved.wait.atZero,
    wait: solved.wait,
    batch: solved.found,
    departureScv: load.arrivalScv,
    method: `batches: G/${kendallLetter(service)}/c`,
    exactness: "approximate",
    source: "Chaudhry & Templeton 1983",
  };
}

function solveBatches(
  batches: readonly Batch[],
  service: Law,
  servers: number,
  dispersion: number,
  effort: "fast" | "exact",
): BatchQueue | null {
  const serviceTime = meanOf(service);
  const serviceScv = scvOf(service);
  const requests = batches.reduce((sum, { size, rate }) => sum + size * rate, 0);
  const plain = { arrivalRate: requests, arrivalScv: 1, servers, discipline: "fcfs", effort: "fast" } as const;
  const queue = { batches, serviceTime, serviceScv, servers, dispersion };
  if (service.kind === "exponential" || !(requests * serviceTime < servers)) return batchQueue(queue);
  if (servers > 1) {
    const own = solveStation({ ...plain, service }).wait?.mean ?? 0;
    const exponential = mmcWait(requests, serviceTime, servers, 1 - (requests * serviceTime) / servers).mean;
    const found = batchQueue(exponential > 0 ? { ...queue, waitRatio: own / exponential } : queue);
    const inStep = serviceScv < 1 ? waitInStep(batches, serviceTime, servers, effort) : null;
    return found && inStep ? { ...found, found: { ...found.found, inStep } } : found;
  }
  const solved = batchQueue(queue);
  if (solved === null) return null;
  // One server takes a batch for one request that is served for as long as all of it: M/G/1.
  const first = firstBeforeOne(batches, service, dispersion, effort);
  if (first === null) return solved;
  const mean = solved.wait.mean + first.mean - solved.found.first.mean;
  return {
    wait: reshapeTail(solved.wait, 1 - solved.wait.atZero, mean),
    found: { ...solved.found, first },
  };
}

/** Wait of batches of constant services that begin and end together; null where they do not. */
function waitInStep(
  batches: readonly Batch[],
  serviceTime: number,
  servers: number,
  effort: "fast" | "exact",
): TailLaw | null {
  const [only, another] = batches;
  if (only === undefined || another !== undefined) return null;
  const { size, rate } = only;
  if (servers % size !== 0 && size % servers !== 0) return null;
  const turns = Math.max(1, size / servers);
  return solveStation({
    arrivalRate: rate,
    arrivalScv: 1,
    service: { kind: "constant", mean: turns * serviceTime },
    servers: Math.max(1, servers / size),
    discipline: "fcfs",
    effort,
  }).wait;
}

/** Wait of the first of a batch before one server. */
function firstBeforeOne(
  batches: readonly Batch[],
  service: Law,
  dispersion: number,
  effort: "fast" | "exact",
): TailLaw | null {
  const epochs = batches.reduce((sum, { rate }) => sum + rate, 0);
  const requests = batches.reduce((sum, { size, rate }) => sum + size * rate, 0);
  const squares = batches.reduce((sum, { size, rate }) => sum + size * size * rate, 0);
  const parts = batches.map(({ size, rate }) => ({
    weight: rate / epochs,
    law: lawFromMoments(size * meanOf(service), scvOf(service) / size),
  }));
  const [only, another] = parts;
  if (only === undefined) return null;
  const { wait } = solveStation({
    arrivalRate: epochs,
    // Of the batches as such: I = E N²/E N − E N + E N·I of the batches.
    arrivalScv: Math.max(0, 1 + ((dispersion - squares / requests) * epochs) / requests),
    service: another === undefined ? only.law : { kind: "mixture", parts },
    servers: 1,
    discipline: "fcfs",
    effort,
  });
  return wait;
}

/** Whole sizes of the mean and, as far as whole sizes can, of the second moment. */
function sizesOf({ rate, mean, secondMoment }: Together): readonly Batch[] {
  const variance = Math.max(0, secondMoment - mean * mean);
  const low = Math.max(1, Math.floor(mean - Math.sqrt(variance) + 1e-9));
  if (mean - low < 1e-9) return [{ size: low, rate: rate / low }];
  // Two sizes about the mean have the variance (mean − low)·(high − mean).
  const high = Math.max(Math.ceil(mean - 1e-9), Math.round(mean + variance / (mean - low)));
  const share = (mean - low) / (high - low);
  const epochs = rate / mean;
  return [
    { size: low, rate: epochs * (1 - share) },
    { size: high, rate: epochs * share },
  ];
}

/** What one of the members gets of a batch. */
function sharesOf({ size, rate }: Batch, members: number, spread: "in-turn" | "random"): readonly Batch[] {
  return memberShares(size, members, spread).flatMap(({ count, probability }) =>
    count > 0 ? [{ size: count, rate: rate * probability }] : [],
  );
}

/** How many of a batch one member gets, with probabilities. */
export function memberShares(
  size: number,
  members: number,
  spread: "in-turn" | "random",
): readonly { readonly count: number; readonly probability: number }[] {
  if (spread === "in-turn") {
    const each = Math.floor(size / members);
    const more = size / members - each;
    return [
      { count: each, probability: 1 - more },
      { count: each + 1, probability: more },
    ].filter(({ probability }) => probability > 0);
  }
  const shares: { count: number; probability: number }[] = [];
  let probability = (1 - 1 / members) ** size;
  for (let count = 0; count <= size; count++) {
    if (probability > 1e-12) shares.push({ count, probability });
    probability *= (size - count) / (count + 1) / (members - 1);
  }
  const total = shares.reduce((sum, share) => sum + share.probability, 0);
  return shares.map((share) => ({ count: share.count, probability: share.probability / total }));
}

/** Like sizes as one. */
function together(batches: readonly Batch[]): readonly Batch[] {
  const rates = new Map<number, number>();
  for (const { size, rate } of batches) rates.set(size, (rates.get(size) ?? 0) + rate);
  return [...rates].map(([size, rate]) => ({ size, rate }));
}
