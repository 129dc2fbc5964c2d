import { formatCount, formatRate } from "../../units/format-quantity.ts";
import type { StationView } from "../context.ts";
import type { Finding, Rule } from "../types.ts";

/** Loss of throughput, past the peak, from which on it is spoken of. */
const WORTH_A_WORD = 0.02;

export const pastBestConcurrency: Rule = {
  code: "SP203",
  name: "past-best-concurrency",
  severity: "warning",
  title: "More requests are let in at once than are served best",
  what: "The speed of a tier has a best concurrency (`coherency`, or points of `scaling`), and `connections` or `threads` let in so many more that its throughput falls by over 2 %; or nothing limits them, not even the number of users who think.",
  why: "Beyond its best concurrency a station does less the more it has in progress. A crowd that one slow minute leaves behind is then served so slowly that it grows: the overload does not end by itself, and ends far below what the station can do. Those who wait in line before it cost it nothing.",
  howToMend:
    "Let in as many at once as it serves best, by a smaller pool before it: `connections` of a database, `threads` of a service. The others wait, and all are served sooner.",
  example: `version: 1
workloads: { web: { rate: 6000/s } }
tiers:
  app: { kind: service, instances: 2, cores: 8, serviceTime: 1ms, calls: db.read }
  db:
    kind: database
    read: 0.1ms
    connections: 100
    contention: 0.1
    coherency: 0.01
`,
  solvesVariants: false,
  evaluate: ({ stations }) => [...stations.values()].flatMap(findingOf),
};

function findingOf({ station, solution, name }: StationView): readonly Finding[] {
  const { scalability } = solution;
  if (scalability === null || scalability.bestConcurrency === null) return [];
  const { bestConcurrency: best, peakThroughput: most, concurrency, crowd, overloadThroughput: crowded } = scalability;
  const letIn = Math.min(concurrency ?? Number.POSITIVE_INFINITY, crowd ?? Number.POSITIVE_INFINITY);
  if (letIn <= best || (letIn < Number.POSITIVE_INFINITY && crowded > most * (1 - WORTH_A_WORD))) return [];
  const letsIn = letIn === Number.POSITIVE_INFINITY ? "lets in any number" : `lets in ${formatCount(letIn)}`;
  const overload =
    crowd === null ? `an overload ends at ${formatRate(crowded)}` : `with so many there it does ${formatRate(crowded)}`;
  return [
    {
      code: pastBestConcurrency.code,
      rule: pastBestConcurrency.name,
      severity: "warning",
      message: `${name} serves ${formatRate(most)} per member with ${formatCount(best)} at once, and ${letsIn}: ${overload}`,
      subject: name,
      tier: station.tier,
      station: station.id,
      path: station.path,
      budgets: [],
      consequences: [
        `a limit of ${formatCount(best)} at once serves more${crowd === null ? ", and recovers from any crowd" : ""}`,
      ],
      figures: {
        bestConcurrency: best,
        peakThroughputPerSecond: most,
        concurrency: letIn === Number.POSITIVE_INFINITY ? null : letIn,
        overloadThroughputPerSecond: crowded,
      },
    },
  ];
}
