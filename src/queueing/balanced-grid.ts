/**
 * The grids of the tables of balanced queues: n like instances of c exponential servers each, Poisson arrivals.
 */

/** n, join the shortest. Larger ones are reached along 1/√n at equal (1 − ρ)√(nc). */
export const shortestMembers = [2, 3, 4, 6, 8, 12, 16, 32] as const;
/** c of each. */
export const shortestServers = [1, 2, 4, 8, 16] as const;
/** (1 − ρ)√(nc) as a share of the largest tabulated. */
export const shortestShares = [0, 0.08, 0.17, 0.3, 0.46, 0.64, 0.82, 1] as const;
/** The largest (1 − ρ)√(nc). */
export function largestShortestBeta(servers: number): number {
  return Math.min(0.97 * Math.sqrt(servers), 2.8);
}

/** n, the shorter of two. Larger ones are reached along 1/n. */
export const twoChoicesMembers = [2, 3, 4, 6, 8] as const;
export const twoChoicesServers = [1, 2, 4, 8] as const;
/** ρ. */
export const twoChoicesUtilizations = [0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97] as const;
