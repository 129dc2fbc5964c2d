import type { Element } from "../../model/types.ts";
import type { RuleContext } from "../context.ts";
import type { Finding, Rule } from "../types.ts";
import { nameList } from "../wording.ts";

export const singlePointOfFailure: Rule = {
  code: "SP401",
  name: "single-point-of-failure",
  severity: "warning",
  title: "One machine that nothing stands in for",
  what: "A tier on machines of your own (service, worker, load balancer, cache, database) has one instance, or a database has no replica, and requests reach it. Third parties and managed tiers (dns, cdn, queue, object store, external, a load balancer without `instances`) are not judged: their providers answer for them.",
  why: "When that machine fails, or is only restarted for a new version, everything that needs it stops until it is back.",
  howToMend: "A second instance, or a replica that can be promoted.",
  example: `version: 1
workloads: { web: { rate: 20/s } }
tiers:
  app: { kind: service, instances: 2, cores: 4, serviceTime: 12ms, calls: db.read }
  db: { kind: database, cores: 4, read: 2ms, write: 5ms }
`,
  solvesVariants: false,
  evaluate: (context) =>
    context.assessment.model.elements
      .filter(({ spare }) => spare === 0)
      .map((element) => ({ element, rate: loadOf(element.tier, context) }))
      .filter(({ rate }) => rate > 0)
      .sort((a, b) => b.rate - a.rate)
      .map(({ element, rate }) => finding(element, rate, context)),
};

/** Requests per second that reach the tier's stations. */
function loadOf(tier: string, { stationsOfTier }: RuleContext): number {
  return (stationsOfTier.get(tier) ?? []).reduce((sum, { solution }) => sum + solution.arrivalRate, 0);
}

function finding(element: Element, rate: number, context: RuleContext): Finding {
  const { tier, path } = element;
  const hit = context.workloadsMeeting(tier);
  return {
    code: singlePointOfFailure.code,
    rule: singlePointOfFailure.name,
    severity: "warning",
    message: `${tier} has ${alone(element)}: ${whileItIsDown(element, context)}`,
    subject: tier,
    tier,
    station: null,
    path,
    budgets: [],
    consequences: hit.length > 0 ? [`concerns ${nameList(hit)}`] : [],
    figures: { arrivalRatePerSecond: rate, machines: element.machines },
  };
}

/** What there is one of. */
function alone({ kind, machines }: Element): string {
  if (kind !== "database") return "one instance";
  return machines === null || machines === 1 ? "no replica" : `no replica of any of its ${machines} shards`;
}

function whileItIsDown({ kind, tier }: Element, { tiers }: RuleContext): string {
  const nothing = "while it is down nothing that needs it is answered";
  switch (kind) {
    case "worker":
      return "while it is down its messages wait, and all have to be caught up with";
    case "cache": {
      const spec = tiers.get(tier);
      if (spec?.kind === "cache" && spec.keySpaces.every(({ miss }) => miss.length === 0)) return nothing;
      return "while it is down every lookup is a miss, and what stands behind it takes the whole load";
    }
    case "database":
      return "while its primary is down nothing can be read or written, and what was not backed up may be lost";
    default:
      return nothing;
  }
}
