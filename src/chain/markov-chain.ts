import { fromTail } from "../latency/from-tail.ts";
import type { Latency } from "../latency/latency.ts";
import type { Model } from "../model/types.ts";
import type { PerSecond } from "../queueing/law.ts";
import { type ChainFigures, figuresOf } from "./figures.ts";
import { type Chain, generate, type Limits, TooLarge } from "./generate.ts";
import { NotExpressible } from "./not-expressible.ts";
import { passageTail } from "./passage.ts";
import { stationary } from "./stationary.ts";

/** The method's name, as in docs/models.md. */
export const MARKOV_CHAIN = "Markov chain";

export interface ChainSolution extends ChainFigures {
  readonly kind: "solved";
  readonly states: number;
  /**
   * Law of the response of a closed workload, of a user who is told apart; null where that takes too many states or
   * steps, and of an open workload.
   */
  readonly response: (workload: number) => Latency | null;
}

/** Why there is no exact answer. */
export interface ChainRefusal {
  readonly kind: "refused";
  /** The model holds what no chain of this kind says, it has too many states, or they could not be solved. */
  readonly because: "not-expressible" | "too-large" | "not-settled";
  readonly message: string;
}

export interface ChainOptions {
  /** Arrivals per second of each open workload, in the model's order; the model's own unless given. */
  readonly rates?: readonly PerSecond[];
  /** How many states are solved at most. */
  readonly states?: number;
}

const MOST_STATES = 20_000;
const TRANSITIONS_PER_STATE = 12;
/** Share of what happens that may be cut off where the number of requests under way has no bound. */
const NEGLIGIBLE = 1e-9;
/** Processes under way beside the users: tried in turn until cutting more off changes nothing. */
const BOUNDS = [12, 40, 120, 360];

/**
 * The exact steady state of a small model: users, requests and what they leave behind as a Markov chain in continuous
 * time, every queue in its order, every service in its phases, every slot with who holds it (Stewart, Introduction to
 * the Numerical Solution of Markov Chains, 1994).
 *
 * What has no bound (open workloads, calls that nobody waits for) is cut off where that is seen to change nothing.
 *
 * @returns the figures, or why there are none: something without memory-less phases, or more states than allowed
 */
export function markovChain(model: Model, options: ChainOptions = {}): ChainSolution | ChainRefusal {
  const rates = options.rates ?? model.workloads.map(({ load }) => (load.kind === "open" ? load.arrivalRate : 0));
  const states = options.states ?? MOST_STATES;
  try {
    for (const processes of BOUNDS) {
      const solution = solved(model, rates, { states, transitions: states * TRANSITIONS_PER_STATE, processes });
      if (solution === null) return { kind: "refused", because: "not-settled", message: "the sweeps do not settle" };
      if (solution.barredShare <= NEGLIGIBLE) return solution;
    }
    return { kind: "refused", because: "too-large", message: "the number of requests under way has no bound" };
  } catch (error) {
    if (error instanceof NotExpressible) return { kind: "refused", because: "not-expressible", message: error.message };
    if (error instanceof TooLarge) return { kind: "refused", because: "too-large", message: error.message };
    throw error;
  }
}

interface Settled {
  readonly chain: Chain;
  readonly law: Float64Array;
}

function solved(model: Model, rates: readonly PerSecond[], limits: Limits): ChainSolution | null {
  const settled = settle(generate(model, rates, limits));
  if (settled === null) return null;
  const { chain, law } = settled;
  const told = new Map<string, Settled | null>();
  const laws = new Map<number, Latency | null>();
  const response = (workload: number): Latency | null => {
    let law = laws.get(workload);
    if (law === undefined) {
      law = lawOf(workload);
      laws.set(workload, law);
    }
    return law;
  };
  const lawOf = (workload: number): Latency | null => {
    const { whole, load } = model.workloads[workload] as Model["workloads"][number];
    if (load.kind === "open") return null;
    let apart = told.get(whole);
    if (apart === undefined) {
      apart = toldApart(model, rates, limits, workload);
      told.set(whole, apart);
    }
    const tail = apart && passageTail(apart.chain, apart.law, workload);
    return tail && fromTail(tail);
  };
  return { kind: "solved", states: chain.states.length, ...figuresOf(model, chain, law), response };
}

/** The chain with one user of the workload told apart; null where it has too many states. */
function toldApart(model: Model, rates: readonly PerSecond[], limits: Limits, workload: number): Settled | null {
  try {
    return settle(generate(model, rates, limits, workload));
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function settle(chain: Chain): Settled | null {
  const solved = stationary(chain);
  return solved && { chain, law: solved.law };
}
