/** Who comes to each pool of slots, and which pools can run short at all. */
import type { Group, Station } from "../../model/types.ts";
import type { Chain } from "../closed-chains.ts";
import { queuesOf } from "../closed-network.ts";
import type { Conditions } from "../flows.ts";
import { flowsOf } from "../flows.ts";
import { insideOf } from "../held/inside.ts";
import type { Prepared } from "../prepare.ts";

export interface SlotSupply {
  /** Pools that never run short: a slot for everybody who can ask for one, or as many as are wanted. */
  readonly ample: ReadonlySet<number>;
  /** By pool: those of which a slot is held while one of its is asked for, ample ones included. */
  readonly outers: ReadonlyMap<number, readonly number[]>;
}

/**
 * @param direct by chain: the pools that its users come to without a slot of another
 * @param ratesAt of all workloads, at throughputs of the chains
 */
export function slotSupply(
  prepared: Prepared,
  chains: readonly Chain[],
  conditions: Conditions,
  mended: ReadonlySet<number>,
  direct: readonly ReadonlySet<number>[],
  ratesAt: (throughputs: readonly number[]) => number[],
): SlotSupply {
  const { order, sites } = prepared.pools;
  const flows = flowsOf(prepared, ratesAt(chains.map(() => 1)), conditions);
  const outers = new Map<number, number[]>(order.map((s) => [s, []]));
  for (const outer of order) {
    const inside = insideOf(prepared, sites.get(outer) ?? [], flows, conditions, new Set());
    for (const s of inside?.asked.keys() ?? []) outers.get(s)?.push(outer);
  }
  const users = chains.reduce((sum, { population }) => sum + population, 0);
  /** Most who hold a slot of it: of one member, and of all. */
  const most = new Map<number, { readonly each: number; readonly all: number }>();
  const ample = new Set<number>();
  for (const s of [...order].reverse()) {
    const station = prepared.model.stations[s] as Station;
    const queues = queuesOf(station, prepared.model.groups[station.group] as Group);
    const slots = Math.min(...queues.map(({ servers }) => servers));
    let all = chains.reduce((sum, { population }, c) => sum + (direct[c]?.has(s) ? population : 0), 0);
    let each = all;
    for (const outer of outers.get(s) as number[]) {
      const before = most.get(outer) as { each: number; all: number };
      // The instance that holds the outer slot is the one that is asked.
      const isOwn = prepared.model.stations[outer]?.group === station.group;
      all += before.all;
      each += isOwn ? before.each : before.all;
    }
    all = Math.min(all, users);
    each = Math.min(each, all);
    if (mended.has(s) || slots >= each) ample.add(s);
    const total = queues.reduce((sum, { servers }) => sum + servers, 0);
    most.set(s, mended.has(s) ? { each, all } : { each: Math.min(each, slots), all: Math.min(all, total) });
  }
  return { ample, outers };
}
