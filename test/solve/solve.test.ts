import { describe, expect, it } from "vitest";
import { percentile } from "../../src/latency/percentile.ts";
import type { Model } from "../../src/model/types.ts";
import type { Law } from "../../src/queueing/law.ts";
import { prepare } from "../../src/solve/prepare.ts";
import { type SolveOptions, solve } from "../../src/solve/solve.ts";
import type { Solution, StationSolution, WorkloadSolution } from "../../src/solve/types.ts";
import { call, exponential, group, model, open, operation, station, use } from "./small-models.ts";

function solved(built: Model, options?: SolveOptions): Solution {
  const ready = prepare(built);
  if ("refusals" in ready) throw new Error(ready.refusals.map((one) => one.message).join());
  return solve(ready, options);
}

const one = (solution: Solution): WorkloadSolution => solution.workloads[0] as WorkloadSolution;
const at = (solution: Solution, s: number): StationSolution => solution.stations[s] as StationSolution;

/** Stations in a row, each used once. */
function tandem(
  rate: number,
  row: readonly { mean: number; servers: number; law?: Law; room?: number }[],
  scv = 1,
): Model {
  return model({
    stations: row.map(({ servers, room }, s) => station(`s${s}`, s, servers, { waitingRoom: room ?? null })),
    operations: [
      operation(
        "path",
        row.map(({ mean, law }, s) => use(s, law ?? exponential(mean))),
      ),
    ],
    workloads: [open("w", 0, rate, scv)],
  });
}

describe("a product-form network", () => {
  it("has the published figures of Lazowska's CPU and two disks (1984, p. 113)", () => {
    const built = model({
      stations: [station("cpu", 0, 1), station("disk1", 1, 1), station("disk2", 2, 1)],
      operations: [
        operation("job", [
          call(1, { times: { kind: "exact", count: 121 } }),
          call(2, { times: { kind: "exact", count: 70 } }),
          call(3, { times: { kind: "exact", count: 50 } }),
        ]),
        operation("cpu", [use(0, exponential(0.005))]),
        operation("disk1", [use(1, exponential(0.03))]),
        operation("disk2", [use(2, exponential(0.027))]),
      ],
      workloads: [open("w", 0, 0.3)],
    });
    const solution = solved(built);
    expect(Math.abs(at(solution, 0).utilization - 0.182)).toBeLessThan(0.001);
    expect(at(solution, 0).throughput).toBeCloseTo(36.3, 9);
    expect(Math.abs((at(solution, 0).queueLength ?? 0) - 0.222)).toBeLessThan(0.001);
    expect(at(solution, 1).utilization).toBeCloseTo(0.63, 9);
    expect(one(solution).meanLatency).toBeCloseTo(
      (121 * 0.005) / (1 - 0.1815) + (70 * 0.03) / (1 - 0.63) + (50 * 0.027) / (1 - 0.405),
      9,
    );
    expect(one(solution).exactness).toBe("exact");
  });

  it("keeps the mean exact through an async loop", () => {
    const built = model({
      stations: [station("a", 0, 1)],
      operations: [operation("a", [use(0, exponential(0.01)), call(0, { waited: false, share: 0.5 })])],
      workloads: [open("w", 0, 40)],
    });
    // 40/s come back half of the time: 80/s at 10 ms.
    expect(at(solved(built), 0).utilization).toBeCloseTo(0.8, 9);
    expect(one(solved(built)).meanLatency).toBeCloseTo(0.05, 9);
  });
});

describe("M/M/1 queues in a row", () => {
  it("have the percentiles of the exact hypoexponential law, whatever scales meet", () => {
    // Stays are exponential and independent (Reich 1957): rates μ − λ.
    const rows = [
      [0.0001, 1],
      [0.001, 0.003],
      [0.00005, 0.02, 5],
    ];
    for (const means of rows) {
      const rate = 0.7 / Math.max(...means);
      const solution = solved(
        tandem(
          rate,
          means.map((mean) => ({ mean, servers: 1 })),
        ),
      );
      const rates = means.map((mean) => 1 / mean - rate);
      const tail = (t: number) =>
        rates.reduce(
          (sum, r, i) =>
            sum + Math.exp(-r * t) * rates.reduce((product, q, j) => (i === j ? product : (product * q) / (q - r)), 1),
          0,
        );
      const latency = one(solution).latency;
      if (latency === null) throw new Error("no latency");
      for (const p of [0.5, 0.9, 0.99, 0.999]) {
        expect(Math.abs(tail(percentile(latency, p)) / (1 - p) - 1)).toBeLessThan(0.01);
      }
      expect(one(solution).meanLatency).toBeCloseTo(
        rates.reduce((sum, r) => sum + 1 / r, 0),
        9,
      );
      expect(one(solution).percentileExactness).toBe("numerically-exact");
    }
  });
});

