import type { Analysis } from "../../report/generated/report.ts";
import type { Screen } from "./screen.ts";
import { assumedTiers } from "./tiers.ts";
import { wrap } from "./wrap.ts";

/** What the marks mean, where one is used, and the command that makes the report again. */
export function footer(report: Analysis, command: string, screen: Screen): readonly string[] {
  const legend = [
    ...(hasApproximation(report) ? ["≈ approximate"] : []),
    ...(assumedTiers(report).size > 0 ? ["* rests on an assumption"] : []),
    ...(hasSaturation(report) ? ["∞ saturated: grows without end"] : []),
  ];
  return [
    ...(legend.length === 0 ? [] : wrap(screen.text(legend.join(" · ")), screen.width)),
    // The command is one line however long: it is there to be copied.
    ...(command === "" ? [] : [screen.text(`Reproduce: ${command}`)]),
  ].map(screen.paint.faint);
}

const hasApproximation = ({ workloads, tiers }: Analysis): boolean =>
  workloads.some(({ percentileExactness }) => percentileExactness === "approximate") ||
  tiers.some(({ stations }) => stations.some(({ exactness }) => exactness === "approximate"));

const hasSaturation = ({ workloads, verdict }: Analysis): boolean =>
  verdict.saturated.length > 0 || workloads.some(({ saturated }) => saturated);
