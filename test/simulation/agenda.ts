/** What happens when: a binary heap of actions by time. */
export interface Agenda {
  readonly now: () => number;
  readonly after: (delay: number, action: () => void) => void;
  /** Does what is planned in its order, as long as `goesOn` and something is. */
  readonly runWhile: (goesOn: () => boolean) => void;
}

export function agenda(): Agenda {
  const times: number[] = [];
  const actions: (() => void)[] = [];
  let now = 0;

  function push(time: number, action: () => void): void {
    let k = times.length;
    times.push(time);
    actions.push(action);
    while (k > 0) {
      const parent = (k - 1) >> 1;
      if ((times[parent] as number) <= time) break;
      times[k] = times[parent] as number;
      actions[k] = actions[parent] as () => void;
      k = parent;
    }
    times[k] = time;
    actions[k] = action;
  }

  function pop(): () => void {
    const first = actions[0] as () => void;
    const time = times.pop() as number;
    const action = actions.pop() as () => void;
    const size = times.length;
    if (size > 0) {
      let k = 0;
      for (;;) {
        let child = 2 * k + 1;
        if (child >= size) break;
        if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child++;
        if ((times[child] as number) >= time) break;
        times[k] = times[child] as number;
        actions[k] = actions[child] as () => void;
        k = child;
      }
      times[k] = time;
      actions[k] = action;
    }
    return first;
  }

  return {
    now: () => now,
    after: (delay, action) => push(now + delay, action),
    runWhile: (goesOn) => {
      while (times.length > 0 && goesOn()) {
        now = times[0] as number;
        pop()();
      }
    },
  };
}
