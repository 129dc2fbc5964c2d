import { twoChoicesMembers, twoChoicesServers, twoChoicesUtilizations } from "./balanced-grid.ts";
import { twoChoicesExcess } from "./generated/two-choices.ts";
import { type Stencil, stencilAt } from "./lagrange.ts";
import { meanFieldTwoChoices } from "./mean-field-two-choices.ts";

const serverNodes = twoChoicesServers.map(Math.log2);
/** At ρ = 1 the queues act as one whatever n is: the excess is that of the central queue. */
const limit = { mean: 1, probability: 0 };
const utilizationNodes = [...twoChoicesUtilizations, 1];

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

/** What finite n adds: to the mean wait (in services) times nc(1 − ρ), and to P(wait) times n. */
function excessOf(members: number, servers: number, utilization: number): { mean: number; probability: number } {
  const along = membersStencil(members);
  const across = stencilAt(serverNodes, Math.log2(servers));
  const over = stencilAt(utilizationNodes, utilization);
  const sum = { mean: 0, probability: 0 };
  across.weights.forEach((outer, i) => {
    along.weights.forEach((middle, j) => {
      over.weights.forEach((inner, k) => {
        const column = over.first + k;
        const weight = outer * middle * inner;
        if (column === utilizationNodes.length - 1) {
          sum.mean += weight * limit.mean;
          sum.probability += weight * limit.probability;
          return;
        }
        const row = (across.first + i) * twoChoicesMembers.length + along.first + j;
        const position = 2 * (row * twoChoicesUtilizations.length + column);
        sum.mean += weight * (twoChoicesExcess[position] as number);
        sum.probability += weight * (twoChoicesExcess[position + 1] as number);
      });
    });
  });
  return sum;
}

/** Exponential service, Poisson arrivals, unit mean service. */
export interface TwoChoicesWait {
  readonly mean: number;
  readonly probability: number;
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
  const excess = excessOf(members, servers, utilization);
  return {
    mean: meanField + Math.max(0, excess.mean) / (members * servers * idle),
    probability: Math.min(1, Math.max(0, (found[servers] as number) + excess.probability / members)),
    meanField,
    found,
  };
}
