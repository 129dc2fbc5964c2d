/** Regimes that were found before, of the same model at this load or at another: what a search along the load begins with. */
import type { Prepared } from "./prepare.ts";
import type { Side } from "./regimes.ts";
import type { Settled, SettleOptions } from "./settle.ts";

interface Known {
  readonly factor: number;
  readonly state: Settled;
}

const known = new WeakMap<Prepared, Map<string, Known[]>>();

const keyOf = ({ mended, effort }: SettleOptions, regime: Side): string => `${regime} ${effort} ${[...mended]}`;

function knownOf(prepared: Prepared, options: SettleOptions, regime: Side): Known[] {
  const all = known.get(prepared) ?? new Map<string, Known[]>();
  known.set(prepared, all);
  const key = keyOf(options, regime);
  const list = all.get(key) ?? [];
  all.set(key, list);
  return list;
}

/**
 * The regime at the next load towards the end that its iteration comes from: failures grow with the load, so it lies on
 * the same side of the fixed point that is looked for. null: there is none.
 */
export function knownRegime(prepared: Prepared, options: SettleOptions, regime: Side): Known | null {
  const towards = regime === "calm" ? 1 : -1;
  let nearest: Known | null = null;
  for (const one of knownOf(prepared, options, regime)) {
    if (towards * (options.loadFactor - one.factor) < 0) continue;
    if (nearest === null || towards * (one.factor - nearest.factor) > 0) nearest = one;
  }
  return nearest;
}

export function rememberRegime(prepared: Prepared, options: SettleOptions, regime: Side, state: Settled): void {
  knownOf(prepared, options, regime).push({ factor: options.loadFactor, state });
}