describe("a saturated station", () => {
  const solution = solved(
    tandem(100, [
      { mean: 0.004, servers: 1 },
      { mean: 0.02, servers: 1 },
      { mean: 0.01, servers: 1 },
    ]),
  );

  it("is a value: offered above 1, carried its capacity, no latency", () => {
    expect(at(solution, 1).saturated).toBe(true);
    expect(at(solution, 1).offeredUtilization).toBeCloseTo(2, 12);
    expect(at(solution, 1).utilization).toBe(1);
    expect(at(solution, 1).throughput).toBeCloseTo(50, 9);
    expect(at(solution, 1).responseTime).toBeNull();
    expect(one(solution).saturated).toBe(true);
    expect(one(solution).meanLatency).toBeNull();
    expect(one(solution).saturatedBy).toEqual([1]);
    expect(one(solution).throughput).toBeCloseTo(50, 9);
    expect(one(solution).errorRatio).toBe(0);
  });

  it("shields what lies behind, which keeps its own saturation factor", () => {
    expect(at(solution, 2).arrivalRate).toBeCloseTo(50, 9);
    expect(at(solution, 2).utilization).toBeCloseTo(0.5, 9);
    expect(at(solution, 2).saturationFactor).toBeCloseTo(1, 9);
    expect(at(solution, 1).saturationFactor).toBeCloseTo(0.5, 9);
  });

  it("is passed over once it is mended", () => {
    const mended = solved(
      tandem(90, [
        { mean: 0.02, servers: 1 },
        { mean: 0.01, servers: 1 },
      ]),
      { mended: new Set([0]) },
    );
    expect(one(mended).meanLatency).toBeCloseTo(0.02 + 0.1, 9);
  });
});

describe("finite room", () => {
  it("loses M/M/1/K's share, which is the error ratio, and thins what comes behind", () => {
    const rho = 0.8;
    const room = 3; // K = 4
    const loss = ((1 - rho) * rho ** 4) / (1 - rho ** 5);
    const solution = solved(
      tandem(80, [
        { mean: 0.01, servers: 1, room },
        { mean: 0.001, servers: 1 },
      ]),
    );
    expect(at(solution, 0).lossProbability).toBeCloseTo(loss, 12);
    expect(one(solution).errorRatio).toBeCloseTo(loss, 12);
    expect(at(solution, 1).arrivalRate).toBeCloseTo(80 * (1 - loss), 9);
    const p = [0, 1, 2, 3, 4].map((n) => ((1 - rho) * rho ** n) / (1 - rho ** 5));
    const present = p.reduce((sum, q, n) => sum + n * q, 0);
    expect(at(solution, 0).queueLength).toBeCloseTo(present, 9);
  });

  it("never saturates", () => {
    const solution = solved(tandem(500, [{ mean: 0.01, servers: 1, room: 10 }]));
    expect(one(solution).saturated).toBe(false);
    expect(one(solution).throughput).toBeCloseTo(100, 3);
    expect(at(solution, 0).utilization).toBeLessThanOrEqual(1);
  });
});

describe("variability", () => {
  it("of a workload's own bursts reaches the first station whole", () => {
    const solution = solved(tandem(70, [{ mean: 0.01, servers: 1 }], 4));
    expect(at(solution, 0).arrivalScv).toBe(4);
    expect(one(solution).exactness).not.toBe("approximate");
  });

  it("is halved by a fair split, as p·c² + 1 − p", () => {
    const built = model({
      stations: [station("a", 0, 1), station("b", 1, 1)],
      operations: [
        operation("front", [
          {
            kind: "choice",
            branches: [
              { share: 0.5, steps: [call(1)] },
              { share: 0.5, steps: [call(2)] },
            ],
          },
        ]),
        operation("a", [use(0, exponential(0.001))]),
        operation("b", [use(1, exponential(0.001))]),
      ],
      workloads: [open("w", 0, 100, 5)],
    });
    const solution = solved(built);
    expect(at(solution, 0).arrivalScv).toBeCloseTo(3, 9);
    expect(at(solution, 0).exactness).toBe("approximate");
  });

  it("of a service is folded over visits in a row", () => {
    // Six visits of scv 0.25 in a row: one arrival, and no burst of six.
    const erlang: Law = { kind: "erlang", mean: 0.002, stages: 4 };
    const built = model({
      stations: [station("db", 0, 1)],
      operations: [
        operation("front", [call(1, { times: { kind: "exact", count: 6 } })]),
        operation("db", [use(0, erlang)]),
      ],
      workloads: [open("w", 0, 60)],
    });
    const solution = solved(built);
    expect(at(solution, 0).arrivalScv).toBeCloseTo(1, 9);
    expect(at(solution, 0).arrivalRate).toBeCloseTo(360, 9);
    expect(at(solution, 0).waitTime).toBeLessThan((0.72 / 0.28) * 0.002);
    expect(one(solution).meanLatency).toBeCloseTo(6 * (at(solution, 0).responseTime ?? 0), 9);
  });
});

