/** Rates between states, by the state that they come from. */
export interface Transitions {
  readonly rows: Int32Array;
  readonly targets: Int32Array;
  readonly rates: Float64Array;
}

/**
 * The states that a chain comes back to for ever: those of its one class that is never left. Where it starts may not be
 * among them, such as all users asking at once.
 *
 * @returns their numbers, ascending; null where there are several such classes, so that the start decides for ever
 */
export function recurrentStates({ rows, targets }: Transitions): Int32Array | null {
  const size = rows.length - 1;
  const back = reversed(rows, targets);
  let from = size - 1;
  for (;;) {
    const after = reached(rows, targets, [from]);
    const before = reached(back.rows, back.targets, [from]);
    const further = after.findIndex((is, state) => is === 1 && before[state] === 0);
    if (further >= 0) {
      from = further;
      continue;
    }
    // Nothing leads out: the class is what is reached. Does everything lead there?
    if (before.includes(0)) return null;
    const states: number[] = [];
    after.forEach((is, state) => {
      if (is === 1) states.push(state);
    });
    return Int32Array.from(states);
  }
}

/** The chain on these states alone, numbered as they are listed. */
export function restricted({ rows, targets, rates }: Transitions, states: Int32Array): Transitions {
  const number = new Int32Array(rows.length - 1).fill(-1);
  states.forEach((state, k) => {
    number[state] = k;
  });
  const heads = new Int32Array(states.length + 1);
  const to: number[] = [];
  const flow: number[] = [];
  states.forEach((state, k) => {
    for (let e = rows[state] as number; e < (rows[state + 1] as number); e++) {
      to.push(number[targets[e] as number] as number);
      flow.push(rates[e] as number);
    }
    heads[k + 1] = to.length;
  });
  return { rows: heads, targets: Int32Array.from(to), rates: Float64Array.from(flow) };
}

function reached(rows: Int32Array, targets: Int32Array, starts: readonly number[]): Uint8Array {
  const seen = new Uint8Array(rows.length - 1);
  const stack = [...starts];
  for (const state of starts) seen[state] = 1;
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    for (let k = rows[state] as number; k < (rows[state + 1] as number); k++) {
      const target = targets[k] as number;
      if (seen[target] === 1) continue;
      seen[target] = 1;
      stack.push(target);
    }
  }
  return seen;
}

function reversed(rows: Int32Array, targets: Int32Array): { readonly rows: Int32Array; readonly targets: Int32Array } {
  const size = rows.length - 1;
  const heads = new Int32Array(size + 1);
  for (const target of targets) heads[target + 1] = (heads[target + 1] as number) + 1;
  for (let j = 0; j < size; j++) heads[j + 1] = (heads[j + 1] as number) + (heads[j] as number);
  const fill = heads.slice();
  const sources = new Int32Array(targets.length);
  for (let i = 0; i < size; i++) {
    for (let k = rows[i] as number; k < (rows[i + 1] as number); k++) {
      const target = targets[k] as number;
      const at = fill[target] as number;
      sources[at] = i;
      fill[target] = at + 1;
    }
  }
  return { rows: heads, targets: sources };
}
