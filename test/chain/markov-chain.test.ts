import { describe, expect, it } from "vitest";
import { type ChainOptions, type ChainSolution, markovChain } from "../../src/chain/markov-chain.ts";
import { meanOf } from "../../src/latency/moments.ts";
import { percentile } from "../../src/latency/percentile.ts";
import type { Group, Model } from "../../src/model/types.ts";
import { erlangC } from "../../src/queueing/erlang.ts";
import type { Law } from "../../src/queueing/law.ts";
import balancedQueues from "../reference/balanced-queues.json" with { type: "json" };
import forkJoins from "../reference/closed-fork-join.json" with { type: "json" };
import layered from "../reference/layered.json" with { type: "json" };
import { forkJoinModel } from "./fork-join-model.ts";
import { type LayeredInputs, layeredModel } from "./layered-model.ts";
import { type Builder, builder, call, exponential, geometric, hold, reply, use } from "./small-models.ts";

function solved(model: Model, options?: ChainOptions): ChainSolution {
  const solution = markovChain(model, options);
  if (solution.kind === "refused") throw new Error(solution.message);
  return solution;
}

function of(describeModel: (build: Builder) => void): Model {
  const build = builder();
  describeModel(build);
  return build.model();
}

/** Users who think, then ask one station. */
function repairmen(population: number, servers: number, service: Law, thinkTime: Law, settings = {}): Model {
  return of((build) => {
    const station = build.station("repair", servers, settings);
    build.users("machines", build.operation("repair", [use(station, service)]), population, thinkTime);
  });
}

describe("a small closed model as a Markov chain", () => {
  // Zhou's multi-servers in the LQNS corpus, solved as Petri nets: population, servers, X, R; service 1, thinking 5.
  const table = [
    [5, 1, 0.715134, 1.99172],
    [7, 1, 0.879485, 2.95926],
    [8, 2, 1.26705, 1.31393],
    [8, 3, 1.32351, 1.04456],
    [10, 1, 0.981618, 5.18735],
    [10, 3, 1.63916, 1.10076],
    [10, 4, 1.66213, 1.0164],
  ] as const;
  for (const [population, servers, throughput, response] of table) {
    it(`meets machine repairmen solved as Petri nets: ${population} machines, ${servers} repairmen`, () => {
      const { workloads, stations } = solved(repairmen(population, servers, exponential(1), exponential(5)));
      expect(Math.abs((workloads[0]?.throughput ?? 0) / throughput - 1)).toBeLessThan(2e-5);
      expect(Math.abs((workloads[0]?.responseTime ?? 0) / response - 1)).toBeLessThan(2e-5);
      expect(stations[0]?.busy).toBeCloseTo(workloads[0]?.throughput ?? 0, 12);
    });
  }

  it("keeps the order of classes with services of their own: LINE's exact chain of 3 servers, 4 + 2 jobs", () => {
    const model = of((build) => {
      const station = build.station("queue", 3);
      build.users("slow", build.operation("slow", [use(station, 1)]), 4, exponential(1));
      build.users("fast", build.operation("fast", [use(station, 0.1)]), 2, exponential(1));
    });
    const { workloads } = solved(model);
    expect(workloads[0]?.throughput).toBeCloseTo(1.9454556, 6);
    expect(workloads[1]?.throughput).toBeCloseTo(1.6382845, 6);
    expect(workloads[0]?.present).toBeCloseTo(2.0545444, 6);
    expect(workloads[1]?.present).toBeCloseTo(0.36171553, 6);
  });

  it("meets a product-form network: two classes, two servers, sharing and delay (Bolch et al. 1998)", () => {
    const chains = [
      { population: 2, visits: [1, 0.6, 0.4], services: [0.2, 0.4, 1] },
      { population: 1, visits: [1, 0.3, 0.7], services: [0.2, 0.6, 2] },
    ];
    const model = of((build) => {
      const node1 = build.station("node1", 2);
      const node2 = build.station("node2", 1, { discipline: "ps" });
      const node3 = build.station("node3", Number.POSITIVE_INFINITY);
      chains.forEach(({ population, visits, services }, k) => {
        const [s1 = 0, s2 = 0, s3 = 0] = services;
        const branches = [
          { share: visits[1] ?? 0, steps: [use(node2, s2)] },
          { share: visits[2] ?? 0, steps: [use(node3, s3)] },
        ];
        build.users(
          `class${k}`,
          build.operation(`round${k}`, [use(node1, s1), { kind: "choice", branches }]),
          population,
        );
      });
    });
    const { workloads, stations } = solved(model);
    expect(workloads[0]?.throughput).toBeCloseTo(2.113, 3);
    expect(workloads[1]?.throughput).toBeCloseTo(0.524, 3);
    const present = stations.map(({ busy, waiting }) => busy + waiting);
    [0.428 + 0.108, 0.726 + 0.158, 0.845 + 0.734].forEach((total, s) => {
      expect(present[s]).toBeCloseTo(total, 2);
    });
  });
});

