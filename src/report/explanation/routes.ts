/** The ways on which requests of a workload come to a tier. */
import type { CallSite } from "./call-sites.ts";
import type { Factor } from "./factor.ts";

/** One way: what the flow is multiplied by from the entry to an operation of the tier. */
export type Route = readonly Factor[];

/** Ways that are written out; a call graph may have more than there are atoms. */
const MOST_ROUTES = 8;
const MOST_STEPS = 2000;

/**
 * All ways from an operation to others, first come first.
 *
 * @returns null: too many to be worth writing out
 */
export function routesTo(
  entry: number,
  targets: ReadonlySet<number>,
  workload: number,
  sites: readonly CallSite[],
): readonly Route[] | null {
  const open = sites.filter(({ only }) => only === null || only.includes(workload));
  const leading = leadingTo(targets, open);
  const from = new Map<number, CallSite[]>();
  for (const site of open) {
    if (!leading.has(site.target)) continue;
    const known = from.get(site.caller);
    if (known === undefined) from.set(site.caller, [site]);
    else known.push(site);
  }
  const routes: Route[] = [];
  let steps = 0;
  let isTooMuch = false;
  const follow = (operation: number, factors: Route, before: ReadonlySet<number>): void => {
    steps += 1;
    isTooMuch ||= steps > MOST_STEPS || routes.length > MOST_ROUTES || before.has(operation);
    if (isTooMuch) return;
    if (targets.has(operation)) routes.push(factors);
    const seen = new Set(before).add(operation);
    for (const site of from.get(operation) ?? []) follow(site.target, [...factors, ...site.factors], seen);
  };
  if (leading.has(entry)) follow(entry, [], new Set());
  return isTooMuch ? null : routes;
}

/** Operations from which one of the targets is reached, the targets included. */
function leadingTo(targets: ReadonlySet<number>, sites: readonly CallSite[]): ReadonlySet<number> {
  const callers = new Map<number, number[]>();
  for (const { caller, target } of sites) {
    const known = callers.get(target);
    if (known === undefined) callers.set(target, [caller]);
    else known.push(caller);
  }
  const leading = new Set(targets);
  for (const operation of leading) {
    for (const caller of callers.get(operation) ?? []) leading.add(caller);
  }
  return leading;
}
