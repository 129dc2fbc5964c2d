import { type BusyConfigurations, busyConfigurations } from "./busy-configurations.ts";
import type { Line } from "./drained-wait.ts";
import type { Law } from "./law.ts";
import { meanOf } from "./law-moments.ts";
import { solveSubstochastic, stationaryDistribution } from "./linear-system.ts";
import { type PhaseType, phasesOf } from "./phase-type.ts";
import { fallingBelow, passUp, startOneMore, type UpwardPassage } from "./upward-passage.ts";

/** What arrivals find in a room of limited size. */
export interface FiniteQueue {
  readonly lossProbability: number;
  /** P(all servers are busy and q wait | admitted), q = 0 … room − 1. */
  readonly found: Float64Array;
  /** The same with the phases of the servers. */
  readonly line: Line;
  /** E number waiting, over time. */
  readonly waiting: number;
}

/** The levels at and above c: all servers busy, a completion starts the next one waiting. */
interface BusyLevel {
  readonly arrivals: PhaseType;
  readonly service: PhaseType;
  readonly configurations: BusyConfigurations;
  /** Configuration after a completion in phase j and a start in phase l, at [(s·k + j)·k + l]; −1 where there is none. */
  readonly restart: Int32Array;
}

function busyLevel(
  arrivals: PhaseType,
  service: PhaseType,
  below: BusyConfigurations,
  top: BusyConfigurations,
): BusyLevel {
  const phases = service.rate.length;
  const restart = new Int32Array(top.size * phases * phases).fill(-1);
  for (let s = 0; s < top.size; s++)
    for (let j = 0; j < phases; j++) {
      const left = top.without[s * phases + j] as number;
      if (left < 0 || (service.next[j] as number) >= 0) continue;
      for (let l = 0; l < phases; l++)
        restart[(s * phases + j) * phases + l] = below.withOneMore[left * phases + l] as number;
    }
  return { arrivals, service, configurations: top, restart };
}

/** rows·(−D)⁻¹ in place, row by row: D moves forward only, so substitution in order. */
function applyStay(level: BusyLevel, rows: Float64Array, count: number): void {
  const { arrivals, service, configurations } = level;
  const { size, counts, advanced } = configurations;
  const phases = service.rate.length;
  const width = arrivals.rate.length * size;
  for (let row = 0; row < count; row++)
    for (let phase = 0; phase < arrivals.rate.length; phase++) {
      const advance = arrivals.rate[phase] as number;
      const next = arrivals.next[phase] as number;
      for (let s = 0; s < size; s++) {
        const at = row * width + phase * size + s;
        let total = advance;
        for (let j = 0; j < phases; j++) total += (counts[s * phases + j] as number) * (service.rate[j] as number);
        const value = (rows[at] as number) / total;
        rows[at] = value;
        if (value === 0) continue;
        if (next >= 0) {
          const to = row * width + next * size + s;
          rows[to] = (rows[to] as number) + value * advance;
        }
        for (let j = 0; j < phases; j++) {
          const target = advanced[s * phases + j] as number;
          const rate = (counts[s * phases + j] as number) * (service.rate[j] as number);
          if (target < 0 || rate === 0) continue;
          const to = row * width + phase * size + target;
          rows[to] = (rows[to] as number) + value * rate;
        }
      }
    }
}

/** rows·L: after a completion the next one waiting starts. */
function applyCompletion(level: BusyLevel, rows: Float64Array, count: number): Float64Array {
  const { arrivals, service, configurations, restart } = level;
  const { size, counts } = configurations;
  const phases = service.rate.length;
  const width = arrivals.rate.length * size;
  const result = new Float64Array(count * width);
  for (let row = 0; row < count; row++)
    for (let phase = 0; phase < arrivals.rate.length; phase++)
      for (let s = 0; s < size; s++) {
        const base = row * width + phase * size;
        const value = rows[base + s] as number;
        if (value === 0) continue;
        for (let j = 0; j < phases; j++) {
          const rate = value * (counts[s * phases + j] as number) * (service.rate[j] as number);
          for (let l = 0; l < phases; l++) {
            const target = restart[(s * phases + j) * phases + l] as number;
            if (target >= 0 && rate !== 0)
              result[base + target] = (result[base + target] as number) + rate * (service.start[l] as number);
          }
        }
      }
  return result;
}

