import type { Draws } from "./draws.ts";
import type { Features } from "./features.ts";

/** A tier as the file writes it. */
export type TierData = Record<string, unknown> & { kind: string };

/** What is being made: the tiers so far, and what the later ones will be asked. */
export interface Maker {
  readonly draws: Draws;
  readonly features: Features;
  /** Names of all tiers in the order in which they call one another, and their kinds. */
  readonly order: readonly { readonly id: string; readonly kind: string }[];
  /** By tier: about how many requests a second reach it, as far as its callers are made. */
  readonly load: Map<string, number>;
}
