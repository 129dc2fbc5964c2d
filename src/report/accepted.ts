import type { AcceptedRisk as Taken } from "../findings/acceptances.ts";
import { figureOf } from "../findings/figure.ts";
import type { AcceptedRisk } from "./generated/report.ts";
import { locationOf } from "./location.ts";
import type { Source } from "./source.ts";

/** A risk that is taken, and what it speaks of. */
export function acceptedOf({ acceptance, status, isExpired, findings, budgets }: Taken, source: Source): AcceptedRisk {
  const { id, of, tier, scenario, reason, until, worseThan, path } = acceptance;
  return {
    id,
    finding: of.kind === "finding" ? of.rule : null,
    budget: of.kind === "budget" ? of.budget : null,
    tier,
    scenario,
    reason,
    until,
    worseThan: worseThan?.text ?? null,
    status,
    expired: isExpired,
    matches: [
      ...findings.map(({ code, subject, scenarios = [] }) => ({
        finding: code,
        subject,
        budget: null,
        scenario: scenarios.length === 1 ? (scenarios[0] ?? null) : null,
      })),
      ...budgets.map((figure) => ({
        finding: null,
        subject: figure.subject,
        budget: figureOf(figure),
        scenario: figure.scenario,
      })),
    ],
    location: locationOf(path, source),
  };
}
