import type { PhaseType } from "./phase-type.ts";

/**
 * How many of the busy servers are in each phase of service: with k phases and i busy servers there are
 * C(i+k−1, k−1) such configurations. Servers are alike, so that is all that matters of them.
 */
export interface BusyConfigurations {
  /** i. */
  readonly busy: number;
  /** How many configurations there are, n. */
  readonly size: number;
  /** Servers in phase j of configuration s at [s·k + j]. */
  readonly counts: Int32Array;
  /** Configuration of i − 1 servers after one in phase j has left, at [s·k + j]; −1 where there is none. */
  readonly without: Int32Array;
  /** Configuration of i + 1 servers after one has started in phase j, at [s·k + j]. */
  readonly withOneMore: Int32Array;
  /** Configuration after one in phase j has gone on to the next phase, at [s·k + j]; −1 where there is none. Larger than s. */
  readonly advanced: Int32Array;
}

/** C(i + k − 1, k − 1), the number of configurations; may be too large to be worth enumerating. */
export function configurationCount(busy: number, phases: number): number {
  let count = 1;
  for (let j = 1; j < phases; j++) count = (count * (busy + j)) / j;
  return Math.round(count);
}

/**
 * Rank of a configuration in lexicographic order of (n_k, n_{k−1}, …, n_2); n_1 is what is left of i.
 * With two phases it is simply n_2.
 */
function rank(counts: ArrayLike<number>, offset: number, phases: number, busy: number): number {
  let position = 0;
  let left = busy;
  for (let j = phases - 1; j > 0; j--) {
    const here = counts[offset + j] as number;
    for (let smaller = 0; smaller < here; smaller++) position += configurationCount(left - smaller, j);
    left -= here;
  }
  return position;
}

/**
 * All configurations of `busy` servers over the phases of a service law, with the moves between them.
 *
 * @example
 * busyConfigurations(2, { start: [0.5, 0.5], rate: [1, 2], next: [-1, -1] }).size; // 3
 */
export function busyConfigurations(busy: number, service: PhaseType): BusyConfigurations {
  const phases = service.rate.length;
  const size = configurationCount(busy, phases);
  const counts = new Int32Array(size * phases);
  const without = new Int32Array(size * phases).fill(-1);
  const withOneMore = new Int32Array(size * phases);
  const advanced = new Int32Array(size * phases).fill(-1);
  const current = new Int32Array(phases);
  let s = 0;
  const place = (phase: number, left: number): void => {
    if (phase === 0) {
      current[0] = left;
      counts.set(current, s * phases);
      s++;
      return;
    }
    for (let here = 0; here <= left; here++) {
      current[phase] = here;
      place(phase - 1, left - here);
    }
  };
  place(phases - 1, busy);
  const moved = new Int32Array(phases);
  for (s = 0; s < size; s++) {
    moved.set(counts.subarray(s * phases, (s + 1) * phases));
    for (let j = 0; j < phases; j++) {
      const here = moved[j] as number;
      if (here > 0) {
        moved[j] = here - 1;
        without[s * phases + j] = rank(moved, 0, phases, busy - 1);
        const successor = service.next[j] as number;
        if (successor >= 0) {
          moved[successor] = (moved[successor] as number) + 1;
          advanced[s * phases + j] = rank(moved, 0, phases, busy);
          moved[successor] = (moved[successor] as number) - 1;
        }
      }
      moved[j] = here + 1;
      withOneMore[s * phases + j] = rank(moved, 0, phases, busy + 1);
      moved[j] = here;
    }
  }
  return { busy, size, counts, without, withOneMore, advanced };
}
