import type { Analysis, Bottleneck, Budget, Check } from "../report/generated/report.ts";
import type { Effect } from "./generated/difference.ts";

/** What a figure is, if there is one. */
export type State =
  | { readonly kind: "finite"; readonly value: number }
  | { readonly kind: "saturated" | "unknown" | "unlimited" | "absent" };

/** A figure of a plan that another plan may have too. */
export interface Figure {
  /** `latency.browse.p99`: the same figure in every plan. */
  readonly id: string;
  readonly kind: Effect["kind"];
  readonly subject: string | null;
  readonly statistic: Effect["statistic"];
  readonly unit: Effect["unit"];
  /** null: neither more nor less is worse. */
  readonly worse: "more" | "less" | null;
  readonly state: State;
}

export const ABSENT: State = { kind: "absent" };

const statistics = ["mean", "p50", "p90", "p95", "p99", "p999"] as const;

/** Every figure that is compared, in the order in which differences are shown. */
export function figuresOf(report: Analysis): ReadonlyMap<string, Figure> {
  return byId([
    ...loads(report),
    ...latencies(report),
    ...errors(report),
    ...tiers(report),
    ...ladder(report),
    ...costs(report),
  ]);
}

/** What budgets judge on the plan as it is: all that a saved check has. */
export function budgetFigures({ budgets }: Analysis | Check): ReadonlyMap<string, Figure> {
  const ofPlan = budgets.filter(({ scenario }) => scenario === null);
  return byId(
    ofPlan.map((budget) => ({
      id: budget.key,
      kind: "budget",
      subject: budget.subject,
      statistic: budget.statistic,
      unit: budget.unit,
      worse: isFloor(budget) ? "less" : "more",
      state: budgetState(budget),
    })),
  );
}

/** A limit from below: more is better. */
export const isFloor = ({ kind }: Pick<Budget, "kind">): boolean => kind === "headroom" || kind === "hit-ratio";

/** What a budget judges. */
export function budgetState({ kind, actual, saturated, verdict }: Budget): State {
  if (actual !== null) return finite(actual);
  if (saturated) return { kind: "saturated" };
  return { kind: kind === "headroom" && verdict === "held" ? "unlimited" : "unknown" };
}

const byId = (figures: readonly Figure[]): ReadonlyMap<string, Figure> =>
  new Map(figures.map((figure) => [figure.id, figure]));

const finite = (value: number): State => ({ kind: "finite", value });

function figure(
  id: string,
  kind: Figure["kind"],
  subject: string | null,
  unit: Figure["unit"],
  worse: Figure["worse"],
  state: State,
): Figure {
  return { id, kind, subject, statistic: null, unit, worse, state };
}

function loads({ load, workloads }: Analysis): readonly Figure[] {
  return [
    figure("load", "load", null, "perSecond", null, finite(load.arrivalRatePerSecond)),
    ...workloads.map(({ id, arrivalRatePerSecond }) =>
      figure(`load.${id}`, "load", id, "perSecond", null, finite(arrivalRatePerSecond)),
    ),
  ];
}

function latencies({ workloads }: Analysis): readonly Figure[] {
  return workloads.flatMap(({ id, latencySeconds, saturated }) =>
    statistics.map((statistic): Figure => {
      const value = latencySeconds[statistic];
      const none: State = { kind: saturated ? "saturated" : "unknown" };
      const state = value === null ? none : finite(value);
      return { ...figure(`latency.${id}.${statistic}`, "latency", id, "seconds", "more", state), statistic };
    }),
  );
}

const errors = ({ workloads }: Analysis): readonly Figure[] =>
  workloads.map(({ id, errorRatio }) => figure(`errors.${id}`, "errors", id, "ratio", "more", finite(errorRatio)));

function tiers(report: Analysis): readonly Figure[] {
  return report.tiers.flatMap(({ id, arrivalRatePerSecond, stations }) => [
    figure(`arrivals.${id}`, "arrivals", id, "perSecond", null, finite(arrivalRatePerSecond)),
    ...stations
      .filter(({ servers }) => servers !== null)
      .map((station) =>
        figure(
          `utilization.${station.id}`,
          "utilization",
          station.id,
          "ratio",
          "more",
          finite(station.offeredUtilization),
        ),
      ),
  ]);
}

function ladder({ verdict, bottlenecks }: Analysis): readonly Figure[] {
  const { headroomFactor } = verdict;
  const headroom: State = headroomFactor === null ? { kind: "unlimited" } : finite(headroomFactor);
  return [
    figure("headroom", "headroom", null, "factor", "less", headroom),
    ...bottlenecks.map((rung) =>
      figure(`ladder.${rungName(rung)}`, "ladder", rung.subject, "factor", "less", finite(rung.factor)),
    ),
  ];
}

/** `thumbs.cores`, `latency.browse.p99`, `errors.browse`. */
function rungName({ kind, subject, budget }: Bottleneck): string {
  if (kind === "saturation") return subject;
  return kind === "errors" ? `errors.${subject}` : (budget ?? subject);
}

function costs({ cost, tiers: all }: Analysis): readonly Figure[] {
  const state = (amount: number | null): State => (amount === null ? { kind: "unknown" } : finite(amount));
  return [
    figure("cost", "cost", null, "usdPerMonth", "more", state(cost.costPerMonth.amount)),
    ...all.map(({ id, costPerMonth }) =>
      figure(`cost.${id}`, "cost", id, "usdPerMonth", "more", state(costPerMonth.amount)),
    ),
  ];
}
