import type { ServiceTier, WorkerTier } from "../topology/types.ts";
import { machineCosts } from "./costs.ts";
import { lookUp } from "./lookup.ts";
import type { LoweredTier, Lowering } from "./lowering.ts";
import { addMachines } from "./machines.ts";
import type { Group } from "./types.ts";
import { delay, work } from "./work.ts";

/** A tier that runs the reader's own code: a core, then what holds none, then the calls in order. */
export function codeTier(
  tier: ServiceTier | WorkerTier,
  balancing: Group["balancing"] | null,
  lowering: Lowering,
): LoweredTier {
  const { servers } = tier;
  const station = addMachines({ tier, part: "cores", members: servers.instances, balancing }, servers, lowering);
  const specs = new Map(tier.operations.map((spec) => [spec.name, spec]));
  return {
    forwarding: null,
    element: { machines: servers.instances, spare: servers.instances - 1 },
    target: (request, path) => {
      const spec = lookUp(tier.id, specs, request, path, lowering);
      const operation = lowering.operation({
        tier: tier.id,
        name: spec?.name ?? "*",
        path: spec?.path ?? path,
        steps: () =>
          spec === null
            ? []
            : [
                ...work(station, spec.serviceTime, servers.speed),
                ...delay(spec.delay),
                ...lowering.calls(spec.calls, { tier: tier.id, passes: null, waits: true }),
              ],
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [machineCosts(tier, servers, servers.instances, counted)],
  };
}
