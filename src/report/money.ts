import type { Money } from "./generated/report.ts";

/** Hours in the month of every price: 8,760 / 12. */
const HOURS_PER_MONTH = 730;

/** Dollars per month of an hourly amount; null stays unknown. */
export function perMonth(usdPerHour: number | null): Money {
  return { amount: usdPerHour === null ? null : usdPerHour * HOURS_PER_MONTH, currency: "USD" };
}

/** The hourly amount of a monthly one. */
export const perHour = ({ amount }: Money): number | null => (amount === null ? null : amount / HOURS_PER_MONTH);
