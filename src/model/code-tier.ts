import type { ServiceTier, WorkerTier } from "../topology/types.ts";
import { machineCosts } from "./costs.ts";
import type { LoweredTier, Lowering } from "./lowering.ts";
import { addMachines } from "./machines.ts";
import { addConnections, held } from "./slots.ts";
import { specsOf } from "./specs.ts";
import type { Group } from "./types.ts";
import { delay, work } from "./work.ts";

/** A tier that runs the reader's own code: a core, then what holds none, then the calls in order. */
export function codeTier(
  tier: ServiceTier | WorkerTier,
  balancing: Group["balancing"] | null,
  lowering: Lowering,
): LoweredTier {
  const { servers } = tier;
  // Threads that are held for nothing else than the machine are how many it serves at once.
  const isAlone = tier.operations.every(({ calls, delay }) => calls.length === 0 && delay === null);
  const concurrency = isAlone || servers.threads === null ? { concurrency: servers.threads } : {};
  const machines = { tier, part: "cores", members: servers.instances, balancing, ...concurrency };
  const cores = addMachines(machines, servers, lowering);
  const connections = addConnections(tier, cores.group, servers.pools, lowering);
  const caller = { tier: tier.id, passes: null, waits: true, slots: connections.perCall };
  const specOf = specsOf(tier.id, tier.operations);
  return {
    forwarding: null,
    element: { machines: servers.instances, spare: servers.instances - 1 },
    target: (request) => {
      const spec = specOf(request.operation);
      const operation = lowering.operation({
        tier: tier.id,
        name: spec.name,
        path: spec.path,
        steps: () =>
          held(
            cores.threads,
            connections.heldOver(spec.calls, [
              ...work(cores, spec.serviceTime),
              ...delay(spec.delay),
              ...lowering.calls(spec.calls, caller),
            ]),
          ),
      });
      return { operation, select: { kind: "one" }, atCaller: false };
    },
    costs: (counted) => [machineCosts(tier, servers, servers.instances, counted)],
  };
}
