import type { Money } from "../../report/generated/report.ts";
import { formatMoney } from "../../units/format-quantity.ts";

/** What a change adds to the bill: `+$1,104/month`, `saves $310/month`, `at no cost`. */
export function deltaText({ amount }: Money): string {
  if (amount === null) return "price unknown";
  if (amount === 0) return "same cost";
  return amount < 0 ? `saves ${formatMoney(-amount)}/month` : `+${formatMoney(amount)}/month`;
}
