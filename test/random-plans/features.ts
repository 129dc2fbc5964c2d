/** What a plan may hold beside plain tiers that call one another. Each plan has some of them. */
import type { Draws } from "./draws.ts";

/** Each with the share of plans that have it. */
const shares = {
  closed: 0.3,
  failing: 0.3,
  pools: 0.3,
  rooms: 0.25,
  forks: 0.3,
  bursts: 0.25,
  laws: 0.5,
  scalability: 0.15,
  front: 0.4,
  queues: 0.25,
  caches: 0.5,
  stores: 0.2,
  sharing: 0.2,
  balancing: 0.4,
  copies: 0.4,
  scenarios: 0.3,
  survive: 0.15,
  budgets: 0.7,
  prices: 0.2,
  mixes: 0.3,
  extremes: 0.08,
} as const;

export type Feature = keyof typeof shares;
export type Features = ReadonlySet<Feature>;

export const allFeatures = Object.keys(shares) as readonly Feature[];

export const isFeature = (name: string): name is Feature => Object.hasOwn(shares, name);

/** @param allowed no others are drawn */
export const featuresOf = (draws: Draws, allowed: readonly Feature[]): Features =>
  new Set(allFeatures.filter((feature) => draws.chance(shares[feature]) && allowed.includes(feature)));