describe("layered models", () => {
  for (const { id, kind, inputs, expected, tolerance } of layered) {
    if (id === "lqn-95-async-inf" || /0[78]$/.test(id)) continue;
    it(`meets ${id}${kind === "exact-gspn" ? ", solved as a Petri net" : ", simulated"}`, () => {
      const model = layeredModel(inputs as LayeredInputs);
      const { workloads } = solved(model);
      const truths: Readonly<Record<string, number | undefined>> =
        expected.throughput ?? (expected.taskThroughput as unknown as Record<string, number>);
      model.workloads.forEach((workload, w) => {
        const task = (inputs as LayeredInputs).entries[workload.id]?.task as string;
        const truth = truths[workload.id] ?? truths[task] ?? Number.NaN;
        expect(Math.abs((workloads[w]?.throughput ?? Number.NaN) / truth - 1)).toBeLessThan(tolerance.rel);
      });
    });
  }

  it("lets a caller go on after the answer, while the thread is still held: two servers in turn give 0.4", () => {
    const model = of((build) => {
      const thread = build.station("thread", 1);
      const cores = build.station("cores", 1);
      const server = build.operation("server", [hold(thread, use(cores, 1), reply, use(cores, 1))]);
      const work = build.station("work", Number.POSITIVE_INFINITY);
      build.users("client", build.operation("client", [use(work, 1), call(server)]), 1);
    });
    // A round is a second of work, the rest of a second phase with probability 1/2, and a first phase: 1/2.5.
    expect(solved(model).workloads[0]?.throughput).toBeCloseTo(0.4, 12);
  });
});

describe("fork and join in closed models", () => {
  for (const { id, inputs, expected } of forkJoins) {
    if (inputs.population > 1) continue;
    it(`meets the Petri net of ${id}`, () => {
      const { workloads } = solved(forkJoinModel(inputs));
      expect(Math.abs((workloads[0]?.throughput ?? Number.NaN) / expected.throughput - 1)).toBeLessThan(3e-4);
    });
  }

  it("is the maximum of the branches where nobody queues", () => {
    const model = of((build) => {
      const delay = build.station("delay", Number.POSITIVE_INFINITY);
      const branches = [1, 2, 4].map((mean) => [use(delay, mean)]);
      build.users(
        "w",
        build.operation("all", [{ kind: "parallel", branches, need: 3, cancel: false }]),
        1,
        exponential(1),
      );
    });
    // Inclusion and exclusion on the rates 1, 1/2, 1/4.
    const maximum = 1 + 2 + 4 - 1 / 1.5 - 1 / 1.25 - 1 / 0.75 + 1 / 1.75;
    expect(solved(model).workloads[0]?.responseTime).toBeCloseTo(maximum, 12);
  });

  it("goes on when enough have answered, and the losers keep their servers", () => {
    const model = of((build) => {
      const a = build.station("a", Number.POSITIVE_INFINITY);
      const branches = [1, 1, 1].map((mean) => [use(a, mean)]);
      build.users(
        "w",
        build.operation("two", [{ kind: "parallel", branches, need: 2, cancel: false }]),
        1,
        exponential(1),
      );
    });
    const { workloads, stations } = solved(model);
    expect(workloads[0]?.responseTime).toBeCloseTo(1 / 3 + 1 / 2, 10);
    expect(stations[0]?.busy).toBeCloseTo(3 * (workloads[0]?.throughput ?? 0), 8);
  });
});

