import type { BusyConfigurations } from "./busy-configurations.ts";
import { solveSubstochastic } from "./linear-system.ts";
import type { PhaseType } from "./phase-type.ts";

/**
 * What happens from a level on until an arrival first takes the queue above it. Rows are states of the
 * level: arrival phase φ times configuration of the busy servers, φ the slower index.
 */
export interface UpwardPassage {
  readonly configurations: BusyConfigurations;
  /** M: P(the configuration just before that arrival is t | start in row), rows × n. Row sums are 1. */
  readonly crossing: Float64Array;
  /** Mean time until then, by row: what a visit adds to the probability of being at or below the level. */
  readonly time: Float64Array;
  /** Mean of busy servers × time until then, by row. */
  readonly work: Float64Array;
}

/** Row sums of what a completion leads to: M of the level below, and its times. */
interface Below {
  /** L·M: rows × n(below). */
  readonly crossing: Float64Array;
  /** 1 + L·time, by row. */
  readonly time: Float64Array;
  /** i + L·work, by row. */
  readonly work: Float64Array;
}

/** Completions from a level at which no one waits: each leads to the configuration without that server. */
export function fallingBelow(
  configurations: BusyConfigurations,
  service: PhaseType,
  arrivalPhases: number,
  below: UpwardPassage | null,
): Below | null {
  if (below === null) return null;
  const { size, counts, without } = configurations;
  const phases = service.rate.length;
  const sizeBelow = below.configurations.size;
  const crossing = new Float64Array(arrivalPhases * size * sizeBelow);
  const time = new Float64Array(arrivalPhases * size).fill(1);
  const work = new Float64Array(arrivalPhases * size).fill(configurations.busy);
  for (let arrival = 0; arrival < arrivalPhases; arrival++)
    for (let s = 0; s < size; s++) {
      const row = arrival * size + s;
      for (let j = 0; j < phases; j++) {
        const target = without[s * phases + j] as number;
        if (target < 0 || (service.next[j] as number) >= 0) continue;
        const rate = (counts[s * phases + j] as number) * (service.rate[j] as number);
        const from = arrival * sizeBelow + target;
        time[row] = (time[row] as number) + rate * (below.time[from] as number);
        work[row] = (work[row] as number) + rate * (below.work[from] as number);
        for (let t = 0; t < sizeBelow; t++)
          crossing[row * sizeBelow + t] =
            (crossing[row * sizeBelow + t] as number) + rate * (below.crossing[from * sizeBelow + t] as number);
      }
    }
  return { crossing, time, work };
}

/**
 * The passage above a level, from the passage above the level below it.
 *
 * With D the level's own generator, α and a the start and end of the arrivals' phases, B the start of one
 * more service and L the completions: M = (−D − L·M₋·(α⊗B))⁻¹(a⊗I). The second term has the rank n of the
 * configurations, so only an n × n system is solved whatever the arrivals are (Woodbury).
 *
 * @param down what completions lead to; null at the lowest level, where none are taken to happen
 */
