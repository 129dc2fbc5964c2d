import { decayRateOf } from "./decay-rate.ts";
import { exactWait, nameOf } from "./exact-wait.ts";
import type { Law } from "./law.ts";
import { lawFromMoments } from "./law-from-moments.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { phasesOf } from "./phase-type.ts";
import { scaleLaw } from "./scale-law.ts";
import { serviceSpectrum } from "./service-spectrum.ts";
import { mixtureTail, type TailLaw } from "./tail-law.ts";
import { threeMomentHyperexponential } from "./three-moment-hyperexponential.ts";
import { twoExponentialTail } from "./two-exponential-tail.ts";
import type { SolvedWait, WaitProblem } from "./wait-problem.ts";
import { whittWait } from "./whitt-wait.ts";

/** P(wait), mean wait over the mean service, and scv of the wait given that one waits. */
interface Figures {
  readonly probability: number;
  readonly mean: number;
  readonly conditionalScv: number;
}

const none: Figures = { probability: 0, mean: 0, conditionalScv: 1 };

type FigureName = keyof Figures;
const figureNames: readonly FigureName[] = ["probability", "mean", "conditionalScv"];

/** Servers of the two systems that stand for larger ones of the same (1 − ρ)√c. */
const ANCHORS = [16, 32] as const;
/** Anchors are not taken below this utilization, where c no longer acts through (1 − ρ)√c alone. */
const LEAST_ANCHOR_UTILIZATION = 0.2;

function figuresOf(wait: TailLaw, serviceTime: number): Figures {
  const probability = 1 - wait.atZero;
  if (!(probability > 0 && wait.mean > 0)) return none;
  const second = (wait.variance ?? wait.mean * wait.mean) + wait.mean * wait.mean;
  return {
    probability,
    mean: wait.mean / serviceTime,
    conditionalScv: Math.max(0, (second * probability) / (wait.mean * wait.mean) - 1),
  };
}

/** The same station with another service law of the same mean. */
function withService(problem: WaitProblem, service: Law): WaitProblem {
  return { ...problem, service };
}

function exactFigures(problem: WaitProblem, affordable?: number): Figures | null {
  const solved = exactWait(problem, affordable);
  return solved && figuresOf(solved.wait, meanOf(problem.service));
}

/** The same arrivals and services, by shape, at `servers` servers and equal (1 − ρ)√c. */
function anchorAt(problem: WaitProblem, servers: number): WaitProblem {
  const idle = Math.min(1 - LEAST_ANCHOR_UTILIZATION, problem.idle * Math.sqrt(problem.servers / servers));
  const gap = meanOf(problem.service) / (servers * (1 - idle));
  return { ...problem, servers, idle, arrivals: scaleLaw(problem.arrivals, gap / meanOf(problem.arrivals)) };
}

/** A line in 1/√c through the anchors' values, at the c wanted. */
function extrapolate(values: readonly [number, number], servers: number): number {
  const [near, far] = ANCHORS.map((anchor) => 1 / Math.sqrt(anchor)) as [number, number];
  const position = (1 / Math.sqrt(servers) - far) / (near - far);
  return values[1] + (values[0] - values[1]) * position;
}

/**
 * Many servers, service more variable than exponential: the ratio of the wanted figures to those of GI/M/c
 * depends on c almost only through (1 − ρ)√c, so it is solved exactly at 16 and 32 servers of equal
 * (1 − ρ)√c, extrapolated in 1/√c, and multiplied with the exact GI/M/c at the real c.
 *
 * Source: Halfin & Whitt, Heavy-traffic limits for queues with many exponential servers (1981), for the scaling.
 */
function byAnchors(problem: WaitProblem): Figures | null {
  const exponential: Law = { kind: "exponential", mean: meanOf(problem.service) };
  const reference = exactFigures(withService(problem, exponential));
  const ratios: Figures[] = [];
  for (const anchor of ANCHORS) {
    const at = anchorAt(problem, anchor);
    const wanted = exactFigures(at);
    const known = exactFigures(withService(at, exponential));
    if (wanted === null || known === null) return null;
    if (known.mean === 0) return none;
    ratios.push({
      probability: wanted.probability / known.probability,
      mean: wanted.mean / known.mean,
      conditionalScv: wanted.conditionalScv / known.conditionalScv,
    });
  }
  if (reference === null) return null;
  const [near, far] = ratios as [Figures, Figures];
  const scaled = (name: FigureName): number =>
    reference[name] * Math.max(0, extrapolate([near[name], far[name]], problem.servers));
  return {
    probability: Math.min(1, scaled("probability")),
    mean: scaled("mean"),
    conditionalScv: scaled("conditionalScv"),
  };
}

