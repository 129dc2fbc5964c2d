/** Draws that follow from a seed alone, so that a plan can be made again from its number. */
export interface Draws {
  /** True with a probability. */
  readonly chance: (probability: number) => boolean;
  /** One of several, all as likely. */
  readonly pick: <Option>(...options: readonly [Option, ...Option[]]) => Option;
  /** Between two positive numbers, evenly on a logarithmic scale, to two digits. */
  readonly spread: (low: number, high: number) => number;
}

export function drawsOf(seed: number): Draws {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1) + 13);
  return {
    chance: (probability) => next() < probability,
    pick: (...options) => options[Math.floor(next() * options.length)] ?? options[0],
    spread: (low, high) => Number((low * (high / low) ** next()).toPrecision(2)),
  };
}

/** T. Ettinger's mulberry32: uniform on [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
