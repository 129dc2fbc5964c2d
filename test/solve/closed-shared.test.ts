import { expect, test } from "vitest";
import { assessed, workloadOf } from "../accuracy/topology-figures.ts";

/** Two classes of users at shared processors. */
const shared = (scv: number) => ({
  version: 1,
  workloads: {
    browse: { concurrentUsers: 60, thinkTime: "1s" },
    buy: { concurrentUsers: 20, thinkTime: "3s" },
  },
  tiers: {
    app: {
      kind: "service",
      discipline: "ps",
      operations: {
        browse: { serviceTime: { mean: "10ms", scv } },
        buy: { serviceTime: { mean: "40ms", scv } },
      },
    },
  },
});

test("classes that ask unlike work of shared processors keep Little's law, each with its own response", () => {
  const assessment = assessed(shared(1));
  const [browse, buy] = ["browse", "buy"].map((id) => workloadOf(assessment, id));
  expect((browse?.throughput ?? 0) * (1 + (browse?.latency?.mean ?? 0))).toBeCloseTo(60, 6);
  expect((buy?.throughput ?? 0) * (3 + (buy?.latency?.mean ?? 0))).toBeCloseTo(20, 6);
  // Who shares is stretched alike but for the one customer that each class meets fewer of its own.
  expect((buy?.latency?.mean ?? 0) / (browse?.latency?.mean ?? 1)).toBeCloseTo(4, 1);
});

test("what is shared is insensitive in the mean, and most requests are short where work varies much", () => {
  const [even, uneven] = [1, 4].map((scv) => workloadOf(assessed(shared(scv)), "browse").latency);
  expect(uneven?.mean).toBeCloseTo(even?.mean ?? 0, 6);
  // Simulated: two million requests by test/simulation, ± 1.3 % of the mean.
  expect(Math.abs((uneven?.p50 ?? 0) / 0.0156 - 1)).toBeLessThan(0.05);
});
