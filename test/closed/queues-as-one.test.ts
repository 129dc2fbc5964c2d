import { describe, expect, it } from "vitest";
import { solveOneClass } from "../../src/closed/one-class.ts";
import { limitedQueuesAsOne, queuesAsOne } from "../../src/closed/queues-as-one.ts";
import { speedsOfServers } from "../../src/closed/speeds.ts";

describe("several queues as one", () => {
  it("serve n customers of m single servers at m·n/(n + m − 1)", () => {
    const speeds = queuesAsOne([{ count: 5, share: 0.2, speeds: Float64Array.of(1) }], 40);
    speeds.forEach((speed, i) => {
      expect(speed).toBeCloseTo((5 * (i + 1)) / (i + 5), 10);
    });
  });

  it("leave a network as it is (Norton's theorem)", () => {
    const servers = speedsOfServers(3, 30);
    const apart = solveOneClass({
      population: 30,
      delay: 4,
      places: [0.5, 0.3, 0.2].map((share) => ({ demand: share, speeds: servers })),
    });
    const speeds = queuesAsOne(
      [0.5, 0.3, 0.2].map((share) => ({ count: 1, share, speeds: servers })),
      30,
    );
    const together = solveOneClass({ population: 30, delay: 4, places: [{ demand: 1, speeds }] });
    expect(together.throughput).toBeCloseTo(apart.throughput, 10);
  });

  it("of many are as of fewer in proportion", () => {
    const speeds = queuesAsOne([{ count: 40, share: 1 / 40, speeds: Float64Array.of(1) }], 400);
    expect(speeds[199] as number).toBeCloseTo((40 * 200) / 239, -1);
    expect(speeds[0]).toBe(1);
  });

  it("with a limit of each are all full at last", () => {
    const speeds = limitedQueuesAsOne(3, speedsOfServers(2, 4), 4, 12);
    expect(speeds[11]).toBeCloseTo(6, 9);
    // Two members of one server and two slots: with three about, one is full and the other has one.
    expect(limitedQueuesAsOne(2, Float64Array.of(1), 2, 4)[2]).toBeCloseTo(2, 9);
    for (let i = 1; i < 12; i++) expect(speeds[i] as number).toBeGreaterThanOrEqual(speeds[i - 1] as number);
  });
});
