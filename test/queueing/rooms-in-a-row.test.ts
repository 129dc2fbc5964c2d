import { describe, expect, it } from "vitest";
import { mmck } from "../../src/queueing/mmck.ts";
import { foundAtLast, type RoomInRow } from "../../src/queueing/rooms-in-a-row.ts";
import { stayBeforeRoom } from "../../src/queueing/stay-before-room.ts";

const room = (serviceTime: number, servers: number, waitingRoom: number, share = 1): RoomInRow => ({
  share,
  serviceTime,
  servers,
  waitingRoom,
});

describe("limited rooms in a row", () => {
  it.each([
    [0.8, 1, 3],
    [5, 3, 4],
  ])("of one room are M/M/c/K (λ = %f, c = %i)", (rate, servers, places) => {
    const found = foundAtLast(rate, [room(1, servers, places)]);
    expect(found?.at(-1)).toBeCloseTo(mmck(rate, 1, servers, places).lossProbability, 12);
  });

  it("of two single places lose a quarter at the second: by hand", () => {
    // Balance over (present, present): π00 = π01 = 2, π10 = 3, π11 = 1; the first completes in 10 and 11.
    expect(foundAtLast(1, [room(1, 1, 0), room(1, 1, 0)])?.[1]).toBeCloseTo(1 / 4, 12);
  });

  it("of which the first has ample room meet Poisson departures (Burke)", () => {
    const found = foundAtLast(0.5, [room(1, 1, 60), room(1, 1, 2)]);
    expect(found?.at(-1)).toBeCloseTo(mmck(0.5, 1, 1, 2).lossProbability, 9);
  });

  it("pass on a share at random", () => {
    const found = foundAtLast(0.5, [room(1, 1, 60), room(2, 1, 2, 0.5)]);
    expect(found?.at(-1)).toBeCloseTo(mmck(0.5, 1, 1, 2).lossProbability, 9);
  });

  it("lose what simulation says: loss-chain of the reference networks", () => {
    // 100/s, four servers of 40 ms with ten places in all, two of 22 ms with six.
    const first = mmck(4, 0.04, 4, 6).lossProbability;
    const second = foundAtLast(100, [room(0.04, 4, 6), room(0.022, 2, 4)])?.at(-1) as number;
    expect(Math.abs((1 - (1 - first) * (1 - second)) / 0.230429 - 1)).toBeLessThan(0.01);
  });

  it("have no answer where there are too many states", () => {
    expect(foundAtLast(1, [room(1, 1, 500), room(1, 1, 500)])).toBeNull();
  });
});

describe("who is let in behind has stayed longer", () => {
  it("a sixth of a service before single places: by hand", () => {
    // Served since the next place was free or taken alike: E(S; let in) = (1 + 3/4)/2, P(let in) = (1 + 1/2)/2.
    expect(stayBeforeRoom(1, room(1, 1, 0), room(1, 1, 0))).toBeCloseTo(1 / 6, 12);
  });

  it("not at all before ample room", () => {
    expect(stayBeforeRoom(1, room(1, 1, 2), room(0.2, 1, 60))).toBeCloseTo(0, 9);
  });
});
