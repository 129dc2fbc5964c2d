import type { Analysis, Budget, Check, Scenario } from "../../report/generated/report.ts";
import { actualText } from "./budget-text.ts";
import { type Cell, type Column, columns } from "./columns.ts";
import { figureName } from "./figure-name.ts";
import { markOf } from "./marks.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** Scenarios shown unless all are asked for. */
const MOST_SCENARIOS = 10;

/** A line of the matrix; scenario null: the plan as it is, to compare with. */
interface Row {
  readonly scenario: Scenario | null;
  readonly budgets: ReadonlyMap<string, Budget>;
}

/** Scenario × budget, the worst scenario first and the worst budget to the left. */
export function scenarios(report: Pick<Analysis | Check, "scenarios" | "budgets">, screen: Screen): readonly string[] {
  if (report.scenarios.length === 0) return [];
  const rows = report.scenarios.map((scenario) => rowOf(scenario, report.budgets)).toSorted(byGravity);
  const shown = screen.all ? rows : rows.slice(0, MOST_SCENARIOS);
  const hidden = rows.slice(shown.length);
  const judged = budgetsByGravity(rows);
  const fitting = fittingBudgets(judged, shown, screen);
  return [
    ...columns([...shown, rowOf(null, report.budgets)], tableOf(fitting, screen), screen),
    ...(fitting.length === judged.length
      ? []
      : [
          faint(
            `and ${countText(judged.length - fitting.length, "budget")} more: scenarios[] and budgets[] of -f json`,
          ),
        ]),
    ...(hidden.length === 0
      ? []
      : [
          faint(
            `and ${countText(hidden.length, "scenario")} more${hidden.every(({ scenario }) => scenario?.verdict === "held") ? " that hold" : ""}: --all`,
          ),
        ]),
    ...shown
      .flatMap(({ scenario }) => (scenario?.notes ?? []).map((note) => `${scenario?.id}: ${note}`))
      .flatMap(noted),
  ];

  function faint(text: string): string {
    return screen.paint.faint(screen.text(text));
  }
  function noted(text: string): readonly string[] {
    return wrap(screen.text(text), screen.width, "  ").map(screen.paint.faint);
  }
}

/** As many budgets as there is room for beside the names, at least one. */
function fittingBudgets(judged: readonly string[], rows: readonly Row[], screen: Screen): readonly string[] {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text)));
  let room = screen.width - widest(rows.map(({ scenario }) => `✓ ${scenario?.id}`));
  if (screen.width >= WIDE) room -= GAP + widest(rows.map(({ scenario }) => wordsOf(scenario)));
  const fitting: string[] = [];
  for (const id of judged) {
    const cells = rows.map(({ budgets }) => budgets.get(id)).map((budget) => (budget ? `✗ ${actualText(budget)}` : ""));
    room -= GAP + widest([figureName(id), ...cells]);
    if (room < 0 && fitting.length > 0) break;
    fitting.push(id);
  }
  return fitting;
}

/** Between two columns. */
const GAP = 2;

const wordsOf = (scenario: Scenario | null): string => scenario?.changes.join(", ") ?? "";

function rowOf(scenario: Scenario | null, budgets: readonly Budget[]): Row {
  const own = budgets.filter((budget) => budget.scenario === (scenario?.id ?? null));
  return { scenario, budgets: new Map(own.map((budget) => [budget.id, budget])) };
}

/** Share of the limit that is left; what is broken without a figure is worse than any. */
function marginOf({ verdict, marginRatio }: Budget): number {
  if (marginRatio !== null) return marginRatio;
  return verdict === "broken" || verdict === "unknown" ? -Infinity : Infinity;
}

const isFailing = ({ verdict, accepted }: Budget): boolean =>
  accepted === null && (verdict === "broken" || verdict === "unknown");

const failing = ({ budgets }: Row): number => [...budgets.values()].filter(isFailing).length;

const leastMargin = ({ budgets }: Row): number => Math.min(...[...budgets.values()].map(marginOf));

function byGravity(a: Row, b: Row): number {
  const [x, y] = [leastMargin(a), leastMargin(b)];
  return failing(b) - failing(a) || (x === y ? 0 : x - y);
}

function budgetsByGravity(rows: readonly Row[]): readonly string[] {
  const least = new Map<string, number>();
  for (const { budgets } of rows)
    for (const [id, budget] of budgets) least.set(id, Math.min(least.get(id) ?? Infinity, marginOf(budget)));
  return [...least].sort(([, a], [, b]) => (a === b ? 0 : a - b)).map(([id]) => id);
}

/** From here on there is room to say what each scenario changes. */
const WIDE = 120;

function tableOf(budgets: readonly string[], screen: Screen): readonly Column<Row>[] {
  return [
    { title: "SCENARIOS", givesWay: true, cell: (row) => nameCell(row, screen) },
    {
      title: "what is otherwise",
      givesWay: true,
      from: WIDE,
      cell: ({ scenario }) => scenario?.changes.join(", ") ?? "",
    },
    ...budgets.map(
      (id): Column<Row> => ({
        title: figureName(id),
        align: "right",
        cell: ({ budgets: own }) => figureCell(own.get(id), screen),
      }),
    ),
  ];
}

function nameCell(row: Row, screen: Screen): string | Cell {
  if (row.scenario === null) return { text: "  as it is", paint: screen.paint.faint };
  const worst = [...row.budgets.values()].find(isFailing);
  const { character, paint } = markOf(worst ?? { verdict: row.scenario.verdict, accepted: null });
  return { text: `${character} ${row.scenario.id}`, paint: screen.paint[paint] };
}

function figureCell(budget: Budget | undefined, screen: Screen): string | Cell {
  if (budget === undefined) return "";
  const { character, paint } = markOf(budget);
  const isPlain = budget.verdict === "held";
  return isPlain ? actualText(budget) : { text: `${character} ${actualText(budget)}`, paint: screen.paint[paint] };
}
