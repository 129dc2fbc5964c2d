import type { Analysis, Bottleneck, Budget, Scalability, Workload } from "../../report/generated/report.ts";
import { formatCount, formatFactor, formatRate } from "../../units/format-quantity.ts";
import { limitText, statisticText } from "./budget-text.ts";
import { countText, listText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { wrap } from "./wrap.ts";

/** Rungs shown unless all are asked for. */
const MOST_RUNGS = 6;

/** What breaks as the load grows, nearest first. */
export function ladder({ bottlenecks, budgets, workloads, tiers }: Analysis, screen: Screen): readonly string[] {
  const limits = workloads.flatMap((workload) => usersText(workload, tiers));
  if (bottlenecks.length === 0 && limits.length === 0) return [];
  const shown = screen.all ? bottlenecks : bottlenecks.slice(0, MOST_RUNGS);
  const hidden = bottlenecks.length - shown.length;
  const factors = shown.map(({ factor }) => formatFactor(factor));
  const indent = Math.max(...factors.map((factor) => factor.length)) + 2;
  return [
    `${screen.paint.strong("BOTTLENECKS")} as the load grows`,
    ...shown.flatMap((rung, index) => {
      const line = `${(factors[index] ?? "").padEnd(indent)}${rungText(rung, shown[index - 1], budgets)}`;
      const lines = wrap(screen.text(line), screen.width, " ".repeat(indent));
      return rung.factor < 1 ? lines.map(screen.paint.bad) : lines;
    }),
    ...limits.flatMap((text) => wrap(screen.text(text), screen.width, "  ")),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "step")} more: --all`))]),
  ];
}

/** A fixed number of users saturates nothing: from some number on, more of them only wait for one another, or hinder one another. */
function usersText({ id, users }: Workload, tiers: Analysis["tiers"]): readonly string[] {
  if (users === null || users.limitedBy === null) return [];
  const most = `${users.limitedBy} answers at most ${formatRate(users.limitPerSecond ?? 0)}`;
  const beyond = formatCount(Math.ceil(users.saturationCount ?? 0));
  const limiting = tiers.flatMap(({ stations }) => stations).find((station) => station.id === users.limitedBy);
  const more = isSlowed(limiting?.scalability ?? null) ? "each more slows the others" : "more only wait";
  return [`${id}: ${most}; beyond ${beyond} users (${formatCount(users.count)} today) ${more}`];
}

/** Whether more are let in than are served best. */
function isSlowed(scalability: Scalability | null): boolean {
  if (scalability === null || scalability.bestConcurrency === null) return false;
  return scalability.concurrency === null || scalability.concurrency > scalability.bestConcurrency;
}

function rungText(rung: Bottleneck, previous: Bottleneck | undefined, budgets: readonly Budget[]): string {
  const mended = rung.mended.filter((id) => !(previous?.mended.includes(id) ?? false));
  const condition =
    mended.length === 0 ? "" : `, once ${listText(mended)} ${mended.length === 1 ? "is" : "are"} mended`;
  return `${eventText(rung, budgets)}${condition}`;
}

function eventText({ kind, subject, budget, ratePerSecond }: Bottleneck, budgets: readonly Budget[]): string {
  const rate = formatRate(ratePerSecond);
  if (kind === "saturation") return `${subject} saturates, at ${rate}`;
  const broken = budgets.find(
    ({ id, scenario, subject: about }) => scenario === null && id === budget && (about === subject || about === null),
  );
  const limit = broken === undefined ? (budget ?? kind) : `${nameOf(broken)} ${limitText(broken)}`;
  return `${subject} misses ${limit}, at ${rate}`;
}

const nameOf = ({ kind, statistic }: Budget): string => (statistic === null ? kind : statisticText(statistic));
