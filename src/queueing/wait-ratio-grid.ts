/**
 * The grid of the table of waits: for GI/G/c of the two-moment family, the factor on (ca² + cs²)/2 times the
 * M/M/c wait that gives the mean wait, and the factor on Erlang's delay probability. Both are 1 at ρ = 1.
 */

/** c. Larger ones are reached along 1/√c. */
export const tableServers = [1, 2, 4, 8, 16, 32] as const;

/** (1 − ρ)√c as a share of the largest tabulated for this c. */
export const tableShares = [0, 0.04, 0.1, 0.2, 0.32, 0.46, 0.6, 0.74, 0.87, 1] as const;

/** ca². */
export const tableArrivalScvs = [1 / 32, 1 / 8, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 4.5, 10, 25] as const;

/** cs². */
export const tableServiceScvs = [0, 0.25, 0.5, 0.75, 1, 1.5, 2.5, 4.5, 10, 25] as const;

/** The largest (1 − ρ)√c: below this load, or where the wait is a per mille of a service, the ratios are kept. */
export function largestBeta(servers: number): number {
  return Math.min(0.8 * Math.sqrt(servers), 2.8);
}

/** scv 0 to ∞ on 0 to 1, the scale on which the ratios are smooth. */
export function scvCoordinate(scv: number): number {
  return Math.sqrt(scv / (scv + 1));
}
