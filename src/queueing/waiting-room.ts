/** What waits behind servers that are all busy, where the chances of more fall or grow by a constant ratio. */
export interface WaitingRoom {
  /** P(somebody waits)/P(all busy, nobody waits); may be ∞. */
  readonly weight: number;
  /** Given that somebody waits: how many, on average. */
  readonly mean: number;
  /** Given that somebody waits: P(the room is full); 0 where it is unlimited. */
  readonly full: number;
}

/**
 * Numbers waiting k = 1…places with weights r^k, in closed form, near r = 1 too and for any number of places.
 *
 * @param ratio r = λ/μ, > 0; below 1 where places are unlimited
 * @param places ≥ 0; may be ∞
 *
 * Source: Gross & Harris, Fundamentals of Queueing Theory, section 2.5.
 *
 * @example
 * geometricRoom(0.5, Number.POSITIVE_INFINITY).mean; // 2
 */
export function geometricRoom(ratio: number, places: number): WaitingRoom {
  if (places === 0) return { weight: 0, mean: 0, full: 0 };
  if (places === Number.POSITIVE_INFINITY) return { weight: ratio / (1 - ratio), mean: 1 / (1 - ratio), full: 0 };
  const excess = Math.log(ratio);
  if (excess === 0) return { weight: places, mean: 0.5 * (places + 1), full: 1 / places };
  const span = places * excess;
  return {
    weight: (ratio * Math.expm1(span)) / Math.expm1(excess),
    // Where all numbers are nearly alike the difference below would cancel: to third order in the span.
    mean:
      Math.abs(span) < 1e-3
        ? 0.5 * (places + 1) + (excess * (places * places - 1)) / 12
        : -1 / Math.expm1(excess) - places / Math.expm1(-span),
    full: Math.expm1(-excess) / Math.expm1(-span),
  };
}
