/**
 * One kind of what the load decides and the flows rest on, as the outer fixed point seeks it: a value for each
 * station, cache or pool.
 */
export interface Unknown {
  /** To be tried next. */
  readonly values: () => Float64Array;
  /** Takes what came out of the values and chooses the next ones; answers by how much the furthest was off. */
  readonly take: (found: Float64Array) => number;
}

interface Round {
  readonly tried: Float64Array;
  /** What came out of it, less what was tried. */
  readonly off: Float64Array;
}

/** Rounds in which each value is sought by itself; few need more. */
const ALONE = 6;
/** Rounds that are looked back on. */
const DEPTH = 5;
/** Differences that depend on one another up to here tell nothing new. */
const DEPENDENT = 1e-10;

/**
 * Each value is sought by a secant on what was tried before. Who calls a station several times in a row calls it less
 * often the less it passes, so that it passes more: the plain iteration swings for ever, and a secant meets in between.
 * Values that hang together are sought together when that takes long: the step that undoes, to first order, what the
 * last rounds were off by (Anderson, Journal of the ACM 12, 1965; Walker & Ni, SIAM J. Numer. Anal. 49, 2011).
 */
export function unknownFrom(start: Float64Array): Unknown {
  let values = start;
  let history: Round[] = [];
  let rounds = 0;
  let best = Number.POSITIVE_INFINITY;
  return {
    values: () => values,
    take: (found) => {
      const tried = values;
      const last = history[history.length - 1] ?? null;
      const round = { tried, off: found.map((came, k) => came - (tried[k] as number)) };
      const off = round.off.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      rounds++;
      // What leads away is given up, and begun again by single steps.
      if (rounds > ALONE && off > 2 * best) {
        rounds = 0;
        history = [];
      }
      best = rounds === 0 ? Number.POSITIVE_INFINITY : Math.min(best, off);
      history = [...history.slice(-DEPTH), round];
      const together = rounds > ALONE ? stepTogether(history) : null;
      values = together ?? tried.map((_, k) => stepAlone(round, last, k));
      return off;
    },
  };
}

function stepAlone({ tried, off }: Round, last: Round | null, k: number): number {
  const value = tried[k] as number;
  const wrong = off[k] as number;
  const moved = last === null ? 0 : value - (last.tried[k] as number);
  const slope = last === null || moved === 0 ? 0 : Math.min(0, (wrong - (last.off[k] as number)) / moved + 1);
  return value + wrong / (1 - slope);
}

/** @returns null: the rounds say nothing, or lead out of what has a meaning */
function stepTogether(history: readonly Round[]): Float64Array | null {
  const { tried, off } = history[history.length - 1] as Round;
  const next = tried.map((value, k) => value + (off[k] as number));
  // Gram–Schmidt on the differences of the errors, newest first; the same combinations of the steps.
  const basis: { readonly error: Float64Array; readonly step: Float64Array; readonly square: number }[] = [];
  const left = off.slice();
  for (let j = history.length - 1; j > 0; j--) {
    const [to, from] = [history[j] as Round, history[j - 1] as Round];
    const error = to.off.map((value, k) => value - (from.off[k] as number));
    const step = to.tried.map((value, k) => value - (from.tried[k] as number) + (error[k] as number));
    const whole = dot(error, error);
    for (const one of basis) {
      const share = dot(error, one.error) / one.square;
      subtract(error, one.error, share);
      subtract(step, one.step, share);
    }
    const square = dot(error, error);
    if (!(square > DEPENDENT * whole)) continue;
    basis.push({ error, step, square });
    const share = dot(left, error) / square;
    subtract(left, error, share);
    subtract(next, step, share);
  }
  const isMeant = next.every((value, k) => Number.isFinite(value) && (value > 0 || (tried[k] as number) <= 0));
  return isMeant ? next : null;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] as number), 0);
}

function subtract(from: Float64Array, what: Float64Array, share: number): void {
  for (let k = 0; k < from.length; k++) from[k] = (from[k] as number) - share * (what[k] as number);
}
