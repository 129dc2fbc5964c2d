/** The few turns of phrase that findings and recommendations share. */
import { formatMoney } from "../units/format-quantity.ts";

/** Hours that a month is counted with. */
export const HOURS_PER_MONTH = 730;

/** Names listed before the rest is counted. */
const MOST_NAMES = 3;

/** `web, db and 4 more`. */
export function nameList(names: readonly string[]): string {
  if (names.length > MOST_NAMES + 1) {
    return `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more`;
  }
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** `1 server`, `4 servers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `$9,000/month`, of a cost in USD per hour. */
export function monthly(usdPerHour: number): string {
  return `${formatMoney(usdPerHour * HOURS_PER_MONTH)}/month`;
}
