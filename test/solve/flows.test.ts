import { describe, expect, it } from "vitest";
import type { Call, Model, Step } from "../../src/model/types.ts";
import { flowsOf } from "../../src/solve/flows.ts";
import { type Prepared, prepare } from "../../src/solve/prepare.ts";
import { call, exponential, model, open, operation, station, use } from "./small-models.ts";

const S = exponential(0.001);

function prepared(built: Model): Prepared {
  const made = prepare(built);
  if ("refusals" in made) throw new Error(made.refusals.map((one) => one.message).join());
  return made;
}

function flows(built: Model, passed: Record<number, number> = {}) {
  const ready = prepared(built);
  const rates = built.workloads.map((w) => (w.load.kind === "open" ? w.load.arrivalRate : 0));
  return flowsOf(ready, rates, {
    passed: Float64Array.from(built.stations, (_, s) => passed[s] ?? 1),
    hitRatios: Float64Array.from(built.caches, (cache) => (cache.hit.kind === "given" ? cache.hit.ratio : 0)),
  });
}

/** A front station that makes one call to a back station. */
function pair(made: Partial<Call>, after: readonly Step[] = []): Model {
  return model({
    stations: [station("front", 0, 1), station("back", 1, 1)],
    operations: [operation("front", [use(0, S), call(1, made), ...after]), operation("back", [use(1, S)])],
    workloads: [open("w", 0, 10)],
  });
}

describe("flows", () => {
  it("multiply share and times", () => {
    const { operations } = flows(pair({ share: 0.3, times: { kind: "exact", count: 4 } }));
    expect(operations[1]).toBeCloseTo(10 * 0.3 * 4, 12);
  });

  it("take a fractional count at its mean", () => {
    expect(flows(pair({ times: { kind: "mean", mean: 2.3 } })).operations[1]).toBeCloseTo(23, 12);
  });

  it("split a choice by its shares and let the rest pass", () => {
    const built = model({
      stations: [station("front", 0, 1), station("a", 1, 1), station("b", 2, 1), station("c", 3, 1)],
      operations: [
        operation("front", [
          use(0, S),
          {
            kind: "choice",
            branches: [
              { share: 0.5, steps: [call(1)] },
              { share: 0.2, steps: [call(2)] },
            ],
          },
          call(3),
        ]),
        operation("a", [use(1, S)]),
        operation("b", [use(2, S)]),
        operation("c", [use(3, S)]),
      ],
      workloads: [open("w", 0, 10)],
    });
    expect([...flows(built).operations]).toEqual([10, 5, 2, 10]);
  });

  it("send misses on and count what is sent un-waited", () => {
    const built = model({
      stations: [station("front", 0, 1), station("db", 1, 1), station("log", 2, 1)],
      caches: [{ id: "c", tier: "c", hit: { kind: "given", ratio: 0.9 } }],
      operations: [
        operation("front", [
          use(0, S),
          { kind: "lookup", cache: 0, hit: [], miss: [call(1)] },
          call(2, { waited: false, times: { kind: "exact", count: 2 } }),
        ]),
        operation("db", [use(1, S)]),
        operation("log", [use(2, S)]),
      ],
      workloads: [open("w", 0, 10)],
    });
    const { operations } = flows(built);
    expect(operations[1]).toBeCloseTo(1, 12);
    expect(operations[2]).toBeCloseTo(20, 12);
  });

  it("make a call for the workloads that it names only", () => {
    const built = model({
      stations: [station("front", 0, 1), station("back", 1, 1)],
      operations: [operation("front", [use(0, S), call(1, { only: [1] })]), operation("back", [use(1, S)])],
      workloads: [open("a", 0, 10), open("b", 0, 3)],
    });
    expect([...flows(built).operations]).toEqual([13, 3]);
  });

  it("sum an async loop to λ/(1 − gain)", () => {
    const built = model({
      stations: [station("a", 0, 1), station("b", 1, 1)],
      operations: [
        operation("a", [use(0, S), call(1, { waited: false })]),
        operation("b", [use(1, S), call(0, { waited: false, share: 0.75 })]),
      ],
      workloads: [open("w", 0, 10)],
    });
    const { operations, converged } = flows(built);
    expect(converged).toBe(true);
    expect(operations[0]).toBeCloseTo(40, 9);
    expect(operations[1]).toBeCloseTo(40, 9);
  });

  it("let later steps see only what a station passes on", () => {
    const built = pair({}, [call(1)]);
    const { operations, success } = flows(built, { 0: 0.5 });
    expect(operations[1]).toBeCloseTo(10, 12); // 5 that pass, twice
    expect(success[0]).toBeCloseTo(0.5, 12);
  });

  it("stop a row of calls at the first that fails", () => {
    const built = pair({ times: { kind: "exact", count: 3 } });
    const { operations, success } = flows(built, { 1: 0.8 });
    expect(operations[1]).toBeCloseTo(10 * (1 + 0.8 + 0.64), 12);
    expect(success[0]).toBeCloseTo(0.8 ** 3, 12);
  });

  it("let siblings of a failed parallel branch go on, and count k of n", () => {
    const built = model({
      stations: [0, 1, 2, 3].map((s) => station(`s${s}`, s, 1)),
      operations: [
        operation("front", [{ kind: "parallel", branches: [[call(1)], [call(2)], [call(3)]], need: 2, cancel: false }]),
        ...[1, 2, 3].map((s) => operation(`s${s}`, [use(s, S)])),
      ],
      workloads: [open("w", 0, 10)],
    });
    const { operations, success } = flows(built, { 1: 0.5, 2: 0.5, 3: 0.5 });
    expect([...operations]).toEqual([10, 10, 10, 10]);
    expect(success[0]).toBeCloseTo(0.5, 12);
  });

  it("walk a chain of 20,000 calls without a stack", () => {
    const n = 20_000;
    const built = model({
      stations: [station("s", 0, 1)],
      operations: Array.from({ length: n }, (_, k) => operation(`o${k}`, k + 1 < n ? [call(k + 1)] : [use(0, S)])),
      workloads: [open("w", 0, 10)],
    });
    expect(flows(built).operations[n - 1]).toBe(10);
  });
});
