import { describe, expect, it } from "vitest";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { solveStation } from "../../src/queueing/station.ts";
import type { StationResult } from "../../src/queueing/station-result.ts";
import reference from "../reference/stations.json" with { type: "json" };
import { responseTail } from "./response-tail.ts";

interface Row {
  readonly servers: number;
  readonly utilization: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
  readonly shape?: string;
  readonly meanWait: number;
  readonly waitProbability: number;
  readonly wait: readonly number[];
  readonly response: readonly number[];
  readonly halfWidth?: {
    readonly meanWait: number;
    readonly waitProbability: number;
    readonly response: readonly number[];
    readonly wait: readonly number[];
  };
}

const rows = reference.stations as readonly Row[];
const levels = [0.5, 0.9, 0.95, 0.99, 0.999];

function lawOf(row: Row) {
  return row.shape === "lognormal" ? lawFromMoments(1, row.serviceScv, "lognormal") : lawFromMoments(1, row.serviceScv);
}

function solve(row: Row, effort: "fast" | "exact" = "exact"): StationResult {
  return solveStation({
    arrivalRate: row.servers * row.utilization,
    arrivalScv: row.arrivalScv,
    service: lawOf(row),
    servers: row.servers,
    discipline: "fcfs",
    effort,
  });
}

/** Where an exact solution is promised. */
function isInReach(row: Row): boolean {
  if (row.shape === "lognormal") return row.servers === 1 && row.arrivalScv === 1;
  if (row.serviceScv === 0 || row.serviceScv === 1) return true;
  return row.serviceScv < 0.5 ? row.servers <= 4 : row.servers <= 32;
}

/** Relative to the truth or to 1 % of a service, beyond twice the half-width of a simulated truth. */
function waitError(row: Row, result: StationResult): number {
  const allowed = 2 * (row.halfWidth?.meanWait ?? 0);
  const off = Math.abs((result.wait?.mean ?? Number.NaN) - row.meanWait);
  return Math.max(0, off - allowed) / Math.max(row.meanWait, 0.01);
}

/** The relative error of the percentile at a level, by bisection on the response's tail. */
function percentileError(row: Row, result: StationResult, index: number): number {
  const { wait } = result;
  if (wait === null) return Number.POSITIVE_INFINITY;
  const truth = row.response[index] as number;
  const left = 1 - (levels[index] as number);
  let low = 0;
  let high = 3 * truth;
  for (let i = 0; i < 30; i++) {
    const middle = 0.5 * (low + high);
    if (responseTail(wait, lawOf(row), middle) > left) low = middle;
    else high = middle;
  }
  return Math.max(0, Math.abs(low - truth) - 2 * (row.halfWidth?.response[index] ?? 0)) / truth;
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function quantile(values: readonly number[], q: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(q * all.length))] as number;
}

describe("stations in exact reach", () => {
  const inReach = rows.filter(isInReach);

  it("have the exact mean wait and P(wait) to 0.01 %", () => {
    expect(inReach.length).toBeGreaterThan(200);
    for (const row of inReach) {
      const result = solve(row);
      expect(waitError(row, result)).toBeLessThan(1e-4);
      const off = Math.abs(result.waitProbability - row.waitProbability) - 2 * (row.halfWidth?.waitProbability ?? 0);
      expect(off / Math.max(row.waitProbability, 0.01)).toBeLessThan(1e-4);
      expect(result.exactness).not.toBe("approximate");
    }
  });

  it("have the exact tail of the wait at its percentiles to 0.1 %", () => {
    for (const row of inReach) {
      const { wait } = solve(row);
      row.wait.forEach((t, i) => {
        if (!(t > 0.001)) return;
        const left = 1 - (levels[i] as number);
        const slack = 1e-3 * Math.max(t, 0.01) + 2 * (row.halfWidth?.wait[i] ?? 0);
        expect(wait?.tail(Math.max(0, t - slack))).toBeGreaterThanOrEqual(left * (1 - 1e-6));
        expect(wait?.tail(t + slack)).toBeLessThanOrEqual(left * (1 + 1e-6));
      });
    }
  });

  it("have the exact p50 to p99.9 of the response to 0.1 %", () => {
    for (const row of inReach) {
      const { wait } = solve(row);
      if (wait === null) throw new Error("saturated");
      row.response.forEach((truth, i) => {
        const slack = 1e-3 * truth + 2 * (row.halfWidth?.response[i] ?? 0);
        const left = 1 - (levels[i] as number);
        expect(responseTail(wait, lawOf(row), truth - slack)).toBeGreaterThan(left);
        expect(responseTail(wait, lawOf(row), truth + slack)).toBeLessThan(left);
      });
    }
  }, 120_000);
});

describe("stations beyond exact reach", () => {
  const beyond = rows.filter((row) => !isInReach(row));

  it("have the mean wait to 0.2 % in the median, 3 % in nine of ten cases, 6 % at worst", () => {
    const errors = beyond.map((row) => waitError(row, solve(row)));
    expect(errors.length).toBeGreaterThan(50);
    expect(quantile(errors, 0.5)).toBeLessThan(0.002);
    expect(quantile(errors, 0.9)).toBeLessThan(0.03);
    expect(Math.max(...errors)).toBeLessThan(0.06);
  });

  it("have the p99 of the response to 0.5 %", () => {
    const errors = beyond.map((row) => percentileError(row, solve(row), 3));
    expect(quantile(errors, 0.5)).toBeLessThan(1e-4);
    expect(Math.max(...errors)).toBeLessThan(0.005);
  }, 120_000);
});

describe("the fast way", () => {
  it("has the mean wait to 0.2 % in the median, 2 % in nine of ten cases", () => {
    const errors = rows.filter((row) => row.shape === undefined).map((row) => waitError(row, solve(row, "fast")));
    expect(quantile(errors, 0.5)).toBeLessThan(0.002);
    expect(quantile(errors, 0.9)).toBeLessThan(0.02);
    expect(Math.max(...errors)).toBeLessThan(0.15);
  });
});