/** Lagrange's interpolation of all figures. */
function interpolate(nodes: readonly { readonly scv: number; readonly figures: Figures }[], scv: number): Figures {
  const result = { probability: 0, mean: 0, conditionalScv: 0 };
  for (const node of nodes) {
    let weight = 1;
    for (const other of nodes) if (other !== node) weight *= (scv - other.scv) / (node.scv - other.scv);
    for (const name of figureNames) result[name] += weight * node.figures[name];
  }
  return result;
}

/** The exact figures at scv 1/2 or, for many servers, how far they lie off the middle of the ends, from anchors. */
function middleFigures(problem: WaitProblem, constant: Figures, exponential: Figures): Figures | null {
  const mean = meanOf(problem.service);
  const half: Law = { kind: "erlang", mean, stages: 2 };
  const exact = exactFigures(withService(problem, half));
  if (exact !== null || problem.servers < ANCHORS[1]) return exact;
  const offsets: Figures[] = [];
  for (const anchor of ANCHORS) {
    const at = anchorAt(problem, anchor);
    const low = exactFigures(withService(at, { kind: "constant", mean }));
    const middle = exactFigures(withService(at, half));
    const high = exactFigures(withService(at, { kind: "exponential", mean }));
    if (low === null || middle === null || high === null) return null;
    const off = (name: FigureName): number => (middle[name] - 0.5 * (low[name] + high[name])) / high[name];
    offsets.push({
      probability: off("probability"),
      mean: off("mean"),
      conditionalScv: off("conditionalScv"),
    });
  }
  const [near, far] = offsets as [Figures, Figures];
  const at = (name: FigureName): number =>
    0.5 * (constant[name] + exponential[name]) +
    exponential[name] * extrapolate([near[name], far[name]], problem.servers);
  return { probability: at("probability"), mean: at("mean"), conditionalScv: at("conditionalScv") };
}

/**
 * Service more regular than exponential: between the exact ends scv 0 and 1, which are cheap at every c, and
 * the exact scv 1/k that lie nearest.
 */
function betweenEnds(problem: WaitProblem): Figures | null {
  const mean = meanOf(problem.service);
  const scv = scvOf(problem.service);
  const constant = exactFigures(withService(problem, { kind: "constant", mean }));
  const exponential = exactFigures(withService(problem, { kind: "exponential", mean }));
  if (constant === null || exponential === null) return null;
  const nodes = [
    { scv: 0, figures: constant },
    { scv: 1, figures: exponential },
  ];
  const middle = middleFigures(problem, constant, exponential);
  if (middle !== null) nodes.push({ scv: 0.5, figures: middle });
  for (let stages = 3; stages <= Math.ceil(1 / scv) && stages <= 12; stages++) {
    const figures = exactFigures(withService(problem, { kind: "erlang", mean, stages }));
    if (figures === null) break;
    nodes.push({ scv: 1 / stages, figures });
  }
  nodes.sort((a, b) => Math.abs(a.scv - scv) - Math.abs(b.scv - scv));
  return interpolate(nodes.slice(0, 4), scv);
}

/**
 * The laws with phases that stand for a service: itself, that of the two-moment family, or one with three moments
 * where it is more variable than exponential.
 *
 * A lognormal lies between the two: it has few short services, unlike any mixture of exponentials, and before
 * several servers its wait is within 7 % of the mean of both (simulated from 2 to 16 servers, scv 1.5 to 10), where
 * the first is up to 15 % high and the second up to 28 % low.
 */
function likePhases(service: Law): readonly Law[] {
  const mean = meanOf(service);
  const scv = scvOf(service);
  const two = lawFromMoments(mean, scv);
  if (scv <= 1) return [two];
  const three = threeMomentHyperexponential(service) ?? two;
  return hasLognormal(service) ? [two, three] : [three];
}

function hasLognormal(law: Law): boolean {
  return law.kind === "lognormal" || (law.kind === "mixture" && law.parts.some((part) => hasLognormal(part.law)));
}

/** Phases of an arrival law that stands for still more regular ones. */
const MOST_ARRIVAL_PHASES = 32;

/**
 * Arrivals more regular than an Erlang of 32 stages: along the line through 16 and 32 stages, in ca².
 */
