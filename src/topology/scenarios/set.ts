import { shownText } from "../../units/shown-text.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { isMap, mapAt, pathTo, type Reader } from "../reader.ts";
import { dataPath } from "../source/data-path.ts";
import type { Path } from "../types.ts";
import type { Changeable, ChangeKind, ChangeOf } from "./change-kind.ts";

/** Parts of the file that a scenario may set. */
const ROOTS = ["tiers", "workloads", "network", "defaults"];

/** Keys of the file with other values. */
export const set: ChangeKind<ChangeOf<"set">> = {
  read: (scenario, changeable) => {
    const reader = mapAt(scenario, "set");
    if (reader === undefined) return [];
    const keys = Object.entries(reader.data).map(([written, value]) => ({
      written,
      value,
      ...targetOf(reader, written, changeable),
    }));
    const edits = keys.flatMap(({ written, value, keys: at }) =>
      at === undefined ? [] : [{ path: pathTo(reader, written), keys: at, value }],
    );
    if (edits.length < keys.length) return [];
    const to = changeable.described(edits);
    if (to === undefined) return [];
    const words = keys.map(
      ({ written, value }) => `${written} is ${shownText(value === null ? "not set" : textOf(value))}`,
    );
    return [{ kind: "set", words: words.join(", "), to }];
  },
  apply: ({ to }, topology) => ({ ...topology, ...to }),
  words: ({ words }) => words,
};

const textOf = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** The place that a key names; nothing where there is none, which is said. */
function targetOf(
  reader: Reader,
  written: string,
  { data, tierNames, workloads }: Changeable,
): { readonly keys?: Path } {
  const { log } = reader;
  const path = pathTo(reader, written);
  const keys = dataPath(written, data);
  const [root, name] = keys ?? [];
  if (keys === undefined || root === undefined) {
    report(log, "unknown-key", path, `"${shownText(written)}" is no path to a key`, "write tiers.web.instances", "key");
    return {};
  }
  if (!ROOTS.includes(String(root))) {
    const hint =
      root === "budgets"
        ? "write them as budgets of the scenario"
        : nameHint(log, String(root), ROOTS, "a scenario sets:");
    report(log, "unknown-key", path, `a scenario cannot set ${shownText(String(root))}`, hint, "key");
    return {};
  }
  const known = root === "tiers" ? tierNames : root === "workloads" ? workloads : undefined;
  if (known === undefined) return { keys };
  // A whole tier may be added; a key of one that is not there was meant for another.
  if (name === undefined || (keys.length > 2 && !known.includes(String(name)))) {
    const what = root === "tiers" ? "tier" : "workload";
    const message =
      name === undefined
        ? `${shownText(written)} is not one ${what}`
        : `no ${what} is called "${shownText(String(name))}"`;
    const rule = root === "tiers" ? "unknown-tier" : "unknown-workload";
    report(
      log,
      rule,
      path,
      message,
      name === undefined ? "write tiers.web.instances" : nameHint(log, String(name), known, "there are:"),
      "key",
    );
    return {};
  }
  return isMap(data) ? { keys } : {};
}
