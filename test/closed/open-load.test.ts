import { describe, expect, it } from "vitest";
import { besideOpenLoad, speedsBesideOpenLoad } from "../../src/closed/open-load.ts";

/** The same by summing over the open customers present, one by one. */
function summed(servers: number, load: number, closed: number): { speed: number; busy: number } {
  let term = 1;
  let [sum, speed, busy] = [0, 0, 0];
  for (let open = 0; open < 1e5 && (open < 100 || term > 1e-18 * sum); open++) {
    const present = closed + open;
    if (open > 0) term *= ((present / open) * load) / Math.min(present, servers);
    sum += term;
    if (present > 0) speed += (term * closed * Math.min(present, servers)) / present;
    if (present >= servers) busy += term;
  }
  return { speed: speed / sum, busy: busy / sum };
}

describe("an open load", () => {
  it("leaves one server 1 − ρ", () => {
    expect(Array.from(besideOpenLoad(1, 0.25, 9).speeds)).toEqual([0.75]);
    expect(besideOpenLoad(1, 0.25, 9).busy[0]).toBeCloseTo(0.25, 14);
  });

  it.each([
    [2, 0.5],
    [3, 2],
    [4, 3.9],
    [12, 9],
  ])("on %i servers of %f leaves what the sum says", (servers, load) => {
    const { speeds, busy } = besideOpenLoad(servers, load, servers);
    for (let k = 1; k <= servers; k++) expect(speeds[k - 1]).toBeCloseTo(summed(servers, load, k).speed, 10);
    for (let k = 0; k < servers; k++) expect(busy[k]).toBeCloseTo(summed(servers, load, k).busy, 10);
  });

  it("of nothing leaves all, and of nearly all hardly anything, for many servers too", () => {
    expect(Array.from(besideOpenLoad(3, 0, 2).speeds)).toEqual([1, 2]);
    const { speeds } = besideOpenLoad(1000, 999.999, 1000);
    expect(speeds.every((speed) => speed > 0 && speed <= 0.001 + 1e-9)).toBe(true);
    expect(speeds[999]).toBeCloseTo(0.001, 12);
  });

  it("cannot exceed the servers", () => {
    expect(() => besideOpenLoad(2, 2, 5)).toThrow(/below 2 servers/);
  });

  it.each([
    [1, 0.25],
    [4, 3.9],
    [8, 4],
  ])("on speeds of %i servers leaves what it does on servers, %f of them asked for", (servers, load) => {
    const given = Float64Array.from({ length: servers }, (_, i) => i + 1);
    const { speeds } = besideOpenLoad(servers, load, servers);
    speedsBesideOpenLoad(given, load).forEach((speed, i) => {
      expect(speed).toBeCloseTo(speeds[i] as number, 10);
    });
  });

  it("on falling speeds leaves what the last one has to spare", () => {
    const left = speedsBesideOpenLoad(Float64Array.of(1, 1.8, 1.5), 0.5);
    expect(left[2]).toBeCloseTo(1, 12);
    expect(() => speedsBesideOpenLoad(Float64Array.of(1, 1.8, 1.5), 1.6)).toThrow(RangeError);
  });
});
