/** From what a hit ratio is computed: rule 9 of the language. */

import { assume, assumeOf, report } from "./log.ts";
import { wholeItemsAt, zipfAt } from "./popularity.ts";
import { POSITIVE, quantityAt, SHARE } from "./read-quantity.ts";
import { isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { CacheMemory, HitSource } from "./types.ts";

const ROOM_KEYS = ["memory", "eviction"];
const KEY_SPACE_KEYS = ["items", "itemSize", "popularity", "ttl"];

/** A tier that caches, and a key space of it where it has several. */
export interface StoreReader {
  readonly id: string;
  readonly tier: Reader;
  /** Its keys win over the tier's; null: the tier has but one. */
  readonly space: Reader | null;
  /** What it answers a share of: `gets`, `static requests`. */
  readonly what: string;
}

/** Where the hit ratio comes from: given, or computed from what both readers say; undefined: neither, which was said. */
export function hitSourceOf(of: StoreReader): HitSource | undefined {
  const { tier, space } = of;
  const giving = [space, tier].find((reader) => reader !== null && isSet(reader, "hitRatio")) ?? null;
  // The key space's own keys say how it is computed, whatever the tier gives.
  const isComputed =
    giving === null || (giving === tier && space !== null && KEY_SPACE_KEYS.some((key) => isSet(space, key)));
  return isComputed ? storeOf(of) : given(giving, of);
}

function given(reader: Reader, { id, tier, space }: StoreReader): HitSource | undefined {
  const needless = reader === space ? KEY_SPACE_KEYS : space === null ? [...ROOM_KEYS, ...KEY_SPACE_KEYS] : [];
  const [first] = needless.filter((key) => isSet(reader, key));
  if (first !== undefined) {
    const message = `the hit ratio of ${id} is given, and is not computed from ${first}`;
    report(tier.log, "no-effect", pathTo(reader, first), message, "leave hitRatio out to have it computed", "key");
  }
  const ratio = quantityAt(reader, "hitRatio", "ratio", SHARE);
  return ratio === undefined ? undefined : { kind: "given", ratio };
}

function storeOf({ id, tier, space, what }: StoreReader): HitSource | undefined {
  const readerOf = (key: string): Reader => (space !== null && isSet(space, key) ? space : tier);
  const own = space ?? tier;
  if (![...ROOM_KEYS, ...KEY_SPACE_KEYS].some((key) => isSet(tier, key) || (space !== null && isSet(space, key)))) {
    const hint = "add hitRatio: 90%, as measured, or memory, items, itemSize and popularity to have it computed";
    return missing(own, "hitRatio", `${id} does not say which share of ${what} it answers`, hint);
  }
  const examples = { items: "40M", itemSize: "2KB", popularity: "{ zipf: 0.9 }" };
  for (const [key, example] of Object.entries(examples)) {
    if (isSet(readerOf(key), key)) continue;
    const message = `${id} has no ${key}, from which its hit ratio is computed`;
    missing(own, key, message, `add ${key}: ${example}, or hitRatio: 90%, as measured`);
  }
  const items = wholeItemsAt(readerOf("items"));
  const itemSize = quantityAt(readerOf("itemSize"), "itemSize", "size", POSITIVE);
  const zipf = zipfAt(readerOf("popularity"));
  const ttl = isSet(readerOf("ttl"), "ttl") ? quantityAt(readerOf("ttl"), "ttl", "time") : null;
  if (items === undefined || itemSize === undefined || zipf === undefined || ttl === undefined) return undefined;
  return { kind: "store", items, itemSize, zipf, ttl };
}

/**
 * The memory in which the items are.
 *
 * @param ofShape bytes of the catalog's machine; null: none is named
 */
export function cacheMemoryAt(reader: Reader, id: string, ofShape: number | null): CacheMemory | undefined {
  const eviction = (valueAt(reader, "eviction") ?? "lru") as CacheMemory["eviction"]; // one of them, by the schema
  if (!isSet(reader, "eviction")) {
    const text = "what was not asked for longest leaves a full cache (eviction: lru)";
    assumeOf(reader.log, id, pathTo(reader, "eviction"), text);
  }
  if (isSet(reader, "memory")) {
    const bytes = quantityAt(reader, "memory", "size", POSITIVE);
    return bytes === undefined ? undefined : { bytes, eviction };
  }
  if (ofShape === null) {
    const message = `${id} has no memory, from which its hit ratio is computed`;
    return missing(reader, "memory", message, "add memory: 16GiB, or hitRatio: 90%, as measured");
  }
  const gibibytes = ofShape / 2 ** 30;
  const text = `all ${gibibytes} GiB of an instance of ${id} hold items`;
  const halvedDoubled = [`${gibibytes / 2}GiB`, `${gibibytes * 2}GiB`] as const;
  assume(reader.log, pathTo(reader, "memory"), text, "memory of the machine in the catalog", halvedDoubled);
  return { bytes: ofShape, eviction };
}