describe("the law of a user's response", () => {
  it("is a mixture of Erlangs at a single server, as many find as many before them", () => {
    const { response, workloads } = solved(repairmen(5, 1, exponential(1), exponential(5)));
    const latency = response(0);
    if (latency === null) throw new Error("no law");
    // On arrival a user finds the system of the other four (Sevcik & Mitrani 1981): weights 4!/(4 − n)! · (1/5)ⁿ.
    const weights = [0, 1, 2, 3, 4].map((n) => ([1, 4, 12, 24, 24][n] as number) * 0.2 ** n);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const tail = (t: number) => {
      let sum = 0;
      weights.forEach((weight, n) => {
        for (let k = 0, term = Math.exp(-t); k <= n; k++, term *= t / k) sum += (weight / total) * term;
      });
      return sum;
    };
    expect(meanOf(latency)).toBeCloseTo(workloads[0]?.responseTime ?? 0, 9);
    for (const level of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      // The law is held on a grid, good to a thousandth.
      expect(tail(percentile(latency, level) * 0.999)).toBeGreaterThan(1 - level);
      expect(tail(percentile(latency, level) * 1.001)).toBeLessThan(1 - level);
    }
  });

  it("has the mean that Little's law gives, with slots, branches and two classes", () => {
    const model = of((build) => {
      const threads = build.station("threads", 2);
      const cores = build.station("cores", 1);
      const branches = [[use(cores, 0.1)], [use(cores, 0.2)]];
      build.users(
        "a",
        build.operation("a", [hold(threads, { kind: "parallel", branches, need: 2, cancel: false })]),
        2,
        exponential(1),
      );
      build.users(
        "b",
        build.operation("b", [hold(threads, use(cores, 0.3)), reply, use(cores, 0.01)]),
        2,
        exponential(0),
      );
    });
    const { response, workloads } = solved(model);
    for (const w of [0, 1]) {
      const latency = response(w);
      if (latency === null) throw new Error("no law");
      expect(meanOf(latency)).toBeCloseTo(workloads[w]?.responseTime ?? 0, 7);
    }
  });
});

describe("what a chain reduces to", () => {
  it("is M/M/c for an open workload", () => {
    const model = of((build) => {
      build.requests("w", build.operation("o", [use(build.station("s", 2), 1)]), 1.4);
    });
    const { workloads, stations } = solved(model);
    const waits = erlangC(2, 1.4);
    expect(stations[0]?.waitProbability).toBeCloseTo(waits, 8);
    expect(stations[0]?.waitTime).toBeCloseTo(waits / (2 - 1.4), 8);
    expect(workloads[0]?.throughput).toBeCloseTo(1.4, 8);
  });

  it("does not see a pool with a slot for everybody", () => {
    const withPool = (slots: number) =>
      of((build) => {
        const cores = build.station("cores", 2);
        const pool = build.station("pool", slots);
        build.users("w", build.operation("o", [hold(pool, use(cores, 1))]), 5, exponential(3));
      });
    const free = solved(withPool(Number.POSITIVE_INFINITY)).workloads[0]?.throughput ?? 0;
    expect(solved(withPool(5)).workloads[0]?.throughput).toBeCloseTo(free, 12);
    expect(solved(withPool(1)).workloads[0]?.throughput).toBeLessThan(free);
  });

  it("is the queue of the pool where one slot holds what is inside", () => {
    // One slot over two services: a single server with their sum, an Erlang.
    const outer = of((build) => {
      const inner = build.station("inner", 4);
      const pool = build.station("pool", 1);
      build.users("w", build.operation("o", [hold(pool, use(inner, 0.5), use(inner, 0.5))]), 4, exponential(2));
    });
    const erlang = repairmen(4, 1, { kind: "erlang", mean: 1, stages: 2 }, exponential(2));
    const slots = solved(outer);
    const server = solved(erlang);
    expect(slots.workloads[0]?.responseTime).toBeCloseTo(server.workloads[0]?.responseTime ?? 0, 12);
    expect(slots.stations[1]?.waitTime).toBeCloseTo(server.stations[0]?.waitTime ?? 0, 12);
  });

  it("does not see the law of a service where the servers are shared", () => {
    const law: Law = {
      kind: "hyperexponential",
      branches: [
        { probability: 0.1, mean: 5 },
        { probability: 0.9, mean: 5 / 9 },
      ],
    };
    const settings = { discipline: "ps" as const };
    const plain = solved(repairmen(6, 2, exponential(1), exponential(4), settings));
    expect(solved(repairmen(6, 2, law, exponential(4), settings)).workloads[0]?.responseTime).toBeCloseTo(
      plain.workloads[0]?.responseTime ?? 0,
      10,
    );
  });

  it("counts geometric calls as their mean, whatever holds them", () => {
    const model = of((build) => {
      const station = build.station("s", 1);
      const inner = build.operation("inner", [use(station, 0.1)]);
      build.users("w", build.operation("outer", [call(inner, { times: geometric(2.5) })]), 3, exponential(1));
    });
    const { workloads, stations } = solved(model);
    expect((stations[0]?.arrivalRate ?? 0) / (workloads[0]?.throughput ?? 1)).toBeCloseTo(2.5, 10);
  });

  it("obeys Little's law from separately counted sides", () => {
    const { workloads, stations } = solved(
      of((build) => {
        const threads = build.station("threads", 2);
        const cores = build.station("cores", 1);
        const db = build.station("db", 1);
        build.users("w", build.operation("o", [hold(threads, use(cores, 0.3), use(db, 0.5))]), 4, exponential(1));
      }),
    );
    const [one] = workloads;
    expect((one?.throughput ?? 0) * ((one?.responseTime ?? 0) + 1)).toBeCloseTo(4, 10);
    for (const { arrivalRate, waiting, waitTime } of stations) expect(arrivalRate * waitTime).toBeCloseTo(waiting, 10);
    expect(stations[1]?.busy).toBeCloseTo((one?.throughput ?? 0) * 0.3, 10);
  });
});

