import type { AcceptedRisk } from "../acceptances.ts";
import type { Finding, Rule } from "../types.ts";

export const acceptedUnmatched: Rule = {
  code: "SP909",
  name: "accepted-unmatched",
  severity: "note",
  title: "An acceptance matches nothing",
  what: "An entry of `accept` speaks of a finding or budget that is not amiss.",
  why: "Either the risk is gone, and the entry would hide its return; or it was meant for something else, which it does not cover.",
  howToMend: "Remove it; or look at its rule, budget, tier and scenario.",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms }
accept:
  old: { finding: saturated, tier: app, reason: known since the move }
`,
  solvesVariants: false,
  about: "acceptances",
  evaluate: ({ acceptances }) => (acceptances?.risks ?? []).filter(({ status }) => status === "unmatched").map(finding),
};

function finding({ acceptance }: AcceptedRisk): Finding {
  const { id, of, tier, scenario } = acceptance;
  const what = of.kind === "finding" ? `no finding ${of.rule}` : `nothing amiss with ${of.budget}`;
  const where = `${tier === null ? "" : ` at ${tier}`}${scenario === null ? "" : ` under ${scenario}`}`;
  return {
    code: acceptedUnmatched.code,
    rule: acceptedUnmatched.name,
    severity: "note",
    message: `${id} matches nothing: there is ${what}${where}`,
    subject: id,
    tier,
    station: null,
    path: acceptance.path,
    budgets: [],
    consequences: [],
    figures: {},
  };
}
