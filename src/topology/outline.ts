import { type Data, isMap } from "./reader.ts";
import type { Tier } from "./types.ts";

/** What others must know of a tier to call it: enough to resolve a name before the tier is read. */
export interface TierOutline {
  readonly id: string;
  readonly kind: string;
  /** dns, cdn, load-balancer: has no operations of its own. */
  readonly isPassThrough: boolean;
  readonly operations: readonly string[];
  /** It has an operation (`*`) for whatever is not listed. */
  readonly hasFallback: boolean;
  /** What a call that names none means; null: it has to name one. */
  readonly defaultOperation: string | null;
  /** A database that says which share of unnamed calls are reads. */
  readonly sharesReads: boolean;
}

const passThrough: ReadonlySet<string> = new Set(["dns", "cdn", "load-balancer"]);

/** Kinds whose operations are given by what they are; the first is meant where none is named. */
const fixedOperations: ReadonlyMap<string, readonly string[]> = new Map([
  ["cache", ["get", "set", "delete"]],
  ["queue", ["publish"]],
  ["object-store", ["get", "put"]],
  ["external", ["call"]],
]);

/** The outline of a tier that is still data; its keys may be wrong in any way. */
export function outlineOfData(id: string, data: Data): TierOutline {
  const kind = typeof data.kind === "string" ? data.kind : "";
  const fixed = fixedOperations.get(kind);
  if (kind === "cache" && isMap(data.keys)) return outlineOfKeys(id, Object.keys(data.keys));
  if (fixed !== undefined) return outline(id, kind, fixed, false, false);
  const listed = isMap(data.operations) ? Object.keys(data.operations) : [];
  if (kind !== "database") {
    const hasFallback = data.serviceTime !== undefined || data.calls !== undefined || data.delay !== undefined;
    return outline(id, kind, listed, hasFallback || listed.length === 0, false);
  }
  const short = ["read", "write"].filter((key) => data[key] !== undefined && !listed.includes(key));
  return outline(id, kind, [...short, ...listed], false, data.reads !== undefined);
}

/** The outline of a tier of a topology, for whoever follows a request through it. */
export function outlineOf(tier: Tier): TierOutline {
  const fixed = fixedOperations.get(tier.kind);
  const keySpaces = tier.kind === "cache" ? tier.keySpaces.flatMap(({ name }) => (name === null ? [] : [name])) : [];
  if (keySpaces.length > 0) return outlineOfKeys(tier.id, keySpaces);
  if (fixed !== undefined) return outline(tier.id, tier.kind, fixed, false, false);
  const names = "operations" in tier ? tier.operations.map(({ name }) => name) : [];
  const listed = names.filter((name) => name !== "*");
  return outline(
    tier.id,
    tier.kind,
    listed,
    listed.length < names.length,
    tier.kind === "database" && tier.reads !== null,
  );
}

/** A cache with several key spaces: `cache.profile` gets, `cache.profile.set` and `cache.profile.delete` write. */
function outlineOfKeys(id: string, names: readonly string[]): TierOutline {
  const operations = [...names, ...names.flatMap((name) => [`${name}.set`, `${name}.delete`])];
  const [first = null, second] = names;
  const defaultOperation = second === undefined ? first : null;
  return {
    id,
    kind: "cache",
    isPassThrough: false,
    operations,
    hasFallback: false,
    defaultOperation,
    sharesReads: false,
  };
}

function outline(
  id: string,
  kind: string,
  operations: readonly string[],
  hasFallback: boolean,
  sharesReads: boolean,
): TierOutline {
  const first = operations[0] ?? null;
  const only = operations.length === 1 || fixedOperations.has(kind) ? first : null;
  const defaultOperation = sharesReads ? null : hasFallback ? "*" : only;
  return { id, kind, isPassThrough: passThrough.has(kind), operations, hasFallback, defaultOperation, sharesReads };
}

/**
 * The operation that a call means (rule 3 of the language). `asked` is the name that it gives; null: none.
 * null: the tier passes requests on, or draws between read and write. undefined: no such operation.
 */
export function calledOperation(tier: TierOutline, asked: string | null): string | null | undefined {
  if (tier.isPassThrough) return asked;
  if (asked === null) return tier.sharesReads ? null : (tier.defaultOperation ?? undefined);
  if (tier.operations.includes(asked)) return asked;
  return tier.hasFallback ? "*" : undefined;
}

/**
 * The operation that a request reaches when dns, cdn or load-balancer pass it on: the one asked for, else what a tier
 * has but one of; a service that lists its operations must have it.
 */
export function reachedOperation(tier: TierOutline, asked: string | null): string | null | undefined {
  const called = calledOperation(tier, asked);
  if (called !== undefined || asked === null) return called;
  return fixedOperations.has(tier.kind) || tier.sharesReads ? calledOperation(tier, null) : undefined;
}
