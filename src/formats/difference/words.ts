/** What tables and Markdown say of a difference, without their layout. */
import type {
  BudgetDifference,
  BudgetState,
  Change,
  Contribution,
  Difference,
  Effect,
} from "../../diff/generated/difference.ts";
import { formatFactor, formatMoney } from "../../units/format-quantity.ts";
import { statisticText } from "../table/budget-text.ts";
import { figureName } from "../table/figure-name.ts";
import { figureText, NONE, percentText } from "../table/figures.ts";
import { countText, listText } from "../table/prose.ts";
import { valueText } from "../table/value-text.ts";

type State = Effect["stateBefore"];

/** `286 ms`, `∞`, `unlimited`, `–`. */
export function valueOfState(value: number | null, unit: Effect["unit"], state: State): string {
  if (state === "absent") return NONE;
  return state === "unlimited" ? "unlimited" : figureText(value, unit, state === "saturated");
}

/** A difference with its sign: `+80 ms`, `−$186/month`, `+12 pp` (percentage points). */
function signedText(amount: number, unit: Effect["unit"]): string {
  const sign = amount < 0 ? "−" : "+";
  const size = Math.abs(amount);
  if (unit === "ratio") return `${sign}${percentText(size).replace("%", "")} pp`;
  return `${sign}${unit === "usdPerMonth" ? formatMoney(size) : figureText(size, unit, false)}`;
}

/** By how much a figure moved: `+47%`, `+12 pp`, `new`, `saturates`. */
export function moveText({ delta, ratio, unit, stateBefore, stateAfter }: Effect): string {
  if (delta !== null) {
    if (unit === "ratio" || unit === "usdPerMonth") return signedText(delta, unit);
    if (ratio === null) return "";
    return ratio > 9 ? `${formatFactor(1 + ratio)} as much` : `${ratio < 0 ? "−" : "+"}${percentText(Math.abs(ratio))}`;
  }
  if (stateBefore === "absent") return "new";
  if (stateAfter === "absent") return "gone";
  if (stateAfter === "saturated") return "saturates";
  return stateBefore === "saturated" ? "recovers" : "";
}

/** Causes named before the rest is left out. */
const MOST_CAUSES = 3;
/** Share of the weightiest part below which one is left out. */
const NEGLIGIBLE = 1e-3;

/** `1: +80 ms, 2: −3 ms`: causes by their numbers, the weightiest first. One cause alone is its number; `~`: by the file's order. */
export function becauseText(
  contributions: readonly Contribution[] | null,
  unit: Effect["unit"] | null,
  { attribution }: Pick<Difference, "attribution">,
): string {
  if (contributions === null) return "";
  const mark = attribution.method === "file-order" ? "~" : "";
  const weight = ({ amount, share }: Contribution) => Math.abs(amount ?? share ?? 0);
  const heaviest = Math.max(0, ...contributions.map(weight));
  const sorted = contributions
    .filter((one) => weight(one) >= NEGLIGIBLE * heaviest)
    .toSorted((a, b) => weight(b) - weight(a));
  const [only] = sorted;
  if (only !== undefined && sorted.length === 1) return mark + numbersText(only);
  const shown = sorted.slice(0, MOST_CAUSES).map((one) => {
    const { amount, share } = one;
    const part = amount !== null && unit !== null ? signedText(amount, unit) : shareText(share ?? 0);
    return `${numbersText(one)}: ${mark}${part}`;
  });
  return [...shown, ...(sorted.length > MOST_CAUSES ? ["…"] : [])].join(", ");
}

const shareText = (share: number): string => `${share < 0 ? "−" : ""}${percentText(Math.abs(share))}`;

/** Several that cannot be told apart: `1&2`. */
const numbersText = ({ causes }: Contribution): string => causes.join("&");

/** `upload p99`, `thumbs.cores busy`, `db.primary saturates at`. */
export function effectName({ figure, kind, subject, statistic }: Effect): string {
  if (kind === "load") return subject === null ? "load" : `${subject} load`;
  if (kind === "arrivals") return `${subject} load`;
  if (kind === "cost") return subject === null ? "cost" : `${subject} cost`;
  if (kind === "ladder") return ladderName(figure.slice("ladder.".length), subject);
  return kind === "latency" && statistic !== null ? `${subject} ${statisticText(statistic)}` : figureName(figure);
}

const ladderName = (rung: string, subject: string | null): string =>
  rung === subject ? `${subject} saturates at` : `${figureName(rung)} breaks at`;

/** `tiers.db.shards: 1 → 2`. */
export function changeText({ operation, path, before, after }: Change): string {
  if (operation === "add") return `${path}: ${valueText(after)} (new)`;
  return operation === "remove"
    ? `${path}: ${valueText(before)} (removed)`
    : `${path}: ${valueText(before)} → ${valueText(after)}`;
}

/** The plans that are compared: `photo-share: main:topo.yaml → topo.yaml`. */
export const titleText = ({ old, new: now }: Difference): string => {
  const name = old.name === now.name ? now.name : `${old.name} → ${now.name}`;
  return `${name}: ${old.from} → ${now.from}`;
};

