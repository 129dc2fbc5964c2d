/** What a quantity measures. Each is held in one unit inside; units exist at the two edges only. */
export type Dimension =
  /** Seconds. */
  | "time"
  /** Per second. */
  | "rate"
  /** Bytes. */
  | "size"
  /** Bytes per second. */
  | "bandwidth"
  /** Share, 1 for 100 %. */
  | "ratio"
  /** Multiple, 1 for 1x. */
  | "factor"
  /** Number of things; the one dimension without a unit. */
  | "count"
  /** US dollars per hour. */
  | "cost"
  /** US dollars per byte. */
  | "price-per-size"
  /** US dollars per request. */
  | "price-per-request";

/** How to speak of a dimension, with values that may be written for it. */
export const dimensionWords: { readonly [D in Dimension]: { readonly name: string; readonly examples: string } } = {
  time: { name: "a time", examples: "12ms, 1.5s or 5min" },
  rate: { name: "a rate", examples: "400/s, 90/min or 1.2M/day" },
  size: { name: "a size", examples: "60KB or 4GiB" },
  bandwidth: { name: "a bandwidth", examples: "10Gbps or 100MB/s" },
  ratio: { name: "a ratio", examples: "70%" },
  factor: { name: "a factor", examples: "3x" },
  count: { name: "a count", examples: "12, 40k or 2M" },
  cost: { name: "a cost over time", examples: "$0.12/h or $9000/month" },
  "price-per-size": { name: "a price per size", examples: "$0.085/GB" },
  "price-per-request": { name: "a price per request", examples: "$0.40/million" },
};
