/** Guards for the arguments of mathematical functions: misuse is a RangeError that names argument and domain. */

/**
 * @example
 * requireNonNegative("scv", 0); // 0
 */
export function requireNonNegative(name: string, value: number): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`${name} must be a finite number ≥ 0, got ${value}`);
  return value;
}

/**
 * @example
 * requirePositive("p50", 0.01); // 0.01
 */
export function requirePositive(name: string, value: number): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`${name} must be a finite number > 0, got ${value}`);
  return value;
}

/**
 * An integer of at least `least`.
 *
 * @example
 * requireInteger("servers", 3, 1); // 3
 */
export function requireInteger(name: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${name} must be an integer ≥ ${least}, got ${value}`);
  return value;
}
