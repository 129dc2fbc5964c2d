import type { Analysis, Share, Workload } from "../../report/generated/report.ts";
import { percentText } from "./figures.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { wrap } from "./wrap.ts";

/** Workloads, and places of each, shown unless all are asked for. */
const MOST_WORKLOADS = 5;
const MOST_PLACES = 3;
/** A place with less of the latency than this is not worth a word. */
const SMALLEST_SHARE = 0.05;

/** Where each workload's p99 is spent, for those that have a latency at all. */
export function spent(report: Analysis, screen: Screen): readonly string[] {
  const slow = report.workloads.filter(({ partOf, shares }) => partOf === null && shares.length > 0);
  if (slow.length === 0) return [];
  const shown = screen.all ? slow : slow.slice(0, MOST_WORKLOADS);
  const hidden = slow.length - shown.length;
  const indent = Math.max(...shown.map(({ id }) => id.length)) + 2;
  return [
    `${screen.paint.strong("LATENCY")}  where it is spent: share of the p99 (of the mean)`,
    ...shown.flatMap((workload) =>
      wrap(screen.text(workload.id.padEnd(indent) + placesText(workload, screen.all)), screen.width, "    "),
    ),
    ...(hidden === 0 ? [] : [screen.paint.faint(screen.text(`and ${countText(hidden, "workload")} more: --all`))]),
  ];
}

function placesText({ shares }: Workload, all: boolean): string {
  const weightOf = ({ p99Share, meanShare }: Share) => Math.max(p99Share ?? 0, meanShare);
  const heaviest = [...shares].sort((a, b) => (b.p99Share ?? b.meanShare) - (a.p99Share ?? a.meanShare));
  const shown = all ? heaviest : heaviest.filter((share) => weightOf(share) >= SMALLEST_SHARE).slice(0, MOST_PLACES);
  return shown
    .map(({ place, p99Share, meanShare }) =>
      p99Share === null
        ? `${place} (${percentText(meanShare)})`
        : `${place} ${percentText(Math.max(0, p99Share))} (${percentText(meanShare)})`,
    )
    .join(" · ");
}
