import { describe, expect, it } from "vitest";
import { shortestRatiosAt, twoChoicesExcessAt } from "../../scripts/queueing/balanced-tables.ts";
import { shortestQueue } from "../../scripts/queueing/shortest-queue-chain.ts";
import { waitRatiosAt } from "../../scripts/queueing/wait-ratios.ts";
import {
  shortestMembers,
  shortestServers,
  shortestShares,
  twoChoicesMembers,
  twoChoicesServers,
  twoChoicesUtilizations,
} from "../../src/queueing/balanced-grid.ts";
import { shortestRatios } from "../../src/queueing/generated/least-connections.ts";
import { twoChoicesExcess } from "../../src/queueing/generated/two-choices.ts";
import {
  largestBeta,
  tableArrivalScvs,
  tableServers,
  tableServiceScvs,
  tableShares,
} from "../../src/queueing/wait-ratio-grid.ts";
import { waitRatiosOf } from "../../src/queueing/wait-ratio-table.ts";

describe("the committed tables are what their generators make", () => {
  it("of waits, on a sample of the grid", () => {
    for (const [i, servers] of tableServers.slice(0, 4).entries())
      for (const share of [tableShares[2], tableShares[5], tableShares[8]] as number[]) {
        const arrivalScv = tableArrivalScvs[(3 * i + 2) % tableArrivalScvs.length] as number;
        const serviceScv = tableServiceScvs[(5 * i + 3) % tableServiceScvs.length] as number;
        const idle = (share * largestBeta(servers)) / Math.sqrt(servers);
        const table = waitRatiosOf(servers, idle, arrivalScv, serviceScv);
        const [mean, probability] = waitRatiosAt(servers, share, arrivalScv, serviceScv);
        expect(Math.log(table.mean)).toBeCloseTo(mean, 3);
        expect(Math.log(table.probability)).toBeCloseTo(probability, 3);
      }
  });

  it("of least connections, on a sample of the grid", () => {
    for (const [i, j, k] of [
      [0, 0, 3],
      [0, 3, 5],
      [2, 1, 2],
      [4, 0, 6],
      [1, 2, 4],
    ] as const) {
      const row = i * shortestMembers.length + j;
      const position = 2 * (row * shortestShares.length + k);
      const [mean, probability] = shortestRatiosAt(shortestMembers[j], shortestServers[i], shortestShares[k]);
      expect(shortestRatios[position]).toBeCloseTo(mean, 4);
      expect(shortestRatios[position + 1]).toBeCloseTo(probability, 4);
    }
  });

  it("of two choices, on a sample of the grid", () => {
    for (const [i, j, k] of [
      [0, 0, 4],
      [0, 2, 3],
      [1, 1, 5],
      [3, 0, 6],
    ] as const) {
      const row = i * twoChoicesMembers.length + j;
      const position = 3 * (row * twoChoicesUtilizations.length + k);
      const made = twoChoicesExcessAt(twoChoicesMembers[j], twoChoicesServers[i], twoChoicesUtilizations[k]);
      made.forEach((value, figure) => {
        expect(twoChoicesExcess[position + figure]).toBeCloseTo(value, 4);
      });
    }
  });
});

describe("the chain behind them", () => {
  it("with one choice to make is M/M/1 at random: two of two is the shortest of two", () => {
    const shortest = shortestQueue(2, 1, 0.8, "all", 14);
    const two = shortestQueue(2, 1, 0.8, 2, 14);
    expect(two.mean).toBeCloseTo(shortest.mean, 9);
    // Adan, Wessels & Zijm: two queues at 0.8 hold about 4.75 in all.
    expect(1.6 * (shortest.mean + 1)).toBeCloseTo(4.729, 2);
  });

  it("does not hang on where the spread is cut", () => {
    for (const [members, servers] of [
      [3, 1],
      [4, 8],
    ] as const) {
      const narrow = shortestQueue(members, servers, 0.85, "all", 6);
      const wide = shortestQueue(members, servers, 0.85, "all", 10);
      expect(narrow.mean / wide.mean).toBeCloseTo(1, 3);
    }
  });
});
