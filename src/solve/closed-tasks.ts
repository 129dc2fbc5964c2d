/**
 * What the requests of a chain do one thing after the other. Where branches run at once each is a task of its own, with
 * as many customers as there are users: it works while its branch does, and waits elsewhere for the rest of the cycle
 * (Heidelberger & Trivedi, Analytic queueing models for programs with internal concurrency, IEEE Trans. Comp. C-32, 1983:
 * complementary delays).
 */
import type { Chain } from "./closed-chains.ts";
import { type Conditions, flowsOf, isMadeFor } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { CallStep, Fork, PreparedStep } from "./steps.ts";

export interface Task {
  /** Position of its chain. */
  readonly chain: number;
  /** null: from the users' question to their answer. */
  readonly fork: Fork | null;
  /** Which of the fork's branches; -1: all of them, taken as alike. */
  readonly branch: number;
  /** Customers for each user. */
  readonly copies: number;
  /** Of several branches taken as alike: each has its stations to itself, so that they never meet one another. */
  readonly isApart: boolean;
  /** Visits at each use of a station, of one customer per request of the user. */
  readonly sites: ReadonlyMap<number, number>;
}

/** Branches that are told apart; of more than that, one stands for all. */
const MOST_TOLD_APART = 6;
/** Tasks of a model; the work of further branches is done by nobody in particular. */
const MOST_TASKS = 24;

/** The tasks of each chain, the users' own first. Work that nobody waits for is in none of them. */
export function tasksOf(
  prepared: Prepared,
  chains: readonly Chain[],
  conditions: Conditions,
  /** Pools that are passed as if they were not there; what is behind others is not a task's. */
  ample: ReadonlySet<number>,
): readonly Task[] {
  return chains.flatMap((chain, c) => tasksOfChain(prepared, chain, c, conditions, ample, MOST_TASKS / chains.length));
}

/** Uses of stations that no task of a chain makes, for each of its answers: nobody waits for them, or they outlast it. */
export function besideTasks(
  prepared: Prepared,
  { parts }: Chain,
  c: number,
  tasks: readonly Task[],
  conditions: Conditions,
): Float64Array {
  const rates = prepared.model.workloads.map((_, w) => parts.find(({ workload }) => workload === w)?.share ?? 0);
  const whole = flowsOf(prepared, rates, conditions).sites;
  const left = whole.slice();
  for (const { chain, copies, sites } of tasks)
    if (chain === c) for (const [k, visits] of sites) left[k] = (left[k] as number) - copies * visits;
  return left.map((rate, k) => (rate > ROUNDING * (whole[k] as number) ? rate : 0));
}

const ROUNDING = 1e-9;

interface Start {
  readonly fork: Fork | null;
  readonly branch: number;
  readonly copies: number;
  readonly isApart: boolean;
  readonly begin: readonly Beginning[];
}

/** Steps, or an operation, with how often they are begun and for which workload. */
interface Beginning {
  readonly workload: number;
  readonly weight: number;
  readonly from: readonly PreparedStep[] | number;
}

function tasksOfChain(
  prepared: Prepared,
  chain: Chain,
  c: number,
  conditions: Conditions,
  ample: ReadonlySet<number>,
  most: number,
): Task[] {
  const entries = chain.parts.map(
    ({ workload, share }): Beginning => ({
      workload,
      weight: share,
      from: (prepared.model.workloads[workload] as { entry: number }).entry,
    }),
  );
  const waiting: Start[] = [{ fork: null, branch: 0, copies: 1, isApart: false, begin: entries }];
  const tasks: Task[] = [];
  for (let next = waiting.shift(); next !== undefined && tasks.length < most; next = waiting.shift()) {
    const { fork, branch, copies, isApart, begin } = next;
    const sites = new Map<number, number>();
    for (const one of begin) waiting.push(...spend(prepared, conditions, ample, one, sites));
    if (sites.size > 0 || fork === null) tasks.push({ chain: c, fork, branch, copies, isApart, sites });
  }
  return tasks;
}

/** Adds up the visits of what is done in turn, and answers with what is done beside it. */
function spend(
  prepared: Prepared,
  conditions: Conditions,
  ample: ReadonlySet<number>,
  start: Beginning,
  sites: Map<number, number>,
): Start[] {
  const { workload } = start;
  const weights = new Map<number, number>();
  const forks: Start[] = [];
  if (typeof start.from === "number") weights.set(start.from, start.weight);
  else steps(start.from, start.weight);
  for (const operation of prepared.order) {
    const weight = weights.get(operation);
    if (weight !== undefined) steps(prepared.steps[operation] as readonly PreparedStep[], weight);
  }
  return forks;

  function steps(list: readonly PreparedStep[], weight: number): void {
    if (weight === 0) return;
    for (const step of list) {
      switch (step.kind) {
        case "reply":
          return;
        case "use":
          sites.set(step.site, (sites.get(step.site) ?? 0) + weight);
          break;
        case "hold":
          if (ample.has(step.station)) steps(step.steps, weight);
          else sites.set(step.site, (sites.get(step.site) ?? 0) + weight);
          break;
        case "call":
          call(step, weight);
          break;
        case "choice":
          for (const branch of step.branches) steps(branch.steps, weight * branch.share);
          break;
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          steps(step.hit, weight * hit);
          steps(step.miss, weight * (1 - hit));
          break;
        }
        case "parallel":
          fork(step, weight);
          break;
        default:
          break;
      }
    }
  }

  function call(step: CallStep, weight: number): void {
    if (!step.waited || !isMadeFor(step, workload)) return;
    const made = weight * step.share;
    const at = step.parallel ? step.meanTimes * step.copies : step.copies;
    if (at <= 1 && step.copies === 1 && !step.parallel) {
      weights.set(step.target, (weights.get(step.target) ?? 0) + made * step.meanTimes);
      return;
    }
    const times = step.parallel ? 1 : step.meanTimes;
    const copies = Math.max(1, Math.ceil(at));
    const begin = [{ workload, weight: (made * times * at) / copies, from: step.target }];
    forks.push({ fork: step, branch: -1, copies, isApart: false, begin });
  }

  function areApart(branches: readonly (readonly PreparedStep[])[]): boolean {
    const met = new Set<number>();
    return branches.every((from) => {
      const own = new Map<number, number>();
      if (spend(prepared, conditions, ample, { workload, weight: 1, from }, own).length > 0) return false;
      const stations = new Set([...own.keys()].map((k) => prepared.sites[k]?.station as number));
      const isNew = [...stations].every((s) => !met.has(s));
      for (const s of stations) met.add(s);
      return isNew;
    });
  }

  function fork(step: Extract<PreparedStep, { kind: "parallel" }>, weight: number): void {
    const { branches } = step;
    if (branches.length === 1) {
      steps(branches[0] as readonly PreparedStep[], weight);
      return;
    }
    if (branches.length <= MOST_TOLD_APART) {
      branches.forEach((from, branch) => {
        forks.push({ fork: step, branch, copies: 1, isApart: false, begin: [{ workload, weight, from }] });
      });
      return;
    }
    const each = weight / branches.length;
    const begin = branches.map((from) => ({ workload, weight: each, from }));
    forks.push({ fork: step, branch: -1, copies: branches.length, isApart: areApart(branches), begin });
  }
}
