import { twoChoicesMembers, twoChoicesServers, twoChoicesUtilizations } from "./balanced-grid.ts";
import { twoChoicesExcess } from "./generated/two-choices.ts";
import { type Stencil, stencilAt } from "./lagrange.ts";
import { meanFieldTwoChoices } from "./mean-field-two-choices.ts";

const serverNodes = twoChoicesServers.map(Math.log2);
/** At ρ = 1 the queues act as one whatever n is: the excess and the shape are those of the central queue. */
const limit = [1, 0, 1] as const;
const utilizationNodes = [...twoChoicesUtilizations, 1];
const FIGURES = 3;
const MOST_MEMBERS = twoChoicesMembers[twoChoicesMembers.length - 1] as number;

/** The quadratic in 1/n through the three largest n of the table, or the cubic between its members. */
function membersStencil(members: number): Stencil {
  const nodes = twoChoicesMembers.map((n) => -1 / n);
  if (members <= (twoChoicesMembers[twoChoicesMembers.length - 1] as number)) return stencilAt(nodes, -1 / members);
  const first = nodes.length - 3;
  const x = -1 / members;
  const used = nodes.slice(first);
  const weights = used.map((node) => {
    let weight = 1;
    for (const other of used) if (other !== node) weight *= (x - other) / (node - other);
    return weight;
  });
  return { first, weights };
}

/**
 * What finite n adds to the mean wait (in services) times nc(1 − ρ) and to P(wait) times n, and the scv of the wait
 * given that one waits.
 */
function excessOf(members: number, servers: number, utilization: number): readonly [number, number, number] {
  const along = membersStencil(members);
  const across = stencilAt(serverNodes, Math.log2(servers));
  const over = stencilAt(utilizationNodes, utilization);
  const sums: [number, number, number] = [0, 0, 0];
  across.weights.forEach((outer, i) => {
    along.weights.forEach((middle, j) => {
      const row = (across.first + i) * twoChoicesMembers.length + along.first + j;
      over.weights.forEach((inner, k) => {
        const column = over.first + k;
        const position = FIGURES * (row * twoChoicesUtilizations.length + column);
        const weight = outer * middle * inner;
        for (let figure = 0; figure < FIGURES; figure++) {
          const value = column === utilizationNodes.length - 1 ? limit[figure] : twoChoicesExcess[position + figure];
          sums[figure] = (sums[figure] as number) + weight * (value as number);
        }
      });
    });
  });
  return sums;
}

/** Exponential service, Poisson arrivals, unit mean service. */
export interface TwoChoicesWait {
  readonly mean: number;
  readonly probability: number;
  /** scv of the wait given that one waits. */
  readonly conditionalScv: number;
  /** The part of the mean that infinitely many instances would have. */
  readonly meanField: number;
  /** P(at least k present at the instance joined), k = 0, 1, …, for infinitely many. */
  readonly found: readonly number[];
}

/**
 * The shorter of two distinct random queues out of n, each with c servers: the mean field of infinitely many,
 * and what finite n adds from a table of truncated chains, along 1/n beyond it.
 *
 * @param members n ≥ 2; with 2 it is join the shortest
 * @param servers c of each
 * @param utilization ρ in (0, 1)
 * @param idle 1 − ρ
 *
 * Source: Mitzenmacher 2001; Gast & Van Houdt, A refined mean field approximation (2017) for the 1/n term.
 *
 * @example
 * twoChoicesWait(1e9, 1, 0.5, 0.5).probability; // 0.25
 */
export function twoChoicesWait(members: number, servers: number, utilization: number, idle: number): TwoChoicesWait {
  const shares = meanFieldTwoChoices(utilization, servers);
  const found = shares.map((share) => share * share);
  let meanField = 0;
  for (let k = servers; k < found.length; k++) meanField += (found[k] as number) / servers;
  const reached = found[servers] ?? 0;
  // At a low load the shares end before they come to so many: hardly ever are all servers of an instance taken.
  if (reached === 0) return { mean: 0, probability: 0, conditionalScv: 1, meanField: 0, found };
  const at = (n: number): { readonly mean: number; readonly probability: number; readonly scv: number } => {
    const [excess, probability, scv] = excessOf(n, servers, utilization);
    return {
      mean: meanField + Math.max(0, excess) / (n * servers * idle),
      probability: Math.min(1, Math.max(0, reached + probability / n)),
      scv,
    };
  };
  const wanted = at(members);
  return {
    mean: wanted.mean,
    probability: wanted.probability,
    conditionalScv: members <= MOST_MEMBERS ? wanted.scv : scvOfMany(),
    meanField,
    found,
  };

  /** Beyond the table: the field's variance, and that of a common excess scaled as at the table's end. */
  function scvOfMany(): number {
    const last = at(MOST_MEMBERS);
    const field = { mean: meanField / reached, variance: 0 };
    field.variance = scvOfField(found, servers) * field.mean ** 2;
    const lastMean = last.mean / last.probability;
    const lastExcess = excessVariance(lastMean - field.mean, MOST_MEMBERS * servers * idle);
    const mean = wanted.mean / wanted.probability;
    const excess = excessVariance(mean - field.mean, members * servers * idle);
    const factor = lastExcess > 0 ? Math.max(0, last.scv * lastMean ** 2 - field.variance) / lastExcess : 1;
    return (field.variance + factor * excess) / (mean * mean);
  }
}

/** Variance of an excess of the given mean that is exponential with `rate`, and absent often enough to have that mean. */
function excessVariance(mean: number, rate: number): number {
  return mean > 0 ? Math.max(0, (2 * mean) / rate - mean * mean) : 0;
}

/** scv of the wait given that one waits, for infinitely many instances. */
function scvOfField(found: readonly number[], servers: number): number {
  const reached = found[servers] as number;
  let first = 0;
  let second = 0;
  for (let k = servers; k < found.length; k++) {
    first += found[k] as number;
    second += 2 * (k - servers + 1) * (found[k] as number);
  }
  // Stages j: E j = Σ P(≥ j), E j(j+1) = Σ 2j·P(≥ j); the wait is a sum of j exponentials.
  return (second * reached) / (first * first) - 1;
}
