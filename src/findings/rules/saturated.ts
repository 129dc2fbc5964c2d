import { isPool } from "../../model/is-pool.ts";
import { formatFactor, formatRate } from "../../units/format-quantity.ts";
import { budgetSentence } from "../budget-sentence.ts";
import { busiestOf } from "../busiest.ts";
import type { RuleContext, StationView } from "../context.ts";
import { figureOf } from "../figure.ts";
import type { Finding, Rule } from "../types.ts";
import { counted, nameList } from "../wording.ts";

export const saturated: Rule = {
  code: "SP201",
  name: "saturated",
  severity: "error",
  title: "A station is offered more than it can serve",
  what: "The work that arrives at a station per second, λ·S, is at least what its c servers can do (ρ = λ·S/c ≥ 1).",
  why: "Its queue grows for as long as the load lasts, so that no steady latency exists: everyone who passes it waits without end, and what lies behind sees only what it lets through.",
  howToMend:
    "Give it more servers (instances, cores, replicas or shards, whichever carries its load), or send it less (a cache before it, fewer calls per request, less work per call).",
  example: `version: 1
workloads: { web: { rate: 400/s } }
tiers:
  app: { kind: service, instances: 2, cores: 2, serviceTime: 12ms }
`,
  solvesVariants: false,
  evaluate: (context) =>
    [...context.stations.values()]
      .filter(({ condition }) => condition === "saturated")
      .sort((a, b) => b.solution.busiestUtilization - a.solution.busiestUtilization)
      .map((view) => finding(view, context)),
};

function finding(view: StationView, context: RuleContext): Finding {
  const { station, solution } = view;
  const budgets = context.blamed.get(saturated.name)?.get(station.id) ?? [];
  const { busiestUtilization: offeredUtilization, arrivalRate, saturationFactor, throughput: capacity } = solution;
  const from = saturationFactor === null ? "" : `; it saturates at ${formatFactor(saturationFactor)} today's load`;
  const hit = workloadsSaturatedBy(station.id, context);
  return {
    code: saturated.code,
    rule: saturated.name,
    severity: "error",
    message: `${busiestOf(view.name, solution)} is offered ${formatFactor(offeredUtilization)} what it can serve: ${formatRate(arrivalRate)} arrive, ${station.scalability === null ? `its ${counted(serversOf(view, context), isPool(station) ? "slot" : "server")} can do` : "and more in progress than it serves best it does"} ${formatRate(capacity)}${from}`,
    subject: view.name,
    tier: station.tier,
    station: station.id,
    path: station.path,
    budgets: budgets.map(figureOf),
    consequences: [
      ...budgets.map(budgetSentence),
      ...(hit.length > 0 ? [`no steady latency for ${nameList(hit)}`] : []),
    ],
    figures: { offeredUtilization, arrivalRatePerSecond: arrivalRate, capacityPerSecond: capacity, saturationFactor },
  };
}

/** Servers of the station, all members together. */
function serversOf({ station }: StationView, { assessment }: RuleContext): number {
  return station.servers * (assessment.model.groups[station.group]?.members ?? 1);
}

/** Wholes that wait for the station, in the file's order. */
function workloadsSaturatedBy(station: string, { assessment: { model, solution } }: RuleContext): readonly string[] {
  const index = model.stations.findIndex(({ id }) => id === station);
  const hit = solution.workloads.filter(({ saturatedBy }) => saturatedBy.includes(index)).map(({ whole }) => whole);
  return [...new Set(hit)];
}
