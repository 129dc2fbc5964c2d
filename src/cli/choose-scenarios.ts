import { nearestName } from "../topology/nearest-name.ts";
import { BASE } from "../topology/scenarios/read-scenarios.ts";
import type { Topology } from "../topology/types.ts";

/** The topology with the named scenarios alone, and what is accepted under them; no names: as it is. */
export function withScenarios(topology: Topology, names: readonly string[]): Topology {
  if (names.length === 0) return topology;
  const chosen = new Set([BASE, ...names]);
  return {
    ...topology,
    scenarios: topology.scenarios.filter(({ id }) => chosen.has(id)),
    accept: topology.accept.filter(({ scenario }) => scenario === null || chosen.has(scenario)),
  };
}

/** Why a name cannot be chosen: no topology has such a scenario; null: all can. */
export function unknownScenario(topologies: readonly Topology[], names: readonly string[]): string | null {
  const known = new Set([BASE, ...topologies.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return null;
  const others = [...known].filter((name) => name !== BASE);
  const near = nearestName(unknown, others);
  const there = others.length === 0 ? "there are none" : `there are ${others.slice(0, MOST_NAMES).join(", ")}`;
  return `there is no scenario ${unknown}; ${there}${near === undefined ? "" : `\n(did you mean ${near}?)`}`;
}

/** Names that are listed to who misspelt one. */
const MOST_NAMES = 24;
