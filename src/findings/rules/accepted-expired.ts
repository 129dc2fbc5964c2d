import type { AcceptedRisk } from "../acceptances.ts";
import type { Finding, Rule } from "../types.ts";
import { nameList } from "../wording.ts";

export const acceptedExpired: Rule = {
  code: "SP908",
  name: "accepted-expired",
  severity: "warning",
  title: "A risk is accepted no longer",
  what: "The last day of an acceptance (`until`) is over, or what it matches is worse than was accepted (`worseThan`). What it matches gates again.",
  why: "A date was set so that somebody looks again; a limit, so that it does not get worse unseen.",
  howToMend: "Mend what it matches, or decide again: set a later date, with the reason that holds now.",
  example: `version: 1
workloads: { web: { rate: 100/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
budgets: { utilization: 30% }
accept:
  until-the-move: { budget: utilization, worseThan: 35%, reason: the machines are replaced soon }
`,
  solvesVariants: false,
  about: "acceptances",
  evaluate: ({ acceptances }) =>
    (acceptances?.risks ?? []).filter(({ status }) => status === "expired" || status === "exceeded").map(finding),
};

function finding({ acceptance, status, findings, budgets }: AcceptedRisk): Finding {
  const { id, until, worseThan, reason } = acceptance;
  const why =
    status === "expired" ? `was accepted until ${until}` : `was accepted up to ${worseThan?.text}, and is worse`;
  const matched = [
    ...findings.map((one) => `${one.rule} of ${one.subject}`),
    ...new Set(budgets.map((one) => one.budget.id)),
  ];
  return {
    code: acceptedExpired.code,
    rule: acceptedExpired.name,
    severity: "warning",
    message: `${id} ${why}: ${nameList(matched)} gates again`,
    subject: id,
    tier: acceptance.tier,
    station: null,
    path: acceptance.path,
    budgets: [],
    consequences: [`it was accepted since: ${reason}`],
    figures: {},
  };
}
