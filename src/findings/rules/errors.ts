import { formatRate, formatRatio } from "../../units/format-quantity.ts";
import type { RuleContext, StationView } from "../context.ts";
import type { Rule } from "../types.ts";
import { nameList } from "../wording.ts";

export const errors: Rule = {
  code: "SP301",
  name: "errors",
  severity: "warning",
  title: "Requests are turned away",
  what: "A station with a `queueLimit` turns more than one request in a million away at the load analysed, and workloads that pass it have no `errors` budget that allows it. Broken error budgets are SP905.",
  why: "Even a steady trickle of refused requests is a decision that somebody should have taken.",
  howToMend: "More servers or a longer queue; or say what share is acceptable: `budgets: { errors: 0.1% }`.",
  example: `version: 1
workloads: { web: { rate: 60/s } }
tiers:
  app: { kind: service, cores: 1, serviceTime: 10ms, queueLimit: 3 }
`,
  solvesVariants: false,
  evaluate: (context) => {
    const judged = new Set(
      context.budgets.filter(({ budget }) => budget.kind === "errors").map(({ subject }) => subject),
    );
    return [...context.stations.values()]
      .filter(({ condition }) => condition === "losing")
      .sort((a, b) => b.solution.lossProbability - a.solution.lossProbability)
      .map((view) => ({ view, hit: workloadsHit(view, context).filter((id) => !judged.has(id)) }))
      .filter(({ hit }) => hit.length > 0)
      .map(({ view: { station, solution, name }, hit }) => ({
        code: errors.code,
        rule: errors.name,
        severity: "warning",
        message: `${name} turns ${formatRatio(solution.lossProbability)} of its requests away (${formatRate(solution.arrivalRate * solution.lossProbability)}), for want of room in its queue`,
        subject: name,
        tier: station.tier,
        station: station.id,
        path: station.path,
        budgets: [],
        consequences: [`errors for ${nameList(hit)}`],
        figures: {
          lossProbability: solution.lossProbability,
          lostPerSecond: solution.arrivalRate * solution.lossProbability,
        },
      }));
  },
};

/** Workloads with errors that pass a station. */
function workloadsHit({ station }: StationView, { workloads, workloadsMeeting }: RuleContext): readonly string[] {
  return workloadsMeeting(station.tier).filter((id) => (workloads.get(id)?.errorRatio ?? 0) > 0);
}
