/** All pools of slots of users who think: those that can run short as solved, the others counted. */
import { lawFromMoments } from "../../queueing/law-from-moments.ts";
import { meanOf } from "../../queueing/law-moments.ts";
import { noTime } from "../../queueing/tail-law.ts";
import type { Results } from "../closed-results.ts";
import type { ClosedSettled } from "../closed-settle.ts";
import type { Conditions, Flows } from "../flows.ts";
import type { HeldPools } from "../held/held-pools.ts";
import { insideOf } from "../held/inside.ts";
import { timeOf } from "../held/pool-model.ts";
import type { Prepared } from "../prepare.ts";
import { serversOf } from "./slot-results.ts";

/** @param results of the stations, as far as users come to them without a slot, or nobody waits */
export function heldByUsers(
  prepared: Prepared,
  {
    flows,
    conditions,
    mended,
  }: { readonly flows: Flows; readonly conditions: Conditions; readonly mended: ReadonlySet<number> },
  { slots, ample }: ClosedSettled,
  results: Results,
): HeldPools {
  const none: HeldPools = {
    results: new Map(),
    loads: new Map(),
    moments: new Map(),
    capacities: new Map(),
    limits: new Map(),
  };
  const solved = slots?.held ?? none;
  const out = { results: new Map(solved.results), loads: new Map(solved.loads) };
  // Inside out, so that what is held behind is known.
  for (const s of prepared.pools.order) {
    if (!ample.has(s) || mended.has(s)) continue;
    const inside = insideOf(prepared, prepared.pools.sites.get(s) ?? [], flows, conditions, new Set(mended));
    if (inside === null) continue;
    let time = inside.delay.demand;
    for (const [at, { visits, demand }] of inside.asked) {
      const result = out.results.get(at) ?? results[at] ?? null;
      const inner = out.loads.get(at);
      const held = inner === undefined ? 0 : meanOf(inner.service);
      time += result === null ? demand + visits * held : visits * timeOf(result, demand / visits + held);
    }
    const utilization = Math.min(1, (inside.offered * time) / serversOf(prepared, s));
    out.loads.set(s, {
      arrivalRate: inside.offered,
      arrivalScv: 1,
      feedback: 0,
      service: lawFromMoments(time, 1),
      stream: "approximate",
    });
    out.results.set(s, {
      utilization,
      idle: 1 - utilization,
      saturated: false,
      throughput: inside.offered,
      lossProbability: 0,
      waitProbability: 0,
      wait: noTime,
      departureScv: 1,
      method: "pool of ample size",
      exactness: "exact",
      source: "",
    });
  }
  return { ...none, ...out };
}
