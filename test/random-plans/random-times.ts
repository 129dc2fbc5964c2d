import type { Maker } from "./maker.ts";

/** A time of some mean, in seconds, as a file may write it. */
export function time({ draws, features }: Maker, mean: number): unknown {
  const written = seconds(mean);
  if (!features.has("laws")) return written;
  return draws.pick<() => unknown>(
    () => written,
    () => ({ constant: written }),
    () => ({ mean: written, scv: draws.pick(0, 0.25, 0.5, 2, 4, 10) }),
    () => ({ mean: written, scv: draws.pick(0.3, 3), shape: draws.pick("gamma", "lognormal") }),
    () => ({ p50: seconds(mean * 0.7), p99: seconds(mean * draws.pick(1.5, 4, 12)) }),
  )();
}

/** With a unit that keeps the number of digits small. */
export function seconds(value: number): string {
  const [unit, scale] = value >= 1 ? ["s", 1] : value >= 1e-3 ? ["ms", 1e3] : ["us", 1e6];
  return `${Number((value * scale).toPrecision(4))}${unit}`;
}
