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

const known = new WeakMap<Prepared, StormWindow | null>();

/** null: there are no such loads. */
export function stormWindow(prepared: Prepared): StormWindow | null {
  let window = known.get(prepared);
  if (window === undefined) {
    window = triesAgain(prepared) ? windowOf(prepared) : null;
    known.set(prepared, window);
  }
  return window;
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

function windowOf(prepared: Prepared): StormWindow | null {
  const stormy = (factor: number, side: Side): boolean => isStormyAt(prepared, factor, side);
  let high = 1;
  let doublings = 0;
  while (!stormy(high, "calm")) {
    if (doublings++ === MOST_DOUBLINGS) return null;
    high *= 2;
  }
  let low = high / 2;
  for (let halvings = 0; stormy(low, "calm"); halvings++) {
    if (halvings === MOST_DOUBLINGS) return null;
    high = low;
    low /= 2;
  }
  const to = boundary(low, high, (factor) => stormy(factor, "calm"));
  let below = to / 2;
  for (let halvings = 0; stormy(below, "storm"); halvings++) {
    if (halvings === MOST_DOUBLINGS) return null;
    below /= 2;
  }
  const from = boundary(below, to, (factor) => stormy(factor, "storm"));
  return to > NARROWEST * from ? { from, to } : null;
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