/** rows·(a⊗I): rate of arrivals by configuration. */
function applyArrival(level: BusyLevel, rows: Float64Array, count: number): Float64Array {
  const { arrivals, configurations } = level;
  const { size } = configurations;
  const width = arrivals.rate.length * size;
  const result = new Float64Array(count * size);
  for (let phase = 0; phase < arrivals.rate.length; phase++) {
    if ((arrivals.next[phase] as number) >= 0) continue;
    const rate = arrivals.rate[phase] as number;
    for (let row = 0; row < count; row++)
      for (let s = 0; s < size; s++)
        result[row * size + s] =
          (result[row * size + s] as number) + rate * (rows[row * width + phase * size + s] as number);
  }
  return result;
}

/** (α⊗I) as rows. */
function starts(level: BusyLevel): Float64Array {
  const { arrivals, configurations } = level;
  const { size } = configurations;
  const width = arrivals.rate.length * size;
  const rows = new Float64Array(size * width);
  for (let phase = 0; phase < arrivals.rate.length; phase++)
    for (let s = 0; s < size; s++) rows[s * width + phase * size + s] = arrivals.start[phase] as number;
  return rows;
}

/**
 * W: time per state of a level, and of its returns from above, after an arrival that led to it, by the
 * configuration it found: W = (α⊗I)(−D − (a⊗I)·back)⁻¹ with `back` what an arrival from the level leads back to.
 */
function visitFromBelow(level: BusyLevel, back: Float64Array): Float64Array {
  const size = level.configurations.size;
  const width = level.arrivals.rate.length * size;
  const plain = starts(level);
  applyStay(level, plain, size);
  applyStay(level, back, size);
  const again = applyArrival(level, back, size);
  const crossing = applyArrival(level, plain, size);
  solveSubstochastic(again, back, size, width);
  for (let s = 0; s < size; s++)
    for (let t = 0; t < size; t++) {
      const factor = crossing[s * size + t] as number;
      if (factor === 0) continue;
      for (let i = 0; i < width; i++)
        plain[s * width + i] = (plain[s * width + i] as number) + factor * (back[t * width + i] as number);
    }
  return plain;
}

/**
 * Rows that must sum to 1, made to: an arrival comes back down some time. In overload an error in that would grow
 * from level to level.
 */
function certain(rows: Float64Array, count: number): Float64Array {
  const width = rows.length / count;
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += rows[row * width + i] as number;
    for (let i = 0; i < width; i++) rows[row * width + i] = (rows[row * width + i] as number) / sum;
  }
  return rows;
}

