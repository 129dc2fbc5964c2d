/** The kinds of changes, in the order in which a scenario makes them. A new one is a file here and a line. */
import type { ScenarioChange, Topology } from "../types.ts";
import type { ChangeKind, ChangeOf } from "./change-kind.ts";
import { cold } from "./cold.ts";
import { lose } from "./lose.ts";
import { set } from "./set.ts";
import { slow } from "./slow.ts";
import { traffic } from "./traffic.ts";

export const changeKinds: { readonly [Kind in ScenarioChange["kind"]]: ChangeKind<ChangeOf<Kind>> } = {
  set,
  traffic,
  lose,
  cold,
  slow,
};

/** The kind of a change, for whoever does not know which it is: the table's type has married the two. */
const kindOf = (change: ScenarioChange) => changeKinds[change.kind] as unknown as ChangeKind<ScenarioChange>;

export const applyChange = (change: ScenarioChange, topology: Topology): Topology =>
  kindOf(change).apply(change, topology);

/** What a change does and what to know of it, the topology being the one before it. */
export function describeChange(change: ScenarioChange, topology: Topology) {
  const kind = kindOf(change);
  return { words: kind.words(change, topology), note: kind.note?.(change, topology) ?? null };
}
