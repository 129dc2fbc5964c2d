import type { Edit, Finding } from "../../findings/types.ts";
import type { DatabaseTier } from "../../topology/types.ts";
import { callsTo, redirect, redirectReads } from "../calls-to.ts";
import { growthWanted, tierOf } from "../demand.ts";
import { freeName, newCache } from "../new-cache.ts";
import { smallestThatHelps } from "../smallest.ts";
import type { AdviceContext, Remedy } from "../types.ts";

/** Hit ratios beyond this are not to be promised, in per cent. */
const MOST_HITS = 99;
/** Hit ratio that is tried to see how much a cache takes off the station, in per cent. */
const PROBE = 50;

export const addACache: Remedy = {
  name: "add-a-cache",
  title: "Add a cache",
  what: "Puts a cache before the reads of a database (cache-aside) and sends the calls there: the smallest hit ratio, in whole per cent, that mends the finding is searched and named. The kind of query asked most comes first; all of them where one is not enough.",
  limits: `At most ${MOST_HITS} % are taken to hit. Reads marked \`fresh\` are not cached, and writes gain nothing. Whether your keys reach the hit ratio is for you to find out: that is why it is named.`,
  asks: [],
  rules: ["saturated", "near-saturation", "utilization-budget", "headroom-budget", "latency-budget"],
  propose: (finding, context, judge) => {
    const tier = tierOf(finding, context.assessment);
    if (tier?.kind !== "database") return [];
    const reads = readPaths(tier, context);
    const choices = reads.length > 1 ? [reads.slice(0, 1), reads] : [reads];
    for (const paths of choices) {
      if (paths.length === 0) continue;
      const edits = (hits: number) => paths.flatMap((path) => cacheEdits(path, hits, context));
      const guess = guessHits(finding, edits(PROBE), context);
      const smallest = smallestThatHelps({ least: 1, guess, most: MOST_HITS }, (hits) => judge(edits(hits)));
      if (smallest === null) continue;
      const names = paths.map(({ target }) => target).join(" and ");
      return [
        {
          title: `Put a cache before ${names} that answers ${smallest.number}%`,
          edits: edits(smallest.number),
          asks: [
            `a hit ratio of ${smallest.number}%: memory for the keys asked for most, and a ttl that is long enough`,
            "reads that may be older than the last write, by the ttl; or every write deletes its keys",
            `an empty cache warmed before ${tier.id} meets the whole load`,
          ],
        },
      ];
    }
    return [];
  },
};

/** Reads of one kind, with the calls that can be sent to a cache. */
interface ReadPath {
  /** `db.read`. */
  readonly target: string;
  /** Name of the new tier. */
  readonly cache: string;
  readonly rate: number;
  readonly redirects: readonly Edit[];
}

/** Kinds of reads, the one asked most first. */
function readPaths(tier: DatabaseTier, context: AdviceContext): readonly ReadPath[] {
  const { assessment, at, data } = context;
  const { topology } = assessment;
  const { model, solution } = at;
  const reads = tier.operations.filter(({ access }) => access === "read");
  return reads
    .map(({ name }): ReadPath => {
      const target = `${tier.id}.${name}`;
      const cache = freeName(reads.length === 1 ? `${tier.id}-cache` : `${tier.id}-${name}-cache`, assessment);
      const redirects = [
        ...callsTo(topology.tiers, tier.id, name).flatMap((call) => redirect(call, cache, data) ?? []),
        ...(name === reads[0]?.name ? splitCalls(tier, cache, context) : []),
      ];
      const index = model.operations.findIndex(({ id }) => id === target);
      return { target, cache, rate: solution.operations[index]?.arrivalRate ?? 0, redirects };
    })
    .filter(({ redirects }) => redirects.length > 0)
    .sort((a, b) => b.rate - a.rate);
}

/** Calls of the bare database, whose reads (of the first kind) are sent to the cache. */
function splitCalls(tier: DatabaseTier, cache: string, { assessment, data }: AdviceContext): readonly Edit[] {
  const write = tier.operations.find(({ access }) => access === "write");
  if (tier.reads === null || (write === undefined && tier.reads < 1)) return [];
  const split = { reads: tier.reads, readTarget: cache, writeTarget: `${tier.id}.${write?.name}` };
  return callsTo(assessment.topology.tiers, tier.id, null).flatMap((call) => redirectReads(call, split, data) ?? []);
}

function cacheEdits({ target, cache, rate, redirects }: ReadPath, hits: number, { assessment }: AdviceContext) {
  return [{ path: ["tiers", cache], value: newCache(assessment, rate, `${hits}%`, target) }, ...redirects];
}

/** Load falls in a straight line with the hit ratio: one probe tells at which it is low enough. */
function guessHits(finding: Finding, probe: readonly Edit[], { at, solve }: AdviceContext): number {
  const before = growthWanted(finding, at);
  const after = solve(probe, { places: false, headroom: "ignored" });
  if (after === null || before <= 1) return PROBE;
  const slope = (before - growthWanted(finding, after)) / PROBE;
  return slope > 0 ? Math.ceil((before - 1) / slope - 1e-9) : MOST_HITS;
}
