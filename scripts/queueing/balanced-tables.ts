/** The tables behind least-connections and two choices, made from truncated Markov chains. */
import {
  largestShortestBeta,
  shortestMembers,
  shortestServers,
  shortestShares,
  twoChoicesMembers,
  twoChoicesServers,
  twoChoicesUtilizations,
} from "../../src/queueing/balanced-grid.ts";
import { meanFieldTwoChoices } from "../../src/queueing/mean-field-two-choices.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import { shortestQueue } from "./shortest-queue-chain.ts";

/** How far the longest queue may be from the shortest: further ones change no figure by a thousandth. */
function spreadOfShortest(members: number): number {
  return members >= 32 ? 3 : members >= 12 ? 4 : 6;
}

/** Of two choices the longest queue is longer: as long as infinitely many instances would have once in 10⁷/n. */
function spreadOfTwoChoices(members: number, servers: number, utilization: number): number {
  const shares = meanFieldTwoChoices(utilization, servers);
  const longest = shares.findIndex((share) => share * members < 1e-7);
  const least = Math.max(0, shares.findIndex((share) => share < 1 - 0.05 / members) - 1);
  const most = ({ 2: 20, 3: 16, 4: 13, 6: 11, 8: 9 } as Record<number, number>)[members] ?? 8;
  return Math.max(4, Math.min(most, longest - least + 2));
}

/** ln of the mean wait and of P(wait) over those of the central queue. */
export function shortestRatiosAt(members: number, servers: number, share: number): [number, number] {
  const total = members * servers;
  const idle = (share * largestShortestBeta(total)) / Math.sqrt(total);
  if (idle === 0) return [0, 0];
  const solved = shortestQueue(members, servers, 1 - idle, "all", spreadOfShortest(members));
  const central = mmcWait(total * (1 - idle), 1, total, idle);
  return [Math.log(solved.mean / central.mean), Math.log(solved.probability / (1 - central.atZero))];
}

/**
 * What finite n adds to the mean field: to the mean wait times nc(1 − ρ), to P(wait) times n; and the scv of the
 * wait given that one waits.
 */
export function twoChoicesExcessAt(members: number, servers: number, utilization: number): [number, number, number] {
  if (utilization === 0) return [0, 0, 1];
  const solved = shortestQueue(members, servers, utilization, 2, spreadOfTwoChoices(members, servers, utilization));
  const shares = meanFieldTwoChoices(utilization, servers);
  let mean = 0;
  for (let k = servers; k < shares.length; k++) mean += (shares[k] as number) ** 2 / servers;
  const probability = (shares[servers] as number) ** 2;
  return [
    (solved.mean - mean) * members * servers * (1 - utilization),
    (solved.probability - probability) * members,
    solved.conditionalScv,
  ];
}

function rounded(values: readonly number[]): string {
  return JSON.stringify(values.map((value) => Number(value.toPrecision(5))));
}

const note = "/* Made by scripts/queueing-tables.mjs from truncated Markov chains; do not edit. */";

export function leastConnectionsTable(report: (line: string) => void): string {
  const values: number[] = [];
  for (const servers of shortestServers)
    for (const members of shortestMembers) {
      const before = performance.now();
      for (const share of shortestShares) values.push(...shortestRatiosAt(members, servers, share));
      report(`shortest of ${members} with ${servers}: ${Math.round(performance.now() - before)} ms`);
    }
  return `${note}

/** By servers, members, share: ln of mean wait and of P(wait) over those of the central queue. */
export const shortestRatios: readonly number[] = ${rounded(values)};
`;
}

export function twoChoicesTable(report: (line: string) => void): string {
  const values: number[] = [];
  for (const servers of twoChoicesServers)
    for (const members of twoChoicesMembers) {
      const before = performance.now();
      for (const utilization of twoChoicesUtilizations)
        values.push(...twoChoicesExcessAt(members, servers, utilization));
      report(`two of ${members} with ${servers}: ${Math.round(performance.now() - before)} ms`);
    }
  return `${note}

/** By servers, members, utilization: what finite n adds to the mean field's mean wait, times nc(1 − ρ), and to P(wait), times n; then the scv of the wait given that one waits. */
export const twoChoicesExcess: readonly number[] = ${rounded(values)};
`;
}
