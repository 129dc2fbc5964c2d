import { cacheEngines } from "../../catalog/cache-engines.ts";
import { findInstance, type InstanceShape, nextLargerInstance } from "../../catalog/instances.ts";
import { CORES_SOLD, isPriceScaled, resizeEdits, type Size } from "../../findings/resize.ts";
import type { Servers, Tier } from "../../topology/types.ts";
import { growthWanted, serversOf, tierOf } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { Remedy } from "../types.ts";

export const scaleUp: Remedy = {
  name: "scale-up",
  title: "Scale up",
  what: "Moves a tier to the next larger machines that mend the finding: larger shapes of the same catalog family, or more cores where the file names no shape. Service times measured as a utilization keep the cores of the machine that was measured, and a price of the file's own is taken in proportion.",
  limits: `There is a largest machine: that of the family, or ${CORES_SOLD.at(-1)} cores. One request is no faster on more cores, and an engine that runs its commands on one thread gains nothing.`,
  asks: [],
  rules: [
    "saturated",
    "near-saturation",
    "utilization-budget",
    "headroom-budget",
    "latency-budget",
    "lag-budget",
    "error-budget",
    "errors",
  ],
  propose: (finding, { assessment, at, data }, judge) => {
    const tier = tierOf(finding, assessment);
    const servers = tier === undefined ? null : serversOf(tier);
    if (tier === undefined || servers === null || finding.station === null) return [];
    const sizes = largerSizes(tier, servers);
    const wanted = servers.cores * growthWanted(finding, at);
    const guess = sizes.findIndex(({ cores }) => cores >= wanted * (1 - 1e-9));
    const edits = ({ shape, cores }: Size) => resizeEdits(tier.path, servers, { shape, cores }, data);
    const range = { least: 0, guess: guess === -1 ? sizes.length - 1 : guess, most: sizes.length - 1 };
    const smallest = smallestThatHelps(range, (index) => judge(edits(sizes[index] as Size)));
    if (smallest === null) return [];
    const size = sizes[smallest.number] as Size;
    return [
      {
        title:
          size.shape === null
            ? `Give ${tier.id} ${size.cores} cores instead of ${servers.cores}`
            : `Move ${tier.id} from ${servers.shape} to ${size.shape}`,
        edits: edits(size),
        asks: [
          tier.kind === "database"
            ? "a switch-over of each machine, or a maintenance window"
            : "machines replaced one by one",
          ...(isPriceScaled(tier.path, data)
            ? ["the price of the larger machine: taken in proportion to its cores"]
            : []),
          ...(smallest.number === sizes.length - 1 ? ["there is no larger machine to go to after this one"] : []),
        ],
      },
    ];
  },
};

/** Machines that are larger, smallest first. */
function largerSizes(tier: Tier, servers: Servers): readonly Size[] {
  if (tier.kind === "cache" && servers.cores >= (cacheEngines.get(tier.engine)?.cores ?? 1)) return [];
  const shape = servers.shape === null ? undefined : findInstance(servers.shape);
  if (shape === undefined)
    return CORES_SOLD.filter((cores) => cores > servers.cores).map((cores) => ({ shape: null, cores }));
  const sizes: Size[] = [];
  for (let next: InstanceShape | undefined = nextLargerInstance(shape); next; next = nextLargerInstance(next)) {
    if (next.cores > servers.cores) sizes.push({ shape: next.name, cores: next.cores });
  }
  return sizes;
}