export function passUp(
  arrivals: PhaseType,
  service: PhaseType,
  configurations: BusyConfigurations,
  below: UpwardPassage | null,
): UpwardPassage {
  const { size, counts, advanced, busy } = configurations;
  const phases = service.rate.length;
  const arrivalPhases = arrivals.rate.length;
  const rows = arrivalPhases * size;
  const down = fallingBelow(configurations, service, arrivalPhases, below);
  const sizeBelow = below === null ? 0 : below.configurations.size;
  // Until the first completion: `crossing` takes the arrival, `fall` a completion and the way back up.
  const crossing = new Float64Array(rows * size);
  const fall = new Float64Array(rows * sizeBelow);
  const time = new Float64Array(rows);
  const work = new Float64Array(rows);
  for (let arrival = arrivalPhases - 1; arrival >= 0; arrival--) {
    const arrivalRate = arrivals.rate[arrival] as number;
    const arrivalNext = arrivals.next[arrival] as number;
    for (let s = size - 1; s >= 0; s--) {
      const row = arrival * size + s;
      let total = arrivalRate;
      time[row] = down === null ? 1 : (down.time[row] as number);
      work[row] = down === null ? busy : (down.work[row] as number);
      for (let t = 0; t < sizeBelow; t++)
        fall[row * sizeBelow + t] = (down as Below).crossing[row * sizeBelow + t] as number;
      if (arrivalNext < 0) crossing[row * size + s] = arrivalRate;
      else follow(row, arrivalNext * size + s, arrivalRate);
      for (let j = 0; j < phases; j++) {
        const rate = (counts[s * phases + j] as number) * (service.rate[j] as number);
        if (rate === 0) continue;
        const target = advanced[s * phases + j] as number;
        if (target >= 0) {
          total += rate;
          follow(row, arrival * size + target, rate);
        } else if (down !== null) total += rate;
      }
      const inverse = 1 / total;
      time[row] = (time[row] as number) * inverse;
      work[row] = (work[row] as number) * inverse;
      for (let t = 0; t < size; t++) crossing[row * size + t] = (crossing[row * size + t] as number) * inverse;
      for (let t = 0; t < sizeBelow; t++) fall[row * sizeBelow + t] = (fall[row * sizeBelow + t] as number) * inverse;
    }
  }
  const first = { configurations, crossing, time, work };
  return below === null ? first : returnAndRepeat(arrivals, service, first, fall, below.configurations);

  function follow(row: number, target: number, rate: number): void {
    time[row] = (time[row] as number) + rate * (time[target] as number);
    work[row] = (work[row] as number) + rate * (work[target] as number);
    for (let t = 0; t < size; t++)
      crossing[row * size + t] = (crossing[row * size + t] as number) + rate * (crossing[target * size + t] as number);
    for (let t = 0; t < sizeBelow; t++)
      fall[row * sizeBelow + t] =
        (fall[row * sizeBelow + t] as number) + rate * (fall[target * sizeBelow + t] as number);
  }
}

/**
 * Adds to the passage without completions what follows after one: the level below, the way back up (an
 * arrival, whose phase starts anew), and from there on the same passage again.
 */
function returnAndRepeat(
  arrivals: PhaseType,
  service: PhaseType,
  first: UpwardPassage,
  fall: Float64Array,
  below: BusyConfigurations,
): UpwardPassage {
  const { configurations, crossing, time, work } = first;
  const size = configurations.size;
  const rows = time.length;
  const returned = startOneMore(fall, rows, below, size, service);
  const columns = size + 2;
  const again = new Float64Array(size * size);
  const passage = new Float64Array(size * columns);
  for (let arrival = 0; arrival < arrivals.rate.length; arrival++) {
    const probability = arrivals.start[arrival] as number;
    if (probability === 0) continue;
    for (let s = 0; s < size; s++) {
      const row = arrival * size + s;
      for (let t = 0; t < size; t++) {
        again[s * size + t] = (again[s * size + t] as number) + probability * (returned[row * size + t] as number);
        passage[s * columns + t] =
          (passage[s * columns + t] as number) + probability * (crossing[row * size + t] as number);
      }
      passage[s * columns + size] = (passage[s * columns + size] as number) + probability * (time[row] as number);
      passage[s * columns + size + 1] =
        (passage[s * columns + size + 1] as number) + probability * (work[row] as number);
    }
  }
  solveSubstochastic(again, passage, size, columns);
  for (let row = 0; row < rows; row++)
    for (let s = 0; s < size; s++) {
      const factor = returned[row * size + s] as number;
      if (factor === 0) continue;
      const from = s * columns;
      for (let t = 0; t < size; t++)
        crossing[row * size + t] = (crossing[row * size + t] as number) + factor * (passage[from + t] as number);
      time[row] = (time[row] as number) + factor * (passage[from + size] as number);
      work[row] = (work[row] as number) + factor * (passage[from + size + 1] as number);
    }
  return first;
}

/** Multiplies by B: from columns over configurations below to columns over those with one server more. */
export function startOneMore(
  matrix: Float64Array,
  rows: number,
  below: BusyConfigurations,
  size: number,
  service: PhaseType,
): Float64Array {
  const phases = service.rate.length;
  const result = new Float64Array(rows * size);
  for (let row = 0; row < rows; row++)
    for (let s = 0; s < below.size; s++) {
      const mass = matrix[row * below.size + s] as number;
      if (mass === 0) continue;
      for (let j = 0; j < phases; j++) {
        const target = row * size + (below.withOneMore[s * phases + j] as number);
        result[target] = (result[target] as number) + mass * (service.start[j] as number);
      }
    }
  return result;
}
