/** Keys of which each falls on a given shard with the same chance. */
export interface ScatteredKeys {
  /** Shares of the largest ones, descending; taken one by one. */
  readonly largest: readonly number[];
  /** Σ q of all others. */
  readonly restShare: number;
  /** Σ q² of all others. */
  readonly restSquares: number;
}

/** The law of the share of all requests that scattered keys bring to one shard, on equally spaced points. */
export interface ShardLoad {
  readonly mean: number;
  /** Load at the first point. */
  readonly first: number;
  /** Distance of the points. */
  readonly step: number;
  /** P(load ≤ the middle between point j and the next), by j; the last is 1. */
  readonly upTo: Float64Array;
}

const POINTS = 256;
/** Reach of the grid, in standard deviations of what it holds. */
const REACH = 8;

/**
 * The law of Σ q_i·(key i falls here), each with probability `chance`: the largest keys one by one on a grid of
 * loads, the crowd of the others as a normal. Splitting a key's step between two points of the grid adds
 * variance, which the normal gives back.
 *
 * @param chance 1/n for n shards, in (0, 1)
 *
 * @example
 * shardLoad({ largest: [], restShare: 1, restSquares: 1e-6 }, 0.25).mean; // 0.25
 */
export function shardLoad(keys: ScatteredKeys, chance: number): ShardLoad {
  const { largest, restShare, restSquares } = keys;
  let share = restShare;
  let squares = restSquares;
  for (const q of largest) {
    share += q;
    squares += q * q;
  }
  const mean = share * chance;
  const crowdMean = restShare * chance;
  const crowdVariance = restSquares * chance * (1 - chance);
  const deviation = Math.sqrt(squares * chance * (1 - chance));
  const first = Math.max(0, crowdMean - REACH * Math.sqrt(crowdVariance));
  const last = Math.min(share, mean + REACH * deviation + 3 * (largest[0] ?? 0));
  const step = Math.max((last - first) / (POINTS - 1), 1e-12);
  let splitting = 0;
  for (const q of largest) splitting += chance * fraction(q / step) * (1 - fraction(q / step)) * step * step;
  const mass = normalMass((crowdMean - first) / step, Math.sqrt(Math.max(0, crowdVariance - splitting)) / step);
  for (const q of largest) addKey(mass, q / step, chance);
  let sum = 0;
  const upTo = mass.map((m) => {
    sum += m;
    return sum;
  });
  return { first, step, upTo: upTo.map((p) => p / sum), mean };
}

function fraction(x: number): number {
  return x - Math.floor(x);
}

/** Unit mass around `centre`, in points; a normal too narrow for the grid is its mean, between two points. */
function normalMass(centre: number, deviation: number): Float64Array {
  const mass = new Float64Array(POINTS);
  if (deviation < 0.5) {
    const below = Math.min(POINTS - 2, Math.floor(centre));
    mass[below] = 1 - (centre - below);
    mass[below + 1] = centre - below;
    return mass;
  }
  for (let j = 0; j < POINTS; j++) mass[j] = Math.exp(-0.5 * ((j - centre) / deviation) ** 2);
  return mass;
}

/** The mass moves up by `shift` points with probability `chance`; what passes the end is left out. */
function addKey(mass: Float64Array, shift: number, chance: number): void {
  const whole = Math.floor(shift);
  const upper = chance * (shift - whole);
  const lower = chance - upper;
  const stays = 1 - chance;
  for (let j = POINTS - 1; j > whole; j--)
    mass[j] =
      stays * (mass[j] as number) + lower * (mass[j - whole] as number) + upper * (mass[j - whole - 1] as number);
  if (whole < POINTS) mass[whole] = stays * (mass[whole] as number) + lower * (mass[0] as number);
  for (let j = Math.min(whole, POINTS) - 1; j >= 0; j--) mass[j] = stays * (mass[j] as number);
}

/**
 * P(load ≤ x), linear between the middles of the points.
 *
 * @example
 * loadUpTo(shardLoad({ largest: [], restShare: 1, restSquares: 1e-6 }, 0.25), 0.25); // 0.5
 */
export function loadUpTo({ first, step, upTo }: ShardLoad, load: number): number {
  const position = (load - first) / step - 0.5;
  if (!(position > -1)) return 0;
  if (position >= upTo.length - 1) return 1;
  const below = Math.floor(position);
  const atLower = below < 0 ? 0 : (upTo[below] as number);
  return atLower + (position - below) * ((upTo[below + 1] as number) - atLower);
}
