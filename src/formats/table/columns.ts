import type { Screen } from "./screen.ts";
import { textWidth, truncate } from "./text-width.ts";

/** One cell. A bare string is painted by its column. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | Cell;
  /** Numbers stand to the right. */
  readonly align?: "left" | "right";
  /** Narrowest terminal that shows the column; always, unless said. */
  readonly from?: number;
  /** Names, which may be cut where the screen is too narrow. */
  readonly givesWay?: boolean;
  /** The column is left out when no row says anything in it. */
  readonly optional?: boolean;
}

const GAP = "  ";
/** A column that gives way keeps this much. */
const NARROWEST = 10;

/** Rows under their titles, in as many columns as the screen has room for. */
export function columns<Row>(rows: readonly Row[], all: readonly Column<Row>[], screen: Screen): readonly string[] {
  const cells = all
    .filter(({ from }) => screen.width >= (from ?? 0))
    .map((column) => ({ column, cells: rows.map((row) => shown(column.cell(row), screen)) }))
    .filter(({ column, cells }) => !(column.optional ?? false) || cells.some(({ text }) => text !== ""));
  const title = (text: string): Cell => ({ text: screen.text(text), paint: screen.paint.strong });
  const table = cells.map(({ column, cells }) => ({ column, cells: [title(column.title), ...cells] }));
  const natural = table.map(({ cells }) => Math.max(...cells.map(({ text }) => textWidth(text))));
  const givesWay = table.map(({ column }) => column.givesWay ?? false);
  const widths = fitted(natural, givesWay, screen.width);
  return Array.from({ length: rows.length + 1 }, (_, index) => {
    const line = table.map(({ column, cells }, at) =>
      padded(cells[index] ?? { text: "" }, widths[at] ?? 0, column.align ?? "left", at === table.length - 1, screen),
    );
    return line.join(GAP).trimEnd();
  });
}

function shown(cell: string | Cell, screen: Screen): Cell {
  return typeof cell === "string" ? { text: screen.text(cell) } : { ...cell, text: screen.text(cell.text) };
}

/** What is too much is taken from the columns that give way, the last of them first, then from the last column. */
function fitted(natural: readonly number[], givesWay: readonly boolean[], width: number): readonly number[] {
  const widths = [...natural];
  let excess = sum(widths) + GAP.length * (widths.length - 1) - width;
  const take = (at: number, narrowest: number) => {
    const current = widths[at] ?? 0;
    const taken = Math.max(0, Math.min(excess, current - narrowest));
    widths[at] = current - taken;
    excess -= taken;
  };
  for (let at = widths.length - 1; at >= 0; at -= 1) if (givesWay[at]) take(at, NARROWEST);
  take(widths.length - 1, 0);
  return widths;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function padded(cell: Cell, width: number, align: "left" | "right", isLast: boolean, screen: Screen): string {
  const text = truncate(cell.text, width, screen.text("…"));
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  const painted = cell.paint === undefined ? text : cell.paint(text);
  if (align === "right") return space + painted;
  return isLast ? painted : painted + space;
}
