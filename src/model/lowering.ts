/**
 * What the lowering of one tier is given and what it gives back. A tier never sees another tier's
 * insides: it asks for the operation that answers a request, and calls it.
 */
import type { Law } from "../queueing/law.ts";
import type { CallNode, Path, Tier, TierKind } from "../topology/types.ts";
import type { Cache, Call, CostItem, Element, Group, OperationIndex, Station, StationIndex, Step } from "./types.ts";

export type TierOf<Kind extends TierKind> = Extract<Tier, { readonly kind: Kind }>;

/** What is asked of a tier. Two requests that are equal in what matters to it share an operation. */
export interface Request {
  /**
   * Of a tier that looks it up: one of its own, or null for a database that draws between reads and
   * writes. Of a tier that passes it on: whatever was asked for; null: nothing was named.
   */
  readonly operation: string | null;
  /** Of a workload that a CDN may answer in part; null: it has no such part. */
  readonly part: "static" | "dynamic" | null;
  /** Whose request it is, as long as it is passed on; null: a tier's own. */
  readonly client: Client | null;
  /** A read that wants the newest state. */
  readonly fresh: boolean;
  /** Connections of the one who asks, for what runs there; null: unlimited. */
  readonly slots: Slots | null;
}

/** Connections that the instances of a tier have to those they call, each held for one call. */
export interface Slots {
  readonly tier: string;
  /** By the tier that is called. */
  readonly pools: ReadonlyMap<string, StationIndex>;
}

export interface Client {
  /** Id of the model's workload: `shop.index.static`. */
  readonly workload: string;
  /** Requests per second of one client; null: unknown. */
  readonly requestRate: number | null;
}

/** The operation that answers a request. */
export interface Target {
  readonly operation: OperationIndex;
  readonly select: Call["select"];
  /** It runs at the caller and makes its own way to the tier: no network time is added. */
  readonly atCaller: boolean;
}

/** What of a request a tier must tell apart, itself or for those to whom it passes requests on. */
export interface Distinctions {
  readonly part: boolean;
  readonly client: boolean;
}

/** Of a tier that looks no operation up (dns, cdn, load-balancer). */
export interface Forwarding {
  readonly calls: readonly CallNode[];
  /** What itself tells apart. */
  readonly distinguishes: keyof Distinctions | null;
}

export interface LoweredTier {
  readonly target: (request: Request) => Target;
  readonly forwarding: Forwarding | null;
  readonly element: Pick<Element, "machines" | "spare">;
  /** Asked last: `counted` are the operations that a price per request counts. */
  readonly costs: (counted: readonly OperationIndex[]) => readonly CostItem[];
}

/** One file of tiers/ is one of these. */
export type LowerTier<Kind extends TierKind> = (tier: TierOf<Kind>, lowering: Lowering) => LoweredTier;

/** An operation on demand. */
export interface OperationRequest {
  readonly tier: string;
  readonly name: string;
  /** What makes it this one among the tier's; its name unless said. */
  readonly key?: string;
  /** Whether a price per request counts it: true unless said. What only leads to others is not. */
  readonly isCounted?: boolean;
  readonly path: Path;
  /** Called once, later: operations may call one another in a ring. */
  readonly steps: () => readonly Step[];
}

/** Who makes calls. */
export interface Caller {
  readonly tier: string;
  /** What it passes on to calls that name no operation; null: nothing. */
  readonly passes: Request | null;
  /** false: nobody waits for any of its calls. */
  readonly waits: boolean;
  /** Its connections; null: unlimited. */
  readonly slots: Slots | null;
}

/** The model under construction, as tiers see it. */
export interface Lowering {
  readonly network: Law | null;
  readonly group: (group: Group) => number;
  readonly station: (station: Station) => number;
  readonly cache: (cache: Cache) => number;
  readonly operation: (request: OperationRequest) => OperationIndex;
  /** Steps that make the calls, in order. */
  readonly calls: (nodes: readonly CallNode[], caller: Caller) => readonly Step[];
  /** Tiers that are called from where the calls are made, the misses of a cache-aside included. */
  readonly calledBy: (nodes: readonly CallNode[]) => ReadonlySet<string>;
  /** What the balancer before a tier says of choosing among its instances; null: there is none. */
  readonly balancingBefore: (tier: string) => Group["balancing"] | null;
  readonly distinctions: (tier: string) => Distinctions;
  /** Says what cannot be modelled. The model is not handed out then. */
  readonly refuse: (path: Path, message: string) => void;
}
