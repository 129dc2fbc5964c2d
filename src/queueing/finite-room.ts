import { waitBehindConstants } from "./behind-constants.ts";
import { decayRateOf } from "./decay-rate.ts";
import { requireInteger } from "./domain.ts";
import { drainedWait } from "./drained-wait.ts";
import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import { eliminationCost } from "./exact-wait.ts";
import { fastWait } from "./fast-wait.ts";
import { finitePhaseQueue } from "./finite-phase-queue.ts";
import { kendallLetter } from "./kendall.ts";
import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { logTransformOf } from "./log-transform.ts";
import { mmcWait } from "./mmc.ts";
import { mmck } from "./mmck.ts";
import { phasesOf } from "./phase-type.ts";
import { remembered } from "./remembered.ts";
import type { StationExactness } from "./station-result.ts";
import { reshapeTail, scaleTail, type TailLaw } from "./tail-law.ts";
import { threeMomentHyperexponential } from "./three-moment-hyperexponential.ts";
import { truncatedQueue } from "./truncated-queue.ts";
import type { SolvedWait } from "./wait-problem.ts";
import { solveWait } from "./waiting-time.ts";

/** Multiplications that the elimination of a finite queue may cost. */
const AFFORDABLE = 4e6;
const AFFORDABLE_FAST = 2e4;
/** Levels after which the recursion has settled for all that is known of it. */
const SETTLED_AFTER = 400;
/** Larger rooms than this are not gone through place by place. */
const MOST_PLACES = 20_000;
/** Nor are what arrivals find there, place by place, extrapolated to constant service. */
const MOST_EXTRAPOLATED = 1000;
/** A room over whose length the queue falls off by e^{−40} is no limit. */
const AMPLE = 40;

export interface FiniteProblem {
  readonly arrivals: Law;
  readonly service: Law;
  /** c. */
  readonly servers: number;
  /** Places beside the servers. */
  readonly waitingRoom: number;
  readonly effort: "fast" | "exact";
}

export interface FiniteSolution {
  readonly lossProbability: number;
  /** P(wait | admitted). */
  readonly waitProbability: number;
  /** Of an admitted request. */
  readonly wait: TailLaw;
  readonly method: string;
  readonly exactness: StationExactness;
  readonly source: string;
}

const known = remembered<FiniteSolution>(128);

interface Figures extends Pick<FiniteSolution, "lossProbability" | "waitProbability" | "wait"> {
  /** P(all servers are busy and q wait | admitted), by q; absent where it is not known. */
  readonly found?: Float64Array;
}

/** By elimination, while its blocks are affordable. */
function byElimination(problem: FiniteProblem, affordable: number): Figures | null {
  const { arrivals, service, servers, waitingRoom } = problem;
  const arrivalPhases = phasesOf(arrivals);
  const servicePhases = phasesOf(service);
  if (arrivalPhases === null || servicePhases === null) return null;
  const m = arrivalPhases.rate.length;
  const last = eliminationCost(servicePhases, m, servers) - eliminationCost(servicePhases, m, servers - 1);
  if (waitingRoom > MOST_PLACES) return null;
  if (eliminationCost(servicePhases, m, servers) + Math.min(waitingRoom, SETTLED_AFTER) * last > affordable)
    return null;
  const solved = finitePhaseQueue(arrivals, service, servers, waitingRoom);
  if (solved === null) return null;
  const admittedRate = (1 - solved.lossProbability) / meanOf(arrivals);
  const mean = solved.waiting / admittedRate;
  const drained = mean > 0 ? drainedWait(solved.line, mean) : null;
  if (drained !== null)
    return {
      lossProbability: solved.lossProbability,
      waitProbability: 1 - drained.atZero,
      wait: drained,
      found: solved.found,
    };
  // Exponential stages of the right mean: exact for exponential service.
  const stages = erlangMixtureTail(solved.found, servers / meanOf(service));
  return {
    lossProbability: solved.lossProbability,
    waitProbability: 1 - stages.atZero,
    wait: stages.mean > 0 ? scaleTail(stages, mean / stages.mean) : stages,
    found: solved.found,
  };
}

/** From the unlimited queue of Poisson arrivals, below saturation. */
function byTruncation(problem: FiniteProblem, idle: number, shape: Figures | null): Figures | null {
  const { arrivals, service, servers, waitingRoom } = problem;
  if (arrivals.kind !== "exponential" || !(idle > 0)) return null;
  if (servers > 1 && service.kind !== "constant" && shape !== null) return null;
  const serviceTime = meanOf(service);
  const arrivalRate = 1 / arrivals.mean;
  const { wait } = unlimited(problem, idle);
  const truncated = truncatedQueue({ arrivalRate, serviceTime, servers, idle, wait, waitingRoom });
  if (truncated === null) return null;
  const { lossProbability, found, waiting } = truncated;
  const mean = waiting / (arrivalRate * (1 - lossProbability));
  const probability = found.reduce((sum, value) => sum + value, 0);
  return {
    lossProbability,
    waitProbability: probability,
    wait:
      service.kind === "constant"
        ? waitBehindConstants(found, servers, serviceTime, mean)
        : reshapeTail(shape?.wait ?? wait, probability, mean),
  };
}

