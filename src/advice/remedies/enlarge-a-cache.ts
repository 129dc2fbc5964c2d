import { findInstance, type InstanceShape, nextLargerInstance } from "../../catalog/instances.ts";
import { valueAt } from "../../findings/plain-data.ts";
import { priceEdits, resizeEdits } from "../../findings/resize.ts";
import type { Edit, Finding } from "../../findings/types.ts";
import { callTreesOf, tiersCalledBy } from "../../topology/call-nodes.ts";
import type { CacheTier, CdnTier, Tier } from "../../topology/types.ts";
import { formatRatio } from "../../units/format-quantity.ts";
import { quantityText } from "../../units/quantity-text.ts";
import { tierOf } from "../demand.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { AdviceContext, Judge, Proposal, Remedy } from "../types.ts";

/** Times the memory beyond which another remedy is called for. */
const MOST_TIMES = 64;
/** Steps into which a memory of 2ⁿ bytes, or up to twice as many, is divided. */
const STEPS = 8;
/** Caches before one tier that are tried. */
const MOST_CACHES = 3;

export const enlargeACache: Remedy = {
  name: "enlarge-a-cache",
  title: "Enlarge a cache",
  what: "Gives a cache or cdn whose hit ratio is computed more memory, so that fewer misses reach what is behind it: the smallest memory that mends the finding is searched, and the hit ratio that it gives is named. Where the memory is that of the machine, the next larger machines of its family.",
  limits: `Up to ${MOST_TIMES} times the memory, that of the machine where one is named, and all of the items. Where the hit ratio is given there is nothing to compute; where items expire before they are evicted, memory changes nothing, and it is not offered.`,
  asks: ["memory that is there for items, not for the engine's own needs"],
  rules: [
    "saturated",
    "near-saturation",
    "utilization-budget",
    "headroom-budget",
    "latency-budget",
    "hit-ratio-budget",
  ],
  propose: (finding, context, judge) =>
    cachesBefore(finding, context)
      .slice(0, MOST_CACHES)
      .flatMap((cache) => {
        const sizes = largerSizes(cache, context);
        return sizes === null ? [] : smallestOf(cache, sizes, context, judge);
      }),
};

type Cache = CacheTier | CdnTier;

const isComputed = (tier: Tier): tier is Cache =>
  (tier.kind === "cache" || tier.kind === "cdn") && tier.memory !== null;

/** The finding's own cache; else those whose misses go to its tier. */
function cachesBefore(finding: Finding, { assessment }: AdviceContext): readonly Cache[] {
  const tier = tierOf(finding, assessment);
  if (tier === undefined) return [];
  if (finding.rule === "hit-ratio-budget") return isComputed(tier) ? [tier] : [];
  const { tiers } = assessment.topology;
  const byId = new Map(tiers.map((one) => [one.id, one]));
  return tiers.filter(isComputed).filter((cache) => tiersCalledBy(callTreesOf(cache).flat(), byId).has(tier.id));
}

/** Larger memories, by number. */
interface Sizes {
  readonly least: number;
  readonly most: number;
  readonly editsOf: (number: number) => readonly Edit[];
  /** `24GiB of memory instead of 16GiB`. */
  readonly titleOf: (number: number) => string;
  readonly asks: readonly string[];
}

/** null: there is no larger one that could help. */
function largerSizes(cache: Cache, context: AdviceContext): Sizes | null {
  const shapeName = cache.kind === "cache" ? cache.servers.shape : null;
  const shape = shapeName === null ? undefined : findInstance(shapeName);
  const isWritten = [cache.path, ["defaults", cache.kind]].some(
    (path) => valueAt(context.data, [...path, "memory"]) !== undefined,
  );
  return isWritten || shape === undefined ? memories(cache, shape ?? null, context) : machines(cache, shape, context);
}

/** The file's own memory, in steps of an eighth of its magnitude. */
function memories(cache: Cache, shape: InstanceShape | null, context: AdviceContext): Sizes | null {
  const { bytes } = cache.memory as NonNullable<Cache["memory"]>;
  const step = 2 ** Math.floor(Math.log2(bytes)) / STEPS;
  const enough = Math.min(bytes * MOST_TIMES, allItems(cache, bytes, context), shape?.memory ?? Infinity);
  const textOf = (number: number) => quantityText(number * step, "size");
  const isScaled = shape === null && priceEdits(cache.path, 2, context.data).length > 0;
  return {
    least: Math.floor(bytes / step) + 1,
    most: Math.ceil(enough / step),
    editsOf: (number) => [
      { path: [...cache.path, "memory"], value: textOf(number) },
      ...(shape === null ? priceEdits(cache.path, (number * step) / bytes, context.data) : []),
    ],
    titleOf: (number) => `${textOf(number)} of memory instead of ${quantityText(bytes, "size")}`,
    asks: isScaled ? ["the price of the larger memory: taken in proportion to it"] : [],
  };
}

/** The machine's memory: larger machines of its family. */
function machines(cache: Cache, shape: InstanceShape, { data }: AdviceContext): Sizes | null {
  if (cache.kind !== "cache") return null;
  const larger: InstanceShape[] = [];
  for (let next = nextLargerInstance(shape); next !== undefined; next = nextLargerInstance(next)) {
    if (next.memory > shape.memory) larger.push(next);
  }
  const shapeAt = (number: number) => larger[number] as InstanceShape;
  return {
    least: 0,
    most: larger.length - 1,
    editsOf: (number) => {
      const { name, cores } = shapeAt(number);
      return resizeEdits(cache.path, cache.servers, { shape: name, cores }, data);
    },
    titleOf: (number) => `the memory of ${shapeAt(number).name} instead of ${shape.name}`,
    asks: ["machines replaced one by one, each of which begins empty"],
  };
}

/** Memory of one node in which all items are. */
function allItems({ id }: Cache, bytes: number, { assessment }: AdviceContext): number {
  let size = 0;
  let nodes = 1;
  for (const { tier, hit } of assessment.model.caches) {
    if (tier !== id || hit.kind === "given") continue;
    size += hit.items * hit.itemSize;
    nodes = hit.room.capacity / bytes;
  }
  return size / nodes;
}

function smallestOf(cache: Cache, sizes: Sizes, context: AdviceContext, judge: Judge): readonly Proposal[] {
  const { least, most, editsOf, titleOf } = sizes;
  const smallest = smallestThatHelps({ least, guess: 2 * least, most }, (number) => judge(editsOf(number)));
  if (smallest === null) return [];
  const edits = editsOf(smallest.number);
  const hits = hitRatioWith(cache, edits, context);
  return [
    {
      title: `Give ${cache.id} ${titleOf(smallest.number)}${hits === null ? "" : `: ${hits}`}`,
      edits,
      asks: [...enlargeACache.asks, ...sizes.asks],
    },
  ];
}

/** `93.2% hits instead of 88%`, over all key spaces; null: it cannot be told. */
function hitRatioWith({ id }: Cache, edits: readonly Edit[], { at, solve }: AdviceContext): string | null {
  const after = solve(edits, { places: false, headroom: "ignored" });
  const [was, is] = [at, after].map((assessment) => {
    const own = (assessment?.solution.caches ?? []).filter((_, index) => assessment?.model.caches[index]?.tier === id);
    const reads = own.reduce((sum, { readRate }) => sum + readRate, 0);
    return reads > 0 ? own.reduce((sum, { readRate, hitRatio }) => sum + readRate * hitRatio, 0) / reads : null;
  });
  return was == null || is == null ? null : `${formatRatio(is)} hits instead of ${formatRatio(was)}`;
}
