import type { Analysis, Budget, Workload } from "../../report/generated/report.ts";
import { formatRate, formatRatio } from "../../units/format-quantity.ts";
import { budgetCell } from "./budget-text.ts";
import { type Column, columns } from "./columns.ts";
import { timeText } from "./figures.ts";
import type { Screen } from "./screen.ts";

/** A workload with one of its budgets; further budgets stand below it. */
interface Row {
  readonly workload: Workload;
  readonly budget: Budget | null;
  readonly isFirst: boolean;
}

/** What each kind of request sees, and whether that is good enough. */
export function workloads(report: Analysis, screen: Screen): readonly string[] {
  const rows = report.workloads.flatMap((workload): readonly Row[] => {
    const own = report.budgets.filter(
      (budget) => budget.scenario === null && isOfWorkload(budget) && budget.subject === workload.id,
    );
    const [first = null, ...others] = own;
    return [
      { workload, budget: first, isFirst: true },
      ...others.map((budget) => ({ workload, budget, isFirst: false })),
    ];
  });
  return columns(rows, tableOf(screen), screen);
}

/** Budgets of latency and errors stand beside the workload whose figure they judge. */
export const isOfWorkload = ({ kind }: Budget): boolean => kind === "latency" || kind === "errors";

function tableOf(screen: Screen): readonly Column<Row>[] {
  const first = (cell: (workload: Workload) => string) => (row: Row) => (row.isFirst ? cell(row.workload) : "");
  const latency = (key: keyof Workload["latencySeconds"]) =>
    first(({ latencySeconds, saturated, exactness, percentileExactness }) =>
      timeText(latencySeconds[key], saturated, key === "mean" ? exactness : percentileExactness),
    );
  return [
    { title: "WORKLOADS", givesWay: true, cell: first(nameOf) },
    { title: "load", align: "right", cell: first(({ arrivalRatePerSecond }) => formatRate(arrivalRatePerSecond)) },
    { title: "answered", align: "right", optional: true, from: 100, cell: first(answeredOf) },
    { title: "errors", align: "right", optional: true, cell: first(errorsOf) },
    { title: "mean", align: "right", from: 100, cell: latency("mean") },
    { title: "p50", align: "right", from: 100, cell: latency("p50") },
    { title: "p90", align: "right", from: 140, cell: latency("p90") },
    { title: "p95", align: "right", from: 70, cell: latency("p95") },
    { title: "p99", align: "right", cell: latency("p99") },
    { title: "p99.9", align: "right", from: 140, cell: latency("p999") },
    { title: "budget", cell: ({ budget }) => (budget === null ? "" : budgetCell(budget, screen)) },
  ];
}

function nameOf({ id, partOf }: Workload): string {
  return partOf !== null && id.startsWith(`${partOf}.`) ? `  ${id.slice(partOf.length + 1)}` : id;
}

function answeredOf({ arrivalRatePerSecond, throughputPerSecond }: Workload): string {
  return throughputPerSecond < arrivalRatePerSecond * (1 - 1e-9) ? formatRate(throughputPerSecond) : "";
}

function errorsOf({ errorRatio }: Workload): string {
  return errorRatio > 0 ? formatRatio(errorRatio) : "";
}
