import { MOST_TOLD, more, type ScenarioCause, told } from "../scenario-causes.ts";
import type { Finding, Rule } from "../types.ts";

export const scenarioBudget: Rule = {
  code: "SP907",
  name: "scenario-budget",
  severity: "error",
  title: "A budget is broken under a scenario",
  what: "Under a scenario a budget of latency, errors, lag or utilization (up to 100 % there) is broken, by a cause that shows in none of the findings on the plan as it is. One cause over several scenarios is one finding. A warning where a station saturates under a scenario and no budget judges it.",
  why: "What the scenario describes will happen one day: a machine fails, a campaign brings three times the traffic, a cache restarts empty.",
  howToMend:
    "Give the place named the servers that it wants then, or loosen what must hold under the scenario (`budgets` of the scenario), or accept the risk with a reason (`accept`).",
  example: `version: 1
workloads: { web: { rate: 100/s } }
tiers:
  app: { kind: service, instances: 2, cores: 1, serviceTime: 8ms }
budgets: { latency: { web: { p99: 300ms } } }
scenarios:
  sale: { traffic: 3x }
`,
  solvesVariants: false,
  about: "scenarios",
  evaluate: ({ scenarioCauses }) => scenarioCauses.map(finding),
};

function finding({ under }: ScenarioCause): Finding {
  const [worst] = under as readonly [ScenarioCause["under"][number]];
  const { scenario, finding: cause } = worst;
  const scenarios = under.map((one) => one.scenario.id);
  return {
    code: scenarioBudget.code,
    rule: scenarioBudget.name,
    severity: under.some((one) => one.finding.severity === "error") ? "error" : "warning",
    message: `Under ${scenario.id}, ${uncapitalized(cause.message)}`,
    subject: cause.subject,
    tier: cause.tier,
    station: cause.station,
    path: scenario.path,
    budgets: [...new Set(under.flatMap((one) => one.finding.budgets))],
    scenarios,
    isOfBase: false,
    under: under.map((one) => ({ scenario: one.scenario.id, finding: one.finding })),
    consequences: [...cause.consequences, ...under.slice(1, 1 + MOST_TOLD).map(told), ...more(under.length - 1)],
    figures: cause.figures,
  };
}

/** A sentence within another: names of tiers and workloads are lower-case already. */
const uncapitalized = (sentence: string): string => sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
