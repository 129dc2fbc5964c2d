import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birthDeathLaw, meanPresent } from "../../src/queueing/birth-death.ts";
import { erlangB, erlangC } from "../../src/queueing/erlang.ts";
import type { LoadDependentInput, LoadDependentResult } from "../../src/queueing/load-dependent.ts";
import { solveLoadDependent } from "../../src/queueing/load-dependent.ts";
import { overAllTime, shareOverloaded } from "../../src/queueing/long-run.ts";
import type { PresentFigures } from "../../src/queueing/present-figures.ts";
import { figuresBetween } from "../../src/queueing/present-figures.ts";
import { peakOfCurve, rateInTheLimit, settlesAt, tipsAfter } from "../../src/queueing/rate-curve.ts";
import { slowServiceTail, steppingRate, stepsToEnd } from "../../src/queueing/shared-service.ts";
import type { TailLaw } from "../../src/queueing/tail-law.ts";
import { meanTimeDown, meanTimeUp } from "../../src/queueing/tipping-time.ts";
import { throughputAtConcurrency } from "../../src/queueing/usl.ts";
import { afterExponentialWait, afterStagedWait } from "../../src/queueing/waited-service.ts";
import { geometricRoom } from "../../src/queueing/waiting-room.ts";
import { waitingWalk } from "../../src/queueing/waiting-walk.ts";

const endless = Number.POSITIVE_INFINITY;
const curve = { singleRate: 7216, contention: 0.02, coherency: 0.01 };
const retrograde = (n: number): number => throughputAtConcurrency(curve, n);

function steady(input: LoadDependentInput): PresentFigures {
  const { steady: figures } = solveLoadDependent(input);
  if (figures === null) throw new Error("no steady state");
  return figures;
}

function lawOf(figures: PresentFigures): TailLaw {
  if (figures.response === null) throw new Error("no response");
  return figures.response;
}

