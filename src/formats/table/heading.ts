import type { Analysis } from "../../report/generated/report.ts";
import { formatMoney, formatRate } from "../../units/format-quantity.ts";
import { monthlyText } from "./figures.ts";
import type { Screen } from "./screen.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** The plan's name, and at the right what was analysed: load, hour, price and its date. */
export function heading(report: Analysis, screen: Screen): readonly string[] {
  const name = screen.text(report.name);
  const basis = screen.text([loadText(report), costText(report), pricesText(report)].filter(Boolean).join(" · "));
  const space = screen.width - textWidth(name) - textWidth(basis);
  if (space >= 2) return [screen.paint.strong(name) + " ".repeat(space) + basis];
  return [...wrap(name, screen.width).map(screen.paint.strong), ...wrap(basis, screen.width)];
}

function loadText({ load }: Analysis): string {
  const peak = `peak ${formatRate(load.arrivalRatePerSecond).replace("/", " req/")}`;
  return load.hour === null ? peak : `${peak} (${String(load.hour).padStart(2, "0")}:00)`;
}

function costText({ cost }: Analysis): string {
  if (cost.costPerMonth.amount !== null || cost.knownUsdPerMonth === 0) return monthlyText(cost.costPerMonth);
  return `cost unknown, over ${formatMoney(cost.knownUsdPerMonth)}/month`;
}

function pricesText({ cost }: Analysis): string {
  return cost.pricesAsOf === null ? "" : `prices of ${cost.pricesAsOf.slice(0, 7)}`;
}
