import type { Finding as Found } from "../findings/types.ts";
import type { Finding } from "./generated/report.ts";
import { findingKey } from "./keys.ts";
import { locationOf } from "./location.ts";
import type { Source } from "./source.ts";

/** A finding with the position of what it points at. */
export function findingOf(finding: Found, accepted: string | null, source: Source): Finding {
  return {
    key: findingKey(finding),
    code: finding.code,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    subject: finding.subject,
    tier: finding.tier,
    station: finding.station,
    location: locationOf(finding.path, source),
    budgets: finding.budgets,
    scenarios: finding.scenarios ?? [],
    accepted,
    known: false,
    consequences: finding.consequences,
    figures: finding.figures,
  };
}