/** row·matrix. */
function transform(row: Float64Array, matrix: Float64Array, width: number): Float64Array {
  const result = new Float64Array(width);
  for (let s = 0; s < row.length; s++) {
    const factor = row[s] as number;
    if (factor === 0) continue;
    for (let i = 0; i < width; i++) result[i] = (result[i] as number) + factor * (matrix[s * width + i] as number);
  }
  return result;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/**
 * PH/PH/c with room for `waitingRoom` beside the servers, numerically exact, also in overload. Block
 * elimination from below to c and from the full room down to c; both are n × n whatever the arrivals are.
 *
 * @returns null where one of the laws has no phases
 *
 * Source: Neuts 1981, section 1.5 (finite quasi-birth–death processes); Grassmann, Taksar & Heyman 1985.
 *
 * @example
 * finitePhaseQueue({ kind: "exponential", mean: 1 }, { kind: "exponential", mean: 1 }, 1, 0)?.lossProbability; // 0.5
 */
export function finitePhaseQueue(
  arrivals: Law,
  service: Law,
  servers: number,
  waitingRoom: number,
): FiniteQueue | null {
  const arrivalPhases = phasesOf(arrivals);
  const servicePhases = phasesOf(service);
  if (arrivalPhases === null || servicePhases === null) return null;
  const levels = Array.from({ length: servers + 1 }, (_, busy) => busyConfigurations(busy, servicePhases));
  let passage: UpwardPassage | null = null;
  for (let busy = 0; busy < servers; busy++)
    passage = passUp(arrivalPhases, servicePhases, levels[busy] as BusyConfigurations, passage);
  const top = levels[servers] as BusyConfigurations;
  const below = levels[servers - 1] as BusyConfigurations;
  const size = top.size;
  const width = arrivalPhases.rate.length * size;
  const level = busyLevel(arrivalPhases, servicePhases, below, top);
  const down = fallingBelow(top, servicePhases, arrivalPhases.rate.length, passage);
  if (down === null) return null;
  const loop = startOneMore(down.crossing, width, below, size, servicePhases);

  // visits[q]: W of the level with q waiting, from the full room down. A blocked arrival only begins the next gap.
  const visits = new Array<Float64Array>(waitingRoom + 1);
  visits[waitingRoom] = visitFromBelow(level, starts(level));
  for (let q = waitingRoom - 1; q >= 0; q--) {
    const above = visits[q + 1] as Float64Array;
    visits[q] = isSettled(above, visits[q + 2])
      ? above
      : visitFromBelow(level, certain(applyCompletion(level, above, size), size));
  }
  const lowest = visits[0] as Float64Array;
  const cycle = new Float64Array(size * size);
  for (let s = 0; s < size; s++) {
    const row = transform(lowest.slice(s * width, (s + 1) * width), loop, size);
    const sum = sumOf(row);
    for (let t = 0; t < size; t++) cycle[s * size + t] = (row[t] as number) / sum;
  }
  let state = transform(stationaryDistribution(cycle, size), lowest, width);
  let total = 0;
  for (let i = 0; i < width; i++) total += (state[i] as number) * (down.time[i] as number);
  const found: Float64Array[] = [];
  let waiting = 0;
  let arriving = applyArrival(level, state, 1);
  for (let q = 0; q < waitingRoom; q++) {
    const rate = sumOf(arriving);
    if (rate > HUGE) {
      // Overload: what is found grows with q. Bring all down together; what vanishes did not count.
      total /= HUGE;
      waiting /= HUGE;
      arriving = arriving.map((value) => value / HUGE);
      for (let i = 0; i < q; i++) found[i] = (found[i] as Float64Array).map((value) => value / HUGE);
    }
    found[q] = arriving;
    if (rate < NEGLIGIBLE * total) break;
    state = transform(arriving, visits[q + 1] as Float64Array, width);
    const mass = sumOf(state);
    total += mass;
    waiting += (q + 1) * mass;
    arriving = applyArrival(level, state, 1);
  }
  const arrivalsPerTotal = total / meanOf(arrivals);
  const lossProbability = sumOf(arriving) / arrivalsPerTotal;
  // So seldom full that the rates up to there vanish.
  if (!Number.isFinite(lossProbability)) return null;
  const admitted = arrivalsPerTotal * (1 - lossProbability);
  const line = { service: servicePhases, below, top, found: found.map((row) => row.map((rate) => rate / admitted)) };
  return { lossProbability, found: Float64Array.from(line.found, sumOf), line, waiting: waiting / total };
}

/** Above it probabilities are scaled down, below it (of the total) they are not followed. */
const HUGE = 1e150;
const NEGLIGIBLE = 1e-25;

function isSettled(a: Float64Array, b: Float64Array | undefined): boolean {
  if (b === undefined) return false;
  if (a === b) return true;
  let change = 0;
  let scale = 0;
  for (let i = 0; i < a.length; i++) {
    change = Math.max(change, Math.abs((a[i] as number) - (b[i] as number)));
    scale = Math.max(scale, Math.abs(a[i] as number));
  }
  return change < 1e-14 * scale;
}
