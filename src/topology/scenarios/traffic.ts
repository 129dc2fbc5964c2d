import { formatFactor } from "../../units/format-quantity.ts";
import { shownText } from "../../units/shown-text.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { readQuantity } from "../read-quantity.ts";
import { isMap, pathTo, type Reader, valueAt } from "../reader.ts";
import type { Workload } from "../types.ts";
import type { ChangeKind, ChangeOf } from "./change-kind.ts";

const FACTOR = { atMost: 1e6, words: "at most 1000000x" };

/** More, or less, of everything or of some workloads. */
export const traffic: ChangeKind<ChangeOf<"traffic">> = {
  read: (scenario, { workloads }) => {
    const value = valueAt(scenario, "traffic");
    if (value === undefined) return [];
    const path = pathTo(scenario, "traffic");
    const changeOf = (workload: string | null, reader: Reader, key: string): readonly ChangeOf<"traffic">[] => {
      const factor = readQuantity(valueAt(reader, key), pathTo(reader, key), reader.log, "factor", FACTOR)?.value;
      return factor === undefined ? [] : [{ kind: "traffic", workload, factor }];
    };
    if (!isMap(value)) return changeOf(null, scenario, "traffic");
    const byWorkload: Reader = { data: value, path, log: scenario.log };
    const others = workloads.filter((name) => !Object.hasOwn(value, name));
    return Object.keys(value).flatMap((name) => {
      if (name !== "*" && !workloads.includes(name)) {
        const hint = nameHint(scenario.log, name, workloads, "there are:");
        const message = `no workload is called "${shownText(name)}"`;
        report(scenario.log, "unknown-workload", [...path, name], message, hint, "key");
      }
      if (name !== "*") return changeOf(name, byWorkload, name);
      return changeOf(null, byWorkload, name).flatMap((change) => others.map((workload) => ({ ...change, workload })));
    });
  },
  apply: ({ workload, factor }, topology) => ({
    ...topology,
    workloads: topology.workloads.map((one) => (workload === null || workload === one.id ? scaled(one, factor) : one)),
  }),
  words: ({ workload, factor }) => `${workload ?? "the whole load"} × ${formatFactor(factor).replace("x", "")}`,
};

const scaled = (workload: Workload, factor: number): Workload => ({
  ...workload,
  arrivalRate: workload.arrivalRate * factor,
  meanRate: workload.meanRate * factor,
  // Of users who wait for their answers there are more, each as eager as before.
  closed: workload.closed && { ...workload.closed, users: Math.max(1, Math.round(workload.closed.users * factor)) },
});
