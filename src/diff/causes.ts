/** The changes of a file as causes: what is made together or not at all. */
import { applyPatch } from "../advice/patch.ts";
import type { Patch } from "../advice/types.ts";
import { isContainer } from "../findings/plain-data.ts";
import { pathText } from "../report/path-text.ts";
import { topologyFromData } from "../topology/topology-from-data.ts";
import type { Path } from "../topology/types.ts";
import { blocksOf } from "./blocks.ts";

/** Keys that no figure of the plan as it is depends on. */
const MOVES_NOTHING: ReadonlySet<string | number> = new Set(["name", "scenarios", "survive", "accept"]);

export const movesFigures = ({ path }: Patch[number]): boolean => !MOVES_NOTHING.has(path[0] ?? "");

/** The data without what no figure depends on: it may speak of tiers that are there on one side only. */
export function bareData(data: unknown): unknown {
  if (!isContainer(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !MOVES_NOTHING.has(key)));
}

/**
 * The changes in groups, each of which makes a topology of the old file, alone and with any others: a call that is new
 * stands with the tier that is new and that it goes to. More changes than `most` are first put together by the tier,
 * workload or other thing that they are about.
 */
export function causesOf(bareOld: unknown, patch: Patch, most: number): readonly Patch[] {
  const units = patch.length > most ? byElement(patch) : patch.map((change) => [change]);
  if (units.length > most) return units;
  const known = new Map<string, boolean>();
  const isTopology = (members: readonly number[]): boolean => {
    const key = members.join();
    const answer =
      known.get(key) ??
      topologyFromData(
        applyPatch(
          bareOld,
          members.flatMap((member) => units[member] ?? []),
        ),
      ).ok;
    known.set(key, answer);
    return answer;
  };
  return blocksOf(units.length, isTopology).map((members) => members.flatMap((member) => units[member] ?? []));
}

function byElement(patch: Patch): readonly Patch[] {
  const elements = new Map<string, Patch[number][]>();
  for (const change of patch) {
    const key = pathText(change.path.slice(0, 2));
    elements.set(key, [...(elements.get(key) ?? []), change]);
  }
  return [...elements.values()];
}

const elements: Readonly<Record<string, "tier" | "workload" | "scenario">> = {
  tiers: "tier",
  workloads: "workload",
  scenarios: "scenario",
};

/** What comes or goes with a change; key: no whole thing does. */
export function whatOf({ path, before, after }: Patch[number]): "tier" | "workload" | "scenario" | "key" {
  const element = path.length === 2 ? elements[String(path[0])] : undefined;
  return element !== undefined && (before === undefined || after === undefined) ? element : "key";
}

/** A cause in short: what comes or goes with it, else the key that it changes. */
export function titleOf(cause: Patch): string {
  const main = cause.find((change) => whatOf(change) !== "key") ?? cause[0];
  if (main === undefined) return "nothing";
  const what = whatOf(main);
  const name = String(main.path[1]);
  const title =
    what === "key" ? keyText(main.path) : main.before === undefined ? `new ${what} ${name}` : `${what} ${name} removed`;
  return cause.length === 1 ? title : `${title}, with ${cause.length - 1} more`;
}

/** `web.instances`: where the tier says enough. */
const keyText = (path: Path): string => pathText(path[0] === "tiers" && path.length > 2 ? path.slice(1) : path);