describe("several queues", () => {
  it("chosen at random are queues of their own, with one central queue they are M/M/c", () => {
    const members = (balancing: "random" | "central") =>
      at(
        solved(
          model({
            stations: [station("web", 0, 1)],
            groups: [group("web", 4, balancing)],
            operations: [operation("web", [use(0, exponential(0.01))])],
            workloads: [open("w", 0, 320)],
          }),
        ),
        0,
      ).waitTime as number;
    expect(members("random")).toBeCloseTo((0.8 / 0.2) * 0.01, 9);
    // Erlang C(4, 3.2) = 0.5964…
    expect(members("central")).toBeCloseTo((0.59643 / (400 - 320)) * 1, 5);
  });
});

describe("machines with work of their own", () => {
  it("are as busy as it and the requests make them, and saturate when both take all", () => {
    // 20 % background leaves 0.8 of a server: 40/s of 10 ms, which there take 12.5 ms, fill half of it.
    const solution = solved(
      model({
        stations: [station("db", 0, 1, { background: 0.2 })],
        operations: [operation("db", [use(0, exponential(0.0125))])],
        workloads: [open("w", 0, 40)],
      }),
    );
    expect(at(solution, 0).utilization).toBeCloseTo(0.2 + 40 * 0.01, 12);
    expect(at(solution, 0).saturationFactor).toBeCloseTo(2, 12);
  });
});

describe("replicas of shards", () => {
  it("are balanced within the shard to which the key sends", () => {
    const replicas = (members: number, partitions: number, rate: number) =>
      at(
        solved(
          model({
            stations: [station("db", 0, 1)],
            groups: [{ ...group("db", members, "round-robin"), partitions }],
            operations: [operation("db", [use(0, exponential(0.01))])],
            workloads: [open("w", 0, rate)],
          }),
        ),
        0,
      );
    // Three shards of two replicas at 3λ are each one shard of two at λ.
    const one = replicas(2, 1, 120);
    const three = replicas(6, 3, 360);
    expect(three.waitTime).toBeCloseTo(one.waitTime as number, 12);
    expect(three.throughput).toBeCloseTo(360, 9);
    expect(three.utilization).toBeCloseTo(one.utilization, 12);
  });
});

describe("a fork over shards fed by one stream", () => {
  const scatter = (members: number) =>
    solved(
      model({
        stations: [station("shards", 0, 1)],
        groups: [group("shards", members, "random")],
        operations: [
          operation("p", [call(1, { select: { kind: "distinct", count: members } })]),
          operation("leg", [use(0, exponential(0.01))]),
        ],
        workloads: [open("w", 0, 70)],
      }),
    );

  it("of two has the exact mean (12 − ρ)/8 · R of Flatto and Hahn", () => {
    expect((one(scatter(2)).meanLatency ?? 0) / (((12 - 0.7) / 8) * (0.01 / 0.3))).toBeCloseTo(1, 2);
  });

  it("of sixteen meets the simulated mean and p99, where independence is 21 % over", () => {
    // Simulated to ±0.35 % and ±1.1 %: case fanout-16-exp of the project's reference networks.
    const { meanLatency, latency } = one(scatter(16));
    expect(Math.abs((meanLatency ?? 0) / 0.0929469 - 1)).toBeLessThan(0.015);
    expect(Math.abs((latency === null ? 0 : percentile(latency, 0.99)) / 0.242207 - 1)).toBeLessThan(0.015);
  });
});

describe("where time goes", () => {
  it("adds up to the mean", () => {
    const built = model({
      stations: [station("a", 0, 2), station("b", 1, 1), station("c", 2, 1)],
      operations: [
        operation("front", [
          use(0, exponential(0.01)),
          {
            kind: "parallel",
            branches: [[call(1)], [call(2, { times: { kind: "mean", mean: 1.5 } })]],
            need: 2,
            cancel: false,
          },
          { kind: "delay", time: { kind: "constant", mean: 0.003 } },
        ]),
        operation("b", [use(1, exponential(0.005))]),
        operation("c", [use(2, exponential(0.004))]),
      ],
      workloads: [open("w", 0, 100)],
    });
    const solution = solved(built, { places: true });
    const { places, meanLatency } = one(solution);
    expect(places.reduce((sum, place) => sum + place.residenceTime, 0)).toBeCloseTo(meanLatency as number, 9);
    expect(places.map((place) => place.place).sort()).toEqual(["a", "b", "c", "front"]);
  });
});