/** Between values at several scv of the service, in logarithms; extrapolated towards 0 where nothing nearer is affordable. */
function alongServiceScv(problem: FiniteProblem, affordable: number): Figures | null {
  const mean = meanOf(problem.service);
  const scv = scvOf(problem.service);
  const nodes: { scv: number; figures: Figures }[] = [];
  for (let stages = 1; stages <= 4; stages++) {
    const figures = byElimination({ ...problem, service: lawFromMoments(mean, 1 / stages) }, affordable);
    if (figures === null) break;
    nodes.push({ scv: 1 / stages, figures });
    if (1 / stages <= scv && stages >= 3) break;
  }
  const last = nodes[nodes.length - 1];
  if (last === undefined) return null;
  if (nodes.length === 1 || scv === 1) return (nodes[0] as (typeof nodes)[number]).figures;
  const used = nodes.slice(-3);
  const combine = (value: (figures: Figures) => number): number => {
    let log = 0;
    for (const node of used) {
      let weight = 1;
      for (const other of used) if (other !== node) weight *= (scv - other.scv) / (node.scv - other.scv);
      log += weight * Math.log(Math.max(1e-300, value(node.figures)));
    }
    return Math.exp(log);
  };
  // In overload the servers cannot take more than they can; only what is lost beyond that depends on the law.
  const inevitable = Math.max(0, 1 - (problem.servers * meanOf(problem.arrivals)) / mean);
  const probability = Math.min(
    1,
    combine((figures) => figures.waitProbability),
  );
  const meanWait = combine((figures) => figures.wait.mean);
  const places = last.figures.found;
  const found =
    problem.service.kind === "constant" && places !== undefined && places.length <= MOST_EXTRAPOLATED
      ? places.map((_, q) => combine((figures) => figures.found?.[q] ?? 0))
      : null;
  const among = found?.reduce((sum, value) => sum + value, 0) ?? 0;
  const wait =
    found !== null && among > 0
      ? waitBehindConstants(
          found.map((value) => (value * probability) / among),
          problem.servers,
          mean,
          meanWait,
        )
      : reshapeTail(last.figures.wait, probability, meanWait);
  return {
    // The more regular service loses less: where figures vanish, the line through their logarithms means nothing.
    lossProbability: Math.min(
      scv < last.scv ? last.figures.lossProbability : 1,
      inevitable + combine((figures) => figures.lossProbability - inevitable),
    ),
    waitProbability: 1 - wait.atZero,
    wait,
  };
}

/** −ln x: by how much the unlimited queue falls off per place; null in overload or where it has no decay. */
function fallPerPlace(problem: FiniteProblem, idle: number): number | null {
  if (!(idle > 0)) return null;
  const decay = decayRateOf(problem.arrivals, problem.service, problem.servers, idle);
  return decay === null ? null : -logTransformOf(problem.arrivals, decay);
}

function idleOf({ arrivals, service, servers }: FiniteProblem): number {
  return 1 - meanOf(service) / (servers * meanOf(arrivals));
}

/** The wait were there no limit. */
function unlimited(problem: FiniteProblem, idle: number): SolvedWait {
  const { arrivals, service, servers } = problem;
  return (problem.effort === "fast" ? fastWait : solveWait)({ arrivals, service, servers, idle });
}

/** M/M/c/K between whole rooms. */
function mmckBetween(load: number, serviceTime: number, servers: number, room: number): Figures {
  const low = mmck(load, serviceTime, servers, Math.floor(room));
  const share = room - Math.floor(room);
  if (share === 0) return low;
  const high = mmck(load, serviceTime, servers, Math.floor(room) + 1);
  const between = (a: number, b: number): number => a + (b - a) * share;
  const logarithm = (value: number): number => Math.log(Math.max(1e-300, value));
  const wait = reshapeTail(
    high.wait,
    between(low.waitProbability, high.waitProbability),
    between(low.wait.mean, high.wait.mean),
  );
  return {
    lossProbability: Math.exp(between(logarithm(low.lossProbability), logarithm(high.lossProbability))),
    waitProbability: 1 - wait.atZero,
    wait,
  };
}

/**
 * M/M/c/K with a room of exponential services over which the queue falls off as the true one does; below
 * saturation what the limit takes from M/M/c is taken from the true unlimited wait.
 */
