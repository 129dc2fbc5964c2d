import type { Agenda } from "./agenda.ts";

/** One queue before its servers, in one member of a group. */
export interface Queue {
  /** @param done told whether it was served; false: there was no room */
  readonly enter: (work: number, done: (served: boolean) => void) => void;
  readonly present: () => number;
  readonly figures: QueueFigures;
}

export interface QueueFigures {
  arrivals: number;
  lost: number;
  waited: number;
  waitTime: number;
}

export function firstComeQueue(agenda: Agenda, servers: number, room: number | null): Queue {
  const waiting: { work: number; since: number; done: (served: boolean) => void }[] = [];
  let head = 0;
  let busy = 0;
  const figures = { arrivals: 0, lost: 0, waited: 0, waitTime: 0 };
  const start = (work: number, done: (served: boolean) => void): void => {
    agenda.after(work, () => {
      const next = waiting[head];
      if (next === undefined) busy--;
      else {
        head++;
        if (head > 1000) {
          waiting.splice(0, head);
          head = 0;
        }
        figures.waitTime += agenda.now() - next.since;
        start(next.work, next.done);
      }
      done(true);
    });
  };
  return {
    figures,
    present: () => busy + waiting.length - head,
    enter: (work, done) => {
      figures.arrivals++;
      if (busy < servers) {
        busy++;
        start(work, done);
      } else if (room !== null && waiting.length - head >= room) {
        figures.lost++;
        done(false);
      } else {
        figures.waited++;
        waiting.push({ work, since: agenda.now(), done });
      }
    },
  };
}

/** n requests share c servers: each is served at the speed min(1, c/n). */
export function sharedQueue(agenda: Agenda, servers: number, room: number | null): Queue {
  let jobs: { finish: number; done: (served: boolean) => void }[] = [];
  let attained = 0;
  let since = 0;
  let generation = 0;
  const figures = { arrivals: 0, lost: 0, waited: 0, waitTime: 0 };
  const speed = () => Math.min(1, servers / jobs.length);
  const advance = () => {
    const now = agenda.now();
    if (jobs.length > 0) attained += (now - since) * speed();
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
  return {
    figures,
    present: () => jobs.length,
    enter: (work, done) => {
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
  };
}