/** Sentences on the verdict: what became of it, or that it stays. */
export function verdictSentences({ verdict, compared }: Difference): readonly string[] {
  const { before, after } = verdict;
  const saturated = after.saturated ?? [];
  const had = before.saturated ?? [];
  const first = (state: typeof before) =>
    state.firstBottleneck === null
      ? null
      : state.firstBottleneck.kind === "saturation"
        ? state.firstBottleneck.subject
        : figureName(state.firstBottleneck.budget ?? `errors.${state.firstBottleneck.subject}`);
  const [was, is] = [first(before), first(after)];
  const brought = saturated.filter((id) => !had.includes(id));
  const freed = had.filter((id) => !saturated.includes(id));
  return [
    brokenText(before.broken, after.broken, after.budgets),
    ...(brought.length === 0 ? [] : [`Saturated now: ${listText(brought)}.`]),
    ...(freed.length === 0 ? [] : [`No longer saturated: ${listText(freed)}.`]),
    ...(compared === "budgets" || was === is
      ? []
      : [`First to break: ${is ?? "nothing"}${was === null ? "" : `, no longer ${was}`}.`]),
  ];
}

function brokenText(before: number, after: number, budgets: number): string {
  if (budgets === 0) return "No budgets are set.";
  if (before !== after) {
    const change = after > before ? `${after - before} more` : `${before - after} fewer`;
    return `${change} of ${countText(budgets, "budget")} broken: ${before} → ${after}.`;
  }
  if (after > 0) return `${after} of ${countText(budgets, "budget")} broken, as before.`;
  return budgets === 1 ? "The one budget still holds." : `All ${budgets} budgets still hold.`;
}

/** What a budget judges on one side: `286 ms`, `∞`, `unlimited`, `–`. */
export function budgetValue(state: BudgetState | null, { kind, unit }: BudgetDifference): string {
  if (state === null) return NONE;
  const { actual, saturated, verdict } = state;
  if (actual === null && kind === "headroom" && verdict === "held") return "unlimited";
  return actual === null && !saturated && verdict === "broken" ? "no answer" : figureText(actual, unit, saturated);
}

/** What became of a budget: `broken`, `held → warned`, `new limit`. */
export function budgetMove({ status, before, after, limitChanged }: BudgetDifference): string {
  if (status !== "changed") return status;
  if (before?.verdict !== after?.verdict) return `${before?.verdict} → ${after?.verdict}`;
  if (before?.accepted !== after?.accepted) return after?.accepted === true ? "accepted" : "no longer accepted";
  return limitChanged ? "new limit" : "";
}

/** `≤ 400 ms → ≤ 300 ms`. */
export function limitsText({ kind, unit, before, after, limitChanged }: BudgetDifference): string {
  const floor = kind === "headroom" || kind === "hit-ratio";
  const text = (limit: number) => `${floor ? "≥" : "≤"} ${figureText(limit, unit, false)}`;
  if (limitChanged && before !== null && after !== null && before.limit !== after.limit)
    return `${text(before.limit)} → ${text(after.limit)}`;
  return text((after ?? before)?.limit ?? 0);
}

/** What nothing moved beyond: `1% and 0.1 ms, 0.1%, 0.01x, $1/month, 0.01/s`. */
function toleranceText({ tolerance }: Difference): string {
  const { seconds, ratio, factor, usdPerMonth, perSecond } = tolerance.absolute;
  const absolute = [
    figureText(seconds, "seconds", false),
    `${percentText(ratio).replace("%", "")} pp`,
    figureText(factor, "factor", false),
    figureText(usdPerMonth, "usdPerMonth", false),
    `${perSecond}/s`,
  ];
  return `${percentText(tolerance.relative)} and ${listText(absolute.slice(0, 4))} or ${absolute[4]}`;
}

/** The one line where nothing moved. */
export function nothingText(difference: Difference): string {
  const { changes, old, new: now } = difference;
  const between = `${old.from} and ${now.from}`;
  const differ =
    changes === null
      ? `Between ${between}`
      : changes.length === 0
        ? `No key differs between ${between};`
        : `${countText(changes.length, "key")} ${changes.length === 1 ? "differs" : "differ"} between ${between};`;
  return `${differ} nothing moved by more than ${toleranceText(difference)}.`;
}

/** How effects were attributed; null: there was nothing to attribute. */
export function attributionText({ attribution, causes, changes }: Difference): string | null {
  const { method, reason } = attribution;
  if (changes !== null && causes.length < 2 && method !== "none") return null;
  switch (method) {
    case "shapley": {
      const text = `because of: Shapley values of ${causes.length} causes, the mean over all orders of making them; they add up to the whole change`;
      return reason === null ? text : `${text}; ${reason}`;
    }
    case "file-order":
      return `because of (~): causes made one after the other, in the file's order (${reason}); they add up to the whole change`;
    case "none":
      return `Not attributed: ${reason}`;
  }
}