describe("members with queues of their own", () => {
  const balanced = (balancing: Group["balancing"], members: number, load: number): Model =>
    of((build) => {
      const station = build.station("s", 1, {}, { balancing, members });
      build.requests("w", build.operation("o", [use(station, 1)]), load * members);
    });

  it("chosen in turn see every n-th arrival: two of them are E2/M/1", () => {
    // σ = (2λ/(2λ + 1 − σ))² of E2/M/1 with λ = 1/2, service 1.
    let sigma = 0.5;
    for (let k = 0; k < 500; k++) sigma = (1 / (1 + 1 - sigma)) ** 2;
    expect(solved(balanced("round-robin", 2, 0.5)).workloads[0]?.responseTime).toBeCloseTo(1 / (1 - sigma), 6);
  });

  it("chosen at random are queues by themselves", () => {
    expect(solved(balanced("random", 2, 0.4)).workloads[0]?.responseTime).toBeCloseTo(1 / 0.6, 6);
  });

  it("the better of two that there are is the shorter queue: as simulated at 80 % load", () => {
    const truth = balancedQueues.cases.find(
      ({ balancing, members, utilization, serviceScv }) =>
        balancing === "two-choices" && members === 2 && utilization === 0.8 && serviceScv === 1,
    );
    const shorter = solved(balanced("least-connections", 2, 0.8)).workloads[0]?.responseTime ?? 0;
    expect(solved(balanced("two-choices", 2, 0.8)).workloads[0]?.responseTime).toBeCloseTo(shorter, 9);
    expect(Math.abs(shorter - (truth?.mean ?? 0))).toBeLessThan(2 * (truth?.halfWidth?.mean ?? 0));
  });

  it("are the same as one where each user has one of them", () => {
    const model = of((build) => {
      const station = build.station("s", 1, {}, { balancing: "least-connections", members: 3 });
      build.users("w", build.operation("o", [use(station, 1)]), 3, exponential(2));
    });
    const { workloads, stations } = solved(model);
    expect(workloads[0]?.responseTime).toBeCloseTo(1, 12);
    expect(stations[0]?.utilization).toBeCloseTo(1 / 3, 12);
  });
});

describe("what a chain does not say", () => {
  const because = (model: Model, options?: ChainOptions) => {
    const answer = markovChain(model, options);
    return answer.kind === "refused" ? answer.because : "solved";
  };

  it("refuses constant services, with the reason", () => {
    const model = repairmen(2, 1, { kind: "constant", mean: 1 }, exponential(1));
    expect(markovChain(model)).toMatchObject({ kind: "refused", because: "not-expressible", message: /constant/ });
  });

  it("refuses more states than it was given, without making them", () => {
    expect(because(repairmen(60, 1, exponential(1), exponential(1)), { states: 40 })).toBe("too-large");
    expect(because(repairmen(10 ** 6, 1, exponential(1), exponential(1)))).toBe("too-large");
  });

  it("refuses stations that turn away, and speeds that change with the load", () => {
    expect(because(repairmen(2, 1, exponential(1), exponential(1), { waitingRoom: 3 }))).toBe("not-expressible");
    const scalability = { contention: 0.1, coherency: 0.01 };
    expect(because(repairmen(2, 1, exponential(1), exponential(1), { scalability }))).toBe("not-expressible");
  });

  it("refuses what grows for ever", () => {
    const overloaded = of((build) => {
      build.requests("w", build.operation("o", [use(build.station("s", 1), 1)]), 1.2);
    });
    expect(because(overloaded)).toBe("too-large");
  });

  it("refuses rounds that take no time", () => {
    expect(because(of((build) => build.users("w", build.operation("o"), 1)))).toBe("not-expressible");
  });
});
