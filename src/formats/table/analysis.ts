import type { Analysis } from "../../report/generated/report.ts";
import { accepted } from "./accepted.ts";
import { assumptions } from "./assumptions.ts";
import { findings } from "./findings.ts";
import { footer } from "./footer.ts";
import { heading } from "./heading.ts";
import { ladder } from "./ladder.ts";
import { otherBudgets } from "./other-budgets.ts";
import { recommendations } from "./recommendations.ts";
import { scenarios } from "./scenarios.ts";
import type { Screen } from "./screen.ts";
import { joinSections } from "./sections.ts";
import { spent } from "./spent.ts";
import { tiers } from "./tiers.ts";
import { verdict } from "./verdict.ts";
import { workloads } from "./workloads.ts";

/** The report of one plan, the verdict first; an empty line before each section that has something to say. */
export function analysis(report: Analysis, command: string, screen: Screen): readonly string[] {
  const sections = [
    heading(report, screen),
    verdict(report, screen),
    workloads(report, screen),
    tiers(report, screen),
    otherBudgets(report, screen),
    spent(report, screen),
    ladder(report, screen),
    scenarios(report, screen),
    findings(report, screen),
    recommendations(report, screen),
    accepted(report, screen),
    assumptions(report, screen),
    footer(report, command, screen),
  ];
  return joinSections(sections);
}
