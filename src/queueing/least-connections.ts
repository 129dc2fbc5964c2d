import { largestShortestBeta, shortestMembers, shortestServers, shortestShares } from "./balanced-grid.ts";
import { shortestRatios } from "./generated/least-connections.ts";
import { type Stencil, stencilAt } from "./lagrange.ts";

const memberNodes = shortestMembers.map(Math.log2);
const serverNodes = shortestServers.map(Math.log2);

/** Both logarithms at a number of members of the table. */
function atMembers(index: number, servers: Stencil, shares: Stencil): { mean: number; probability: number } {
  let mean = 0;
  let probability = 0;
  servers.weights.forEach((outer, i) => {
    shares.weights.forEach((inner, j) => {
      const row = (servers.first + i) * shortestMembers.length + index;
      const position = 2 * (row * shortestShares.length + shares.first + j);
      mean += outer * inner * (shortestRatios[position] as number);
      probability += outer * inner * (shortestRatios[position + 1] as number);
    });
  });
  return { mean, probability };
}

/**
 * Least connections (join the shortest queue) against one central queue of the same nc servers: the factors on
 * the mean wait and on P(wait), for exponential service and Poisson arrivals, from a table of truncated chains.
 * Above 32 members along 1/√n at equal (1 − ρ)√(nc).
 *
 * @param members n ≥ 2
 * @param servers c of each
 * @param idle 1 − ρ > 0
 *
 * Source of the scaling: Eschenfeldt & Gamarnik, Join the shortest queue with many servers (2018).
 *
 * @example
 * leastConnectionsRatios(2, 1, 1e-14).mean; // 1
 */
export function leastConnectionsRatios(
  members: number,
  servers: number,
  idle: number,
): { readonly mean: number; readonly probability: number } {
  const total = members * servers;
  const shares = stencilAt(shortestShares, (idle * Math.sqrt(total)) / largestShortestBeta(total));
  const along = stencilAt(serverNodes, Math.log2(servers));
  let mean = 0;
  let probability = 0;
  const last = shortestMembers.length - 1;
  const most = shortestMembers[last] as number;
  if (members > most) {
    const near = atMembers(last - 1, along, shares);
    const far = atMembers(last, along, shares);
    const nearPlace = 1 / Math.sqrt(shortestMembers[last - 1] as number);
    const farPlace = 1 / Math.sqrt(most);
    const position = (1 / Math.sqrt(members) - farPlace) / (nearPlace - farPlace);
    mean = far.mean + (near.mean - far.mean) * position;
    probability = far.probability + (near.probability - far.probability) * position;
  } else {
    const stencil = stencilAt(memberNodes, Math.log2(members));
    stencil.weights.forEach((weight, i) => {
      const at = atMembers(stencil.first + i, along, shares);
      mean += weight * at.mean;
      probability += weight * at.probability;
    });
  }
  return { mean: Math.exp(mean), probability: Math.min(1, Math.exp(probability)) };
}
