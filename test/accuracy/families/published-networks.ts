import reference from "../../reference/published-networks.json" with { type: "json" };
import type { Case, Excluded, Family } from "../family.ts";
import { assessed, stationOf, workloadOf } from "../topology-figures.ts";

interface Class {
  readonly rate?: number;
  readonly users?: number;
  readonly thinkTime?: number;
  /** Per station. */
  readonly visits: readonly number[];
  /** Per station, seconds. */
  readonly serviceTimes: readonly number[];
  /** Whether the stations are visited one after the other, each as often as it is; else in any order. */
  readonly inTurn?: boolean;
}

interface Published {
  readonly id: string;
  readonly source: string;
  readonly stations: readonly { readonly servers: number | string; readonly discipline?: string }[];
  readonly classes: readonly Class[];
  readonly figures: readonly {
    readonly name: string;
    readonly class?: number;
    readonly station?: number;
    readonly value: number;
  }[];
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
}

const seconds = (time: number) => `${time * 1e6}us`;

/** A geometric number of rounds, each to one of the stations: the route of a product-form network. */
function inAnyOrder({ visits }: Class, c: number): readonly unknown[] {
  const rounds = visits.reduce((sum, times) => sum + times, 0);
  return [{ to: `round.c${c}`, times: { mean: rounds, scv: 1 + 1 / rounds } }];
}

function topologyOf({ stations, classes }: Published): unknown {
  const visited = (c: number) =>
    (classes[c] as Class).visits.flatMap((times, s) => (times > 0 ? [{ to: `s${s}.c${c}`, times, s }] : []));
  const perClass = (make: (one: Class, c: number) => unknown) =>
    Object.fromEntries(classes.map((one, c) => [`c${c}`, make(one, c)]));
  const operations = (s: number) =>
    Object.fromEntries(
      classes.flatMap(({ visits, serviceTimes }, c) => {
        const time = seconds(serviceTimes[s] as number);
        const isDelay = stations[s]?.servers === "infinite";
        return (visits[s] as number) > 0 ? [[`c${c}`, isDelay ? { delay: time } : { serviceTime: time }]] : [];
      }),
    );
  return {
    version: 1,
    workloads: perClass(({ rate, users, thinkTime = 0 }, c) => ({
      entry: "request",
      operation: `c${c}`,
      ...(rate === undefined ? { concurrentUsers: users, thinkTime: seconds(thinkTime) } : { rate: `${rate}/s` }),
    })),
    tiers: {
      request: {
        kind: "service",
        operations: perClass((one, c) => ({
          delay: "0s",
          calls: one.inTurn ? visited(c).map(({ to, times }) => ({ to, times })) : inAnyOrder(one, c),
        })),
      },
      ...(classes.some(({ inTurn }) => !inTurn) && {
        round: {
          kind: "service",
          operations: perClass(({ visits }, c) => {
            const rounds = visits.reduce((sum, times) => sum + times, 0);
            const shares = visited(c).map(({ to, times }) => ({ to, share: `${(100 * times) / rounds}%` }));
            return { delay: "0s", calls: shares.length > 1 ? [{ oneOf: shares }] : shares.map(({ to }) => to) };
          }),
        },
      }),
      ...Object.fromEntries(
        stations.map(({ servers, discipline }, s) => [
          `s${s}`,
          {
            kind: "service",
            ...(typeof servers === "number" ? { cores: servers } : {}),
            ...(discipline === "ps" && typeof servers === "number" ? { discipline } : {}),
            operations: operations(s),
          },
        ]),
      ),
    },
  };
}

function caseOf(published: Published): Case {
  const { abs = 0, rel = 0 } = published.tolerance;
  return {
    id: published.id,
    load: null,
    source: published.source,
    measure: () => {
      const assessment = assessed(topologyOf(published));
      return published.figures.map(({ name, class: c, station: s, value }) => {
        const workload = c === undefined ? undefined : workloadOf(assessment, `c${c}`);
        const station = s === undefined ? undefined : stationOf(assessment, `s${s}.cores`);
        const figures: Readonly<Record<string, number | null | undefined>> = {
          throughput: workload?.throughput,
          response: workload === undefined ? station?.responseTime : workload.latency?.mean,
          present: station?.queueLength,
          busy: station?.utilization,
        };
        return { name, ours: figures[name] ?? null, truth: value, halfWidth: (abs + rel * value) / 2 };
      });
    },
  };
}

const switching = "a user who becomes one of another class on the way is not in the language";
const formula = (name: string) => `the number is the output of a formula (${name}), and no true value stands beside it`;

const excluded: readonly Excluded[] = [
  { id: "schwetman-fig9-switch", reason: switching },
  { id: "line-twoclass-hyperl", reason: switching },
  { id: "zahorjan-amva", reason: formula("Bard–Schweitzer") },
  ...["4-0.5", "4-0.8", "8-0.5", "16-0.5", "16-0.8", "32-0.5", "32-0.8"].map((id) => ({
    id: `fj-nt-${id}`,
    reason: formula("Nelson–Tantawi"),
  })),
  { id: "line-lrum-times", reason: "a cache of several lists (LRU(m)) is not in the language" },
  ...["bolch-block-1", "bolch-block-2", "akyildiz-ex1", "akyildiz-ex3-10", "akyildiz-ex3-12"].map((id) => ({
    id,
    reason:
      "a server that stands still while the next queue is full (blocking) is not in the language: a full room turns away",
  })),
  { id: "line-hol-open", reason: "priorities are not in the language" },
];

export const publishedNetworks: Family = {
  name: "published-networks",
  title: "Published networks of queues",
  about:
    "Open, closed and mixed networks with one class or several from books, papers and test corpora, beyond what their printed digits leave open. Three have no product form: `line-repairmen-multi`, `jmt-webserver-3class-4stat` and `line-mixed-multiserver-fcfs`.",
  targets: {
    throughput: { median: 0.003, worst: 0.02 },
    response: { worst: 0.01 },
    present: { worst: 0.05 },
    busy: { worst: 0.001 },
  },
  cases: (reference.cases as readonly Published[]).map(caseOf),
  excluded,
};
