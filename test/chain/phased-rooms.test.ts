import { describe, expect, it } from "vitest";
import { phasedRooms, type RoomInRow } from "../../src/chain/phased-rooms.ts";
import { finitePhaseQueue } from "../../src/queueing/finite-phase-queue.ts";
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { type PhaseType, phasesOf } from "../../src/queueing/phase-type.ts";
import { foundAtLast } from "../../src/queueing/rooms-in-a-row.ts";
import { stayBeforeRoom } from "../../src/queueing/stay-before-room.ts";

const phases = (mean: number, scv: number) => phasesOf(lawFromMoments(mean, scv)) as PhaseType;

const room = (serviceTime: number, servers: number, waitingRoom: number, scv = 1, share = 1): RoomInRow => ({
  share,
  service: phases(serviceTime, scv),
  servers,
  waitingRoom,
});

describe("limited rooms in a row, by phases", () => {
  it.each([0.5, 4])("of one room are M/PH/c/K (scv %f)", (scv) => {
    const [only] = phasedRooms(phases(1 / 1.9, 1), [room(1, 2, 4, scv)]) ?? [];
    const solved = finitePhaseQueue(lawFromMoments(1 / 1.9, 1), lawFromMoments(1, scv), 2, 4);
    expect(only?.lossProbability).toBeCloseTo(solved?.lossProbability as number, 9);
    expect(only?.meanWait).toBeCloseTo(
      (solved?.waiting as number) / (1.9 * (1 - (solved?.lossProbability as number))),
      9,
    );
  });

  it("are PH/PH/c/K behind bursts", () => {
    const [only] = phasedRooms(phases(1 / 1.9, 4), [room(1, 2, 4, 2)]) ?? [];
    const solved = finitePhaseQueue(lawFromMoments(1 / 1.9, 4), lawFromMoments(1, 2), 2, 4);
    expect(only?.lossProbability).toBeCloseTo(solved?.lossProbability as number, 9);
  });

  it("of exponential services are those solved in blocks, also where only a share goes on", () => {
    const plain = (share: number, serviceTime: number, servers: number, waitingRoom: number) => ({
      share,
      serviceTime,
      servers,
      waitingRoom,
    });
    for (const share of [1, 0.6]) {
      const solved = phasedRooms(phases(0.01, 1), [room(0.04, 4, 6), room(0.022, 2, 4, 1, share)]);
      const row = [plain(1, 0.04, 4, 6), plain(share, 0.022, 2, 4)];
      expect(solved?.[1]?.lossProbability).toBeCloseTo(foundAtLast(100, row)?.at(-1) as number, 9);
    }
  });

  it("keep those longer whom the next room lets in, as one request followed says", () => {
    const solved = phasedRooms(phases(0.01, 1), [room(0.04, 4, 6), room(0.022, 2, 4)]);
    const plain = { share: 1, serviceTime: 0.04, servers: 4, waitingRoom: 6 };
    const followed = stayBeforeRoom(100, plain, { share: 1, serviceTime: 0.022, servers: 2, waitingRoom: 4 }) as number;
    expect((solved?.[0]?.extraStay as number) / followed).toBeCloseTo(1, 4);
  });

  it("a sixth of a service before single places: by hand", () => {
    expect(phasedRooms(phases(1, 1), [room(1, 1, 0), room(1, 1, 0)])?.[0]?.extraStay).toBeCloseTo(1 / 6, 6);
  });

  it("keep nobody longer before ample room", () => {
    expect(phasedRooms(phases(1, 1), [room(1, 1, 2, 4), room(0.2, 1, 40)])?.[0]?.extraStay).toBeCloseTo(0, 5);
  });

  it("have no answer where there are too many states", () => {
    expect(phasedRooms(phases(1, 1), [room(1, 1, 50), room(1, 1, 50)])).toBeNull();
  });
});
