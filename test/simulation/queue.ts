import type { Agenda } from "./agenda.ts";
import { lasting, type Wish } from "./wish.ts";

export type Done = (served: boolean) => void;

/** One queue before its servers, in one member of a group. */
export interface Queue {
  /** @param done told whether it was served; false: there was no room, or it was withdrawn */
  readonly use: (work: number, wish: Wish, done: Done) => void;
  /** A server is held until it is released. @param begin told whether there is one; false: no room, or withdrawn */
  readonly hold: (wish: Wish, begin: Done) => void;
  readonly release: () => void;
  readonly present: () => number;
  readonly figures: QueueFigures;
  /** Brings the figures up to now. */
  readonly settle: () => void;
  /** Forgets the figures of the warm-up. */
  readonly reset: () => void;
}

export interface QueueFigures {
  arrivals: number;
  lost: number;
  waited: number;
  waitTime: number;
  /** Server-seconds in use. */
  busyTime: number;
}

const noFigures = (): QueueFigures => ({ arrivals: 0, lost: 0, waited: 0, waitTime: 0, busyTime: 0 });

interface Waiting {
  readonly since: number;
  readonly begin: Done;
  isGone: boolean;
}

export function firstComeQueue(agenda: Agenda, servers: number, room: number | null): Queue {
  const waiting: Waiting[] = [];
  let head = 0;
  let count = 0;
  let busy = 0;
  let changed = 0;
  const figures = noFigures();

  function account(): void {
    figures.busyTime += busy * (agenda.now() - changed);
    changed = agenda.now();
  }

  function hold(wish: Wish, begin: Done): void {
    figures.arrivals++;
    if (busy < servers) {
      account();
      busy++;
      begin(true);
      return;
    }
    if (room !== null && count >= room) {
      figures.lost++;
      begin(false);
      return;
    }
    figures.waited++;
    count++;
    const entry: Waiting = { since: agenda.now(), begin, isGone: false };
    waiting.push(entry);
    if (wish !== lasting) {
      wish.whenOver.push(() => {
        if (entry.isGone) return;
        entry.isGone = true;
        count--;
        figures.waitTime += agenda.now() - entry.since;
        begin(false);
      });
    }
  }

  function release(): void {
    let next = waiting[head];
    while (next?.isGone) next = waiting[++head];
    if (next === undefined) {
      account();
      busy--;
      return;
    }
    head++;
    if (head > 1000) {
      waiting.splice(0, head);
      head = 0;
    }
    next.isGone = true;
    count--;
    figures.waitTime += agenda.now() - next.since;
    next.begin(true);
  }

  return {
    figures,
    hold,
    release,
    present: () => busy + count,
    use: (work, wish, done) =>
      hold(wish, (isServed) => {
        if (!isServed) done(false);
        else
          agenda.after(work, () => {
            release();
            done(true);
          });
      }),
    settle: account,
    reset: () => {
      account();
      Object.assign(figures, noFigures());
    },
  };
}

/** n requests share c servers: each is served at the speed min(1, c/n). */
export function sharedQueue(agenda: Agenda, servers: number, room: number | null): Queue {
  let jobs: { finish: number; done: Done }[] = [];
  let attained = 0;
  let since = 0;
  let generation = 0;
  const figures = noFigures();
  const speed = () => Math.min(1, servers / jobs.length);
  const advance = () => {
    const now = agenda.now();
    if (jobs.length > 0) {
      attained += (now - since) * speed();
      figures.busyTime += (now - since) * Math.min(servers, jobs.length);
    }
    since = now;
  };
  const plan = () => {
    generation++;
    if (jobs.length === 0) return;
    const mine = generation;
    const least = jobs.reduce((a, b) => (a.finish <= b.finish ? a : b));
    agenda.after(Math.max(0, least.finish - attained) / speed(), () => {
      if (mine !== generation) return;
      advance();
      jobs = jobs.filter((job) => job !== least);
      plan();
      least.done(true);
    });
  };
  const notHeld = (): never => {
    throw new Error("what is shared is not held");
  };
  return {
    figures,
    present: () => jobs.length,
    hold: notHeld,
    release: notHeld,
    use: (work, _, done) => {
      figures.arrivals++;
      if (room !== null && jobs.length >= servers + room) {
        figures.lost++;
        done(false);
        return;
      }
      advance();
      jobs.push({ finish: attained + work, done });
      plan();
    },
    settle: advance,
    reset: () => {
      advance();
      Object.assign(figures, noFigures());
    },
  };
}