function percentile(law: TailLaw, level: number): number {
  let low = 0;
  let high = law.mean;
  while (law.tail(high) > 1 - level) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = 0.5 * (low + high);
    if (law.tail(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return high;
}

/** Mean number and loss from the balance of neighbours, summed as they stand. */
function byHand(arrivalRate: number, rateAt: (n: number) => number, concurrency: number, most: number) {
  const weights = [1];
  for (let n = 1; n <= most; n++)
    weights.push(((weights[n - 1] as number) * arrivalRate) / rateAt(Math.min(n, concurrency)));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = weights.reduce((sum, w, n) => sum + n * w, 0) / total;
  return { mean, loss: (weights[most] as number) / total };
}

describe("a station whose speed depends on how many it serves", () => {
  it("is M/M/1 with one at a time, and P(T > t) = e^{−(μ−λ)t}", () => {
    const figures = steady({ arrivalRate: 1, rateAt: () => 2, concurrency: 1 });
    expect(figures.meanNumber).toBeCloseTo(1, 12);
    expect(figures.wait?.mean).toBeCloseTo(0.5, 12);
    for (const t of [0.1, 1, 5, 12]) expect(lawOf(figures).tail(t) / Math.exp(-t)).toBeCloseTo(1, 5);
    expect(lawOf(figures).partialTail?.(1)).toBeCloseTo(Math.exp(-1), 8);
  });

  it("is M/M/c where each has a server", () => {
    for (const [servers, load] of [
      [4, 3.2],
      [16, 10],
      [2, 0.4],
    ] as const) {
      const figures = steady({ arrivalRate: load, rateAt: (n) => n, concurrency: servers });
      const delayed = erlangC(servers, load);
      const spare = servers - load;
      expect(figures.waitProbability).toBeCloseTo(delayed, 11);
      expect(figures.wait?.mean).toBeCloseTo(delayed / spare, 11);
      for (const t of [0.5, 2, 6]) {
        const waited = (Math.exp(-spare * t) - spare * Math.exp(-t)) / (1 - spare);
        expect(lawOf(figures).tail(t)).toBeCloseTo((1 - delayed) * Math.exp(-t) + delayed * waited, 8);
      }
    }
  });

  it("is Erlang's loss system without a waiting room", () => {
    const figures = steady({ arrivalRate: 6, rateAt: (n) => n, concurrency: 5, waitingRoom: 0 });
    expect(figures.lossProbability).toBeCloseTo(erlangB(5, 6), 12);
    expect(figures.meanNumber).toBeCloseTo(6 * (1 - erlangB(5, 6)), 12);
    expect(lawOf(figures).tail(2)).toBeCloseTo(Math.exp(-2), 9);
  });

  it("is processor sharing where all are served at one rate", () => {
    const rho = 0.8;
    const figures = steady({ arrivalRate: rho, rateAt: () => 1, concurrency: endless });
    expect(figures.meanNumber).toBeCloseTo(rho / (1 - rho), 10);
    // Coffman, Muntz & Trotter 1970: Var T = (2 + ρ)/((2 − ρ)(1 − ρ)²) in units of the squared service.
    const law = lawOf(figures);
    const steps = 4000;
    const far = 400;
    let secondMoment = 0;
    for (let i = 0; i < steps; i++) {
      const t = ((i + 0.5) * far) / steps;
      secondMoment += (2 * t * law.tail(t) * far) / steps;
    }
    expect((secondMoment - 25) / ((2 + rho) / ((2 - rho) * (1 - rho) ** 2))).toBeCloseTo(1, 3);
  });

  it("has the numbers that balance gives, with and without a room, near and beyond its limit", () => {
    for (const [arrivalRate, concurrency, waitingRoom] of [
      [15_000, 16, 5],
      [33_000, 16, 10],
      [34_000, 30, 100],
      [60_000, 12, 40],
      [21_000, 40, 0],
    ] as const) {
      const figures = steady({ arrivalRate, rateAt: retrograde, concurrency, waitingRoom });
      const truth = byHand(arrivalRate, retrograde, concurrency, concurrency + waitingRoom);
      expect((figures.meanNumber as number) / truth.mean).toBeCloseTo(1, 9);
      expect(figures.lossProbability / truth.loss).toBeCloseTo(1, 8);
      expect(figures.throughput).toBeCloseTo(arrivalRate * (1 - truth.loss), 4);
    }
    const truth = byHand(20_000, retrograde, 16, 3000);
    expect(steady({ arrivalRate: 20_000, rateAt: retrograde, concurrency: 16 }).meanNumber).toBeCloseTo(truth.mean, 9);
  });

  // Simulated for scale-plan with 8 million requests each, FCFS before at most m that share the curve's rate.
  it.each([
    [33_000, 16, 10, [0.0003661, 0.001117, 0.002232, 0.003358]],
    [26_000, 16, undefined, [0.0001533, 0.0005706, 0.001342, 0.002274]],
    [31_000, 12, undefined, [0.0002897, 0.0009855, 0.001921, 0.002799]],
  ] as const)(
    "has the simulated percentiles (λ = %s, m = %s, room %s)",
    (arrivalRate, concurrency, room, simulated) => {
      const station = { arrivalRate, rateAt: retrograde, concurrency };
      const law = lawOf(steady(room === undefined ? station : { ...station, waitingRoom: room }));
      [0.5, 0.9, 0.99, 0.999].forEach((level, i) => {
        expect(Math.abs(percentile(law, level) / (simulated[i] as number) - 1)).toBeLessThan(0.012);
      });
    },
  );

  it("stands a million at once, and a load 10⁻⁹ below its limit", () => {
    const many = steady({ arrivalRate: 0.9e6, rateAt: (n) => n, concurrency: 1e6 });
    expect((many.meanNumber as number) / 0.9e6).toBeCloseTo(1, 9);
    expect(lawOf(many).tail(1)).toBeCloseTo(Math.exp(-1), 6);
    const spare = 4e-9;
    const full = steady({ arrivalRate: 4 - spare, rateAt: (n) => n, concurrency: 4 });
    expect(((full.wait?.mean ?? 0) * spare) / erlangC(4, 4 - spare, spare / 4)).toBeCloseTo(1, 6);
    expect(lawOf(full).tail(1 / spare)).toBeCloseTo(Math.exp(-1), 5);
  });

  it("gives every figure of an idle station", () => {
    const figures = steady({ arrivalRate: 0, rateAt: retrograde, concurrency: 8 });
    expect(figures).toMatchObject({ throughput: 0, meanNumber: 0, lossProbability: 0, waitProbability: 0 });
    expect(lawOf(figures).mean).toBeCloseTo(1 / 7216, 12);
    expect(lawOf(figures).tail(1 / 7216)).toBeCloseTo(Math.exp(-1), 9);
  });

  it("obeys Little's law, and its times have the stated means", () => {
    const station = fc.record({
      load: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
      contention: fc.double({ min: 0, max: 0.5, noNaN: true }),
      coherency: fc.double({ min: 0, max: 0.05, noNaN: true }),
      concurrency: fc.integer({ min: 1, max: 40 }),
      waitingRoom: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(station, ({ load, contention, coherency, concurrency, waitingRoom }) => {
        const rateAt = (n: number) => throughputAtConcurrency({ singleRate: 1, contention, coherency }, n);
        const arrivalRate = load * rateAt(concurrency);
        const input = { arrivalRate, rateAt, concurrency };
        const figures = steady(waitingRoom === undefined ? input : { ...input, waitingRoom });
        const waiting = (figures.meanNumber as number) - figures.meanInService;
        expect(waiting).toBeCloseTo(figures.throughput * (figures.wait?.mean ?? 0), 7);
        const law = lawOf(figures);
        expect(law.mean * figures.throughput).toBeCloseTo(figures.meanNumber as number, 9);
        expect((law.partialTail?.(0) ?? 0) / law.mean).toBeCloseTo(1, 6);
        let before = 1;
        for (let k = 0; k < 40; k++) {
          const tail = law.tail((law.mean * k) / 4);
          expect(tail).toBeLessThanOrEqual(before + 1e-9);
          before = tail;
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a station that slows down under too many", () => {
  const solved = (arrivalRate: number, concurrency: number): LoadDependentResult =>
    solveLoadDependent({ arrivalRate, rateAt: retrograde, concurrency });

  it("serves most at its best concurrency, and an overload ends far below that", () => {
    const overloaded = solved(50_000, 32);
    expect(overloaded.bestConcurrency).toBe(10);
    expect(overloaded.maxThroughput).toBeCloseTo(retrograde(10), 9);
    expect(overloaded.steady).toBeNull();
    expect(overloaded.regimes).toMatchObject([{ kind: "overloaded", lasts: endless, meanNumber: null }]);
    expect(overloaded.regimes[0]?.throughput).toBeCloseTo(retrograde(32), 9);
    expect(overloaded.regimes[0]?.throughput).toBeLessThan(0.6 * overloaded.maxThroughput);
  });

  it("serves more through a smaller pool", () => {
    expect(solved(30_000, 32).steady).toBeNull();
    expect(solved(30_000, 10).steady?.throughput).toBe(30_000);
    expect(solved(30_000, 10).stabilityLimit).toBeCloseTo(retrograde(10), 9);
  });

  it("works until it tips, where the load is between its limit and its peak", () => {
    const { steady: none, regimes, stabilityLimit } = solved(24_000, 32);
    expect(none).toBeNull();
    expect(stabilityLimit).toBeCloseTo(retrograde(32), 9);
    expect(regimes.map(({ kind }) => kind)).toEqual(["working", "overloaded"]);
    const [working, overloaded] = regimes;
    if (working === undefined || overloaded === undefined) throw new Error("two regimes");
    expect(working.throughput).toBe(24_000);
    expect(working.meanNumber).toBeLessThan(8);
    expect(overloaded.throughput).toBeCloseTo(stabilityLimit, 9);
    // The more load, the sooner it tips.
    const lasts = [15_000, 18_000, 21_000, 24_000, 30_000].map((load) => solved(load, endless).regimes[0]?.lasts ?? 0);
    for (let i = 1; i < lasts.length; i++) expect(lasts[i]).toBeLessThan(lasts[i - 1] as number);
    expect(working.lasts).toBeCloseTo(lasts[3] as number, 9);
    expect(solved(100, endless).regimes[0]?.lasts).toBeGreaterThan(1e100);
  });

  it("dwells on either side of its barrier by turns where its room is limited", () => {
    const station = { arrivalRate: 18_000, rateAt: retrograde, concurrency: 64, waitingRoom: 20 };
    const { steady: figures, regimes } = solveLoadDependent(station);
    const truth = byHand(18_000, retrograde, 64, 84);
    expect((figures?.meanNumber as number) / truth.mean).toBeCloseTo(1, 6);
    expect((figures?.lossProbability as number) / truth.loss).toBeCloseTo(1, 6);
    expect(regimes.map(({ kind }) => kind)).toEqual(["working", "overloaded"]);
    for (const { lasts } of regimes) expect(lasts).toBeGreaterThan(0);
  });

  it("mixes its regimes by time, and what requests see by requests", () => {
    // Two states of two each, told apart by hand: 0, 1 below the barrier and 2 above it.
    const station = { arrivalRate: 2, rateAt: (n: number) => (n === 1 ? 4 : 1), concurrency: 2, waitingRoom: 0 };
    const share = shareOverloaded(station, 1, 0, 1);
    expect(share).toBeCloseTo(0.4, 12);
    const mixed = overAllTime(figuresBetween(station, 0, 1, 0), figuresBetween(station, 2, 2, 2), share);
    const truth = byHand(2, station.rateAt, 2, 2);
    expect(mixed.meanNumber).toBeCloseTo(truth.mean, 12);
    expect(mixed.lossProbability).toBeCloseTo(truth.loss, 12);
  });

  it("refuses arguments outside its domain", () => {
    const station = { arrivalRate: 1, rateAt: retrograde, concurrency: 4 };
    expect(() => solveLoadDependent({ ...station, arrivalRate: -1 })).toThrow(/arrivalRate/);
    expect(() => solveLoadDependent({ ...station, concurrency: 0 })).toThrow(/concurrency/);
    expect(() => solveLoadDependent({ ...station, concurrency: 1.5 })).toThrow(/concurrency/);
    expect(() => solveLoadDependent({ ...station, waitingRoom: -1 })).toThrow(/waitingRoom/);
  });
});

describe("a rate curve", () => {
  const parabola = (n: number) => n * (11 - n);

  it("has a peak, a place where it settles, and one beyond which it tips", () => {
    expect(peakOfCurve(parabola, 10)).toBe(5);
    expect(peakOfCurve(parabola, 3)).toBe(3);
    expect(peakOfCurve(() => 7, endless)).toBe(1);
    expect(settlesAt(parabola, 20, 5)).toBe(2);
    expect(settlesAt(parabola, 5, 5)).toBe(0);
    expect(tipsAfter(parabola, 20, 5, 10)).toBe(8);
    expect(tipsAfter(parabola, 5, 5, 10)).toBeNull();
  });

  it("has a limit: of its pool, of contention, or none at all", () => {
    expect(rateInTheLimit(parabola, 10)).toBe(10);
    expect(rateInTheLimit((n) => n / (1 + 0.1 * n), endless)).toBeCloseTo(10, 9);
    expect(rateInTheLimit(retrograde, endless)).toBe(0);
  });
});

describe("chains of births and deaths", () => {
  it("have the geometric law of M/M/1", () => {
    const law = birthDeathLaw(
      () => 1,
      () => 2,
      0,
      endless,
      0,
    );
    expect(law.probability[3]).toBeCloseTo(1 / 16, 12);
    expect(meanPresent(law)).toBeCloseTo(1, 12);
  });

  it("pass from number to number in the mean time of the gambler", () => {
    const one = () => 1;
    expect(meanTimeUp(one, one, 0, 0, 2)).toBe(3);
    expect(meanTimeUp(one, one, 0, 1, 2)).toBe(2);
    expect(meanTimeDown(one, one, 2, 2, 0)).toBe(3);
    expect(meanTimeUp(one, () => 10, 0, 0, 1000)).toBe(endless);
  });

  it("wait in a room by the sums of powers", () => {
    for (const [ratio, places] of [
      [0.5, 3],
      [2, 3],
      [1, 4],
      [1 + 1e-9, 7],
      [0.99, 50],
    ] as const) {
      let weight = 0;
      let mean = 0;
      for (let k = 1; k <= places; k++) {
        weight += ratio ** k;
        mean += k * ratio ** k;
      }
      const room = geometricRoom(ratio, places);
      expect(room.weight / weight).toBeCloseTo(1, 10);
      expect(room.mean / (mean / weight)).toBeCloseTo(1, 9);
      expect(room.full / (ratio ** places / weight)).toBeCloseTo(1, 9);
    }
    expect(geometricRoom(0.5, 0)).toMatchObject({ weight: 0, full: 0 });
  });
});

describe("one request followed through a station", () => {
  it("ends, alone, at the first completion", () => {
    const alone = { arrivalRate: 0, rateAt: () => 2, concurrency: 1, mostPresent: 1 };
    expect(steppingRate(alone)).toBe(2);
    expect([...stepsToEnd(alone, [1], 1)]).toEqual([1]);
  });

  it("starts behind those who wait, as one in a tandem of completions", () => {
    // One completion to go with chance ½ a step, nobody let in behind: geometric.
    const step = waitingWalk(Float64Array.of(1), 1, 1, 0.2, 0.5);
    expect([...(step() ?? [])]).toEqual([0.5]);
    expect([...(step() ?? [])]).toEqual([0.25]);
    // Two to go: at the second step with ¼; one place more lets an arrival gather behind.
    const two = waitingWalk(Float64Array.of(0, 1), 3, 1, 0.2, 0.5);
    expect([...(two() ?? [])]).toEqual([0, 0]);
    const second = two() ?? [];
    expect(second[0]).toBeCloseTo(0.25, 12);
    expect(second[1]).toBe(0);
    const third = two() ?? [];
    expect(third[0]).toBeCloseTo(2 * 0.25 * 0.3, 12);
    expect(third[1]).toBeCloseTo(2 * 0.25 * 0.2, 12);
  });

  it("takes its wait and its service one after the other", () => {
    const one = afterExponentialWait([0.4, 0.6], 2);
    const staged = afterStagedWait([0.4, 0.6], [1], 2);
    for (let k = 0; k < 20; k++) expect(one[k]).toBeCloseTo(staged[k] as number, 12);
    const mean = one.reduce((sum, p, k) => sum + p * (k + 1), 0);
    expect(mean).toBeCloseTo(2 + 1.6, 9);
    const both = afterStagedWait([1], [0.25, 0.75], 3);
    expect(both.reduce((sum, p, k) => sum + p * (k + 1), 0)).toBeCloseTo(1.75 * 3 + 1, 9);
  });

  it("is served at the rate of the number it found, where that stands still", () => {
    const law = slowServiceTail(
      { arrivalRate: 9, rateAt: () => 10, concurrency: 100, mostPresent: 100 },
      [0.5, 0.5],
      50,
    );
    expect(law.mean).toBeCloseTo(5.05, 12);
    expect(law.tail(5)).toBeCloseTo(0.5 * Math.exp(-1) + 0.5 * Math.exp(-50 / 51), 12);
  });

  it("goes by the shorter ways of reckoning as by the long one", () => {
    // The line of hundreds is followed with wait and service apart; M/M/c knows the answer of all.
    for (const spare of [0.2, 0.02, 0.002, 2e-5]) {
      const servers = 12;
      const load = servers - spare;
      const delayed = erlangC(servers, load, spare / servers);
      const law = lawOf(steady({ arrivalRate: load, rateAt: (n) => n, concurrency: servers }));
      for (const t of [0.5 / spare, 3 / spare]) {
        const waited = (Math.exp(-spare * t) - spare * Math.exp(-t)) / (1 - spare);
        expect(law.tail(t) / ((1 - delayed) * Math.exp(-t) + delayed * waited)).toBeCloseTo(1, 4);
      }
    }
  });
});
