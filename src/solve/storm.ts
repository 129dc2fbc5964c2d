/**
 * Between which loads retries keep two regimes up: the calm one, in which few attempts fail, ends at one load; the
 * storm, in which most of the work is retries of what nobody waits for any more, begins at a lower one.
 */
import type { Prepared } from "./prepare.ts";
import { isStormyFrom, type Side } from "./regimes.ts";

/** Factors on the whole load. */
export interface StormWindow {
  /** The storm, once begun, keeps itself up from here on. */
  readonly from: number;
  /** Beyond it there is no calm. */
  readonly to: number;
}

/** Relative, on the factors. */
const TOLERANCE = 2e-3;
/** Doublings and halvings of the load that are tried. */
const MOST_DOUBLINGS = 12;
/** Windows narrower than this are none. */
const NARROWEST = 1.01;

const windows = new WeakMap<Prepared, StormWindow | null>();
const ends = new WeakMap<Prepared, number | null>();

/** null: there are no such loads. */
export function stormWindow(prepared: Prepared): StormWindow | null {
  let window = windows.get(prepared);
  if (window === undefined) {
    const to = calmEnd(prepared);
    window = to === null ? null : { from: stormBegin(prepared, to), to };
    windows.set(prepared, window);
  }
  return window;
}

/** Factor on the whole load beyond which there is no calm; null: nowhere does a storm outlive it. Half as dear as the window. */
export function calmEnd(prepared: Prepared): number | null {
  let end = ends.get(prepared);
  if (end === undefined) {
    const to = triesAgain(prepared) ? lastCalm(prepared) : null;
    end = to !== null && isStormyAt(prepared, to / NARROWEST, "storm") ? to : null;
    ends.set(prepared, end);
  }
  return end;
}

/** Whether a storm, once begun, keeps itself up at a load: one solution, where the window takes a search. */
export function mayStorm(prepared: Prepared, loadFactor: number): boolean {
  return triesAgain(prepared) && isStormyAt(prepared, loadFactor, "storm");
}

const triesAgain = ({ failing }: Prepared): boolean => failing.some(({ failure }) => failure.attempts > 1);

function isStormyAt(prepared: Prepared, factor: number, side: Side): boolean {
  const rates = prepared.model.workloads.map(({ load }) => (load.kind === "open" ? load.arrivalRate * factor : 0));
  const options = { mended: new Set<number>(), effort: "fast", met: null, loadFactor: factor } as const;
  return isStormyFrom(prepared, rates, options, side);
}

/** null: it has no end, or no beginning. */
function lastCalm(prepared: Prepared): number | null {
  const stormy = (factor: number): boolean => isStormyAt(prepared, factor, "calm");
  let high = 1;
  let doublings = 0;
  while (!stormy(high)) {
    if (doublings++ === MOST_DOUBLINGS) return null;
    high *= 2;
  }
  let low = high / 2;
  for (let halvings = 0; stormy(low); halvings++) {
    if (halvings === MOST_DOUBLINGS) return null;
    high = low;
    low /= 2;
  }
  return boundary(low, high, stormy);
}

/** Least load at which a storm keeps itself up; 0: any. */
function stormBegin(prepared: Prepared, to: number): number {
  const stormy = (factor: number): boolean => isStormyAt(prepared, factor, "storm");
  let below = to / 2;
  for (let halvings = 0; stormy(below); halvings++) {
    if (halvings === MOST_DOUBLINGS) return 0;
    below /= 2;
  }
  return boundary(below, to / NARROWEST, stormy);
}

/** Where a property that low has not and high has sets in. */
function boundary(low: number, high: number, has: (factor: number) => boolean): number {
  let [from, to] = [low, high];
  while (to > from * (1 + TOLERANCE)) {
    const middle = Math.sqrt(from * to);
    if (has(middle)) to = middle;
    else from = middle;
  }
  return Math.sqrt(from * to);
}