function byScaledRoom(problem: FiniteProblem): Figures {
  const { servers, waitingRoom, arrivals, service } = problem;
  const serviceTime = meanOf(service);
  const load = serviceTime / meanOf(arrivals);
  const idle = idleOf(problem);
  const fall = fallPerPlace(problem, idle);
  const room =
    fall === null
      ? (waitingRoom * 2) / Math.max(0.1, scvOf(arrivals) + scvOf(service))
      : (waitingRoom * fall) / -Math.log1p(-idle);
  const limited = mmckBetween(load, serviceTime, servers, waitingRoom === 0 ? 0 : Math.max(0.5, Math.min(1e6, room)));
  if (fall === null || waitingRoom === 0) return limited;
  const { wait } = unlimited(problem, idle);
  const plain = mmcWait(1 / meanOf(arrivals), serviceTime, servers, idle);
  // Where next to nobody waits, P(wait) is below what 1 − P(no wait) can tell from 0.
  if (!(plain.mean > 0 && wait.mean > 0 && plain.atZero < 1)) return limited;
  const probability = Math.min(1, (limited.waitProbability * (1 - wait.atZero)) / (1 - plain.atZero));
  return {
    lossProbability: Math.min(1, (limited.lossProbability * (1 - wait.atZero)) / (1 - plain.atZero)),
    waitProbability: probability,
    wait: reshapeTail(limited.wait, probability, (limited.wait.mean * wait.mean) / plain.mean),
  };
}

/**
 * A station with a limited room, first come first served; stable at any load.
 *
 * Exact for M/M/c/K and M/G/c/c, numerically exact for PH/PH/c/K while its blocks are affordable; service more
 * regular than that along its scv; else M/M/c/K with a room in which the queue falls off at the true rate.
 *
 * @throws RangeError when the room is no integer ≥ 0
 *
 * @example
 * finiteRoom({ arrivals: { kind: "exponential", mean: 1 }, service: { kind: "constant", mean: 1 }, servers: 1, waitingRoom: 0, effort: "exact" }).lossProbability; // 0.5
 */
export function finiteRoom(problem: FiniteProblem): FiniteSolution {
  requireInteger("waitingRoom", problem.waitingRoom, 0);
  return known(JSON.stringify(problem), () => solveRoom(problem));
}

function solveRoom(problem: FiniteProblem): FiniteSolution {
  const { arrivals, service, servers, waitingRoom, effort } = problem;
  const serviceTime = meanOf(service);
  const isPoisson = arrivals.kind === "exponential";
  const name = `${kendallLetter(arrivals)}/${kendallLetter(service)}/c/K`;
  if (isPoisson && (service.kind === "exponential" || waitingRoom === 0))
    return {
      ...mmck(serviceTime / arrivals.mean, serviceTime, servers, waitingRoom),
      method: service.kind === "exponential" ? "M/M/c/K" : `M/${kendallLetter(service)}/c/c`,
      exactness: "exact",
      source: waitingRoom === 0 ? "Erlang 1917; Sevastyanov 1957" : "Gross & Harris, section 2.5",
    };
  const idle = idleOf(problem);
  const fall = fallPerPlace(problem, idle);
  if (fall !== null && fall * waitingRoom > AMPLE) {
    const solved = unlimited(problem, idle);
    return { ...solved, lossProbability: 0, waitProbability: 1 - solved.wait.atZero };
  }
  const affordable = effort === "fast" ? AFFORDABLE_FAST : AFFORDABLE;
  const scv = scvOf(service);
  const own = phasesOf(service) === null ? null : byElimination(problem, affordable);
  if (own !== null)
    return {
      lossProbability: own.lossProbability,
      waitProbability: own.waitProbability,
      wait: own.wait,
      method: name,
      exactness: "numerically-exact",
      source: "Neuts 1981; Grassmann, Taksar & Heyman 1985",
    };
  const fitted = scv > 1 ? byElimination({ ...problem, service: withTwoPhases(service, scv) }, affordable) : null;
  const along = fitted ?? (scv <= 1 ? alongServiceScv(problem, affordable) : null);
  const truncated = byTruncation(problem, idle, along);
  if (truncated !== null)
    return {
      ...truncated,
      method: `${name} truncated`,
      exactness: "approximate",
      source: "Tijms 2003, section 9.8",
    };
  if (along !== null)
    return { ...along, method: `${name} from like services`, exactness: "approximate", source: "Neuts 1981" };
  return {
    ...byScaledRoom(problem),
    method: `${name} by scaled room`,
    exactness: "approximate",
    source: "Tijms 2003, section 9.8",
  };
}

function withTwoPhases(service: Law, scv: number): Law {
  return threeMomentHyperexponential(service) ?? lawFromMoments(meanOf(service), scv);
}