function regularArrivals(problem: WaitProblem, solve: (problem: WaitProblem) => Figures | null): Figures | null {
  const mean = meanOf(problem.arrivals);
  const near = 1 / MOST_ARRIVAL_PHASES;
  const far = 2 * near;
  const [first, second] = [near, far].map((scv) => solve({ ...problem, arrivals: lawFromMoments(mean, scv) }));
  if (!first || !second) return null;
  const figures = interpolate(
    [
      { scv: near, figures: first },
      { scv: far, figures: second },
    ],
    scvOf(problem.arrivals),
  );
  return {
    probability: Math.min(1, Math.max(0, figures.probability)),
    mean: Math.max(0, figures.mean),
    conditionalScv: Math.max(0, figures.conditionalScv),
  };
}

/** Figures of a station whose service has phases, by whatever device reaches it. */
function figuresByDevice(problem: WaitProblem): { readonly figures: Figures; readonly device: string } | null {
  const exact = exactFigures(problem);
  if (exact !== null) return { figures: exact, device: "" };
  if (problem.service.kind !== "constant" && problem.service.kind !== "exponential") {
    if (scvOf(problem.service) > 1) {
      const figures = byAnchors(problem);
      if (figures !== null) return { figures, device: "matched in (1−ρ)√c" };
    } else {
      const figures = betweenEnds(problem);
      if (figures !== null) return { figures, device: "between exact ends" };
    }
  }
  return null;
}

/** The wait with a service that has phases. */
function waitOfPhases(problem: WaitProblem): { readonly wait: TailLaw; readonly device: string } | null {
  const exact = exactWait(problem);
  if (exact !== null) return { wait: exact.wait, device: "" };
  const phases = phasesOf(problem.arrivals);
  const isRegular = phases === null || phases.rate.length > MOST_ARRIVAL_PHASES;
  const regular = isRegular ? regularArrivals(problem, (at) => figuresByDevice(at)?.figures ?? null) : null;
  const solved = regular === null ? figuresByDevice(problem) : { figures: regular, device: "towards regular arrivals" };
  if (solved === null) return null;
  const { figures, device } = solved;
  return {
    wait: twoExponentialTail({
      probability: Math.min(1, Math.max(0, figures.probability)),
      mean: Math.max(0, figures.mean) * meanOf(problem.service),
      conditionalScv: figures.conditionalScv,
      decay: decayRateOf(problem.arrivals, problem.service, problem.servers, problem.idle),
    }),
    device,
  };
}

/**
 * The wait where no exact solution is affordable: exact figures of neighbouring systems carried over, with
 * the true decay of the tail. Whitt's closed form is the last resort.
 */
export function approximateWait(problem: WaitProblem): SolvedWait {
  const { arrivals, service, servers, idle } = problem;
  const method = nameOf(problem);
  const likes = phasesOf(service) === null ? likePhases(service) : [twoBranches(service)];
  const solved = likes.map((like) => waitOfPhases({ ...problem, service: like }));
  const parts = solved.flatMap((each) => (each === null ? [] : [each]));
  const first = parts[0];
  if (first === undefined || parts.length < likes.length)
    return {
      wait: whittWait({
        load: servers * (1 - idle),
        serviceTime: meanOf(service),
        servers,
        idle,
        arrivalScv: scvOf(arrivals),
        serviceScv: scvOf(service),
      }),
      method: `${method} in closed form`,
      exactness: "approximate",
      source: "Whitt 1993",
    };
  const like = likes[likes.length - 1] as Law;
  return {
    wait: mixtureTail(parts.map(({ wait }) => ({ weight: 1 / parts.length, law: wait }))),
    method: `${method} ${first.device === "" ? `as ${nameOf({ ...problem, service: like })}` : first.device}`,
    exactness: "approximate",
    source: first.device === "" ? "Whitt 1982; Neuts 1981" : "Halfin & Whitt 1981; Takahashi 1981",
  };
}

/** Many phases that have no closed-form modes are brought down to the two that the devices know. */
function twoBranches(service: Law): Law {
  const phases = phasesOf(service);
  if (phases === null || phases.rate.length <= 2 || serviceSpectrum(phases) !== null) return service;
  const scv = scvOf(service);
  return scv > 1
    ? (threeMomentHyperexponential(service) ?? lawFromMoments(meanOf(service), scv))
    : lawFromMoments(meanOf(service), scv);
}
