/** Names listed before the rest is counted. */
const MOST_NAMES = 4;

/**
 * Names in a sentence.
 *
 * @example
 * listText(["web", "db"]); // "web and db"
 */
export function listText(names: readonly string[]): string {
  if (names.length > MOST_NAMES)
    return `${names.slice(0, MOST_NAMES - 1).join(", ")} and ${names.length - MOST_NAMES + 1} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** `1 tier`, `12 tiers`. */
export const countText = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
