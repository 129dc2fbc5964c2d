import reference from "../../reference/published-stations.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { assessed, stationOf } from "../topology-figures.ts";

interface Row {
  readonly id: string;
  readonly source: string;
  readonly figure: string;
  readonly truth: number;
  readonly tolerance: number;
  readonly arrivalRate: number;
  readonly serviceTime: number;
  readonly servers: number;
  readonly arrivalScv?: number;
  readonly serviceScv?: number;
  readonly discipline?: string;
  readonly waitingRoom?: number;
  readonly peers?: Readonly<Record<string, number>>;
}

const rows = reference.rows as readonly Row[];

/** Hours and minutes of the books are taken for seconds. */
function topologyOf(row: Row): unknown {
  return {
    version: 1,
    workloads: { w: { rate: `${row.arrivalRate}/s`, burstiness: row.arrivalScv ?? 1 } },
    tiers: {
      web: {
        kind: "service",
        cores: row.servers,
        serviceTime: { mean: `${row.serviceTime}s`, scv: row.serviceScv ?? 1 },
        ...(row.discipline === undefined ? {} : { discipline: row.discipline }),
        ...(row.waitingRoom === undefined ? {} : { queueLimit: row.waitingRoom }),
      },
    },
  };
}

function caseOf(row: Row): Case {
  return {
    id: `${row.id}: ${row.figure}`,
    load: (row.arrivalRate * row.serviceTime) / row.servers,
    source: row.source,
    measure: () => {
      const { waitTime, responseTime, waitProbability, queueLength, throughput } = stationOf(
        assessed(topologyOf(row)),
        "web.cores",
      );
      const figures: Readonly<Record<string, number | null>> = {
        wait: waitTime,
        response: responseTime,
        "P(wait)": waitProbability,
        present: queueLength,
        waiting: waitTime === null ? null : throughput * waitTime,
      };
      return [
        {
          name: "figure",
          ours: figures[row.figure] ?? null,
          truth: row.truth,
          halfWidth: row.tolerance / 2,
          ...(row.peers === undefined ? {} : { peers: row.peers }),
        },
      ];
    },
  };
}

export const published: Family = {
  name: "published",
  title: "Published figures of single stations",
  about: "From books, papers and other programs, beyond what their printed digits leave open.",
  targets: { figure: { worst: 0.001 } },
  cases: rows.map(caseOf),
  excluded: reference.excluded,
};
