import { shownText } from "../../units/shown-text.ts";
import { report } from "../log.ts";
import { nameHint } from "../name-hint.ts";
import { describe, mapAt, pathTo, type Reader, valueAt } from "../reader.ts";
import type { Scenario, Tier } from "../types.ts";
import type { Changeable } from "./change-kind.ts";

/** The scenarios that `survive` makes: one for each thing that may be lost. */
export function readSurvive(file: Reader, { tierNames, tiers }: Changeable): readonly Scenario[] {
  const reader = mapAt(file, "survive");
  if (reader === undefined) return [];
  const instances = valueAt(reader, "instance") === "any" ? [...tiers.values()].filter(hasMachines) : [];
  const whole = wholeTiers(reader, tierNames);
  return [
    ...instances.map(({ id }) => loss(`lose-one-${id}`, id, 1, pathTo(reader, "instance"))),
    ...whole.map((id) => loss(`lose-all-${id}`, id, null, pathTo(reader, "tier"))),
  ];
}

/** Machines of its own that may fail; what others manage is theirs to answer for. */
const hasMachines = (tier: Tier): boolean => "servers" in tier && tier.servers !== null;

function wholeTiers(reader: Reader, tierNames: readonly string[]): readonly string[] {
  const value = valueAt(reader, "tier");
  if (value === undefined) return [];
  if (value === "any") return tierNames;
  const path = pathTo(reader, "tier");
  return (Array.isArray(value) ? value : [value]).flatMap((name: unknown, index) => {
    if (typeof name === "string" && tierNames.includes(name)) return [name];
    const at = Array.isArray(value) ? [...path, index] : path;
    if (typeof name !== "string") {
      report(reader.log, "wrong-type", at, `the name of a tier is needed here, not ${describe(name)}`);
      return [];
    }
    const hint = nameHint(reader.log, name, tierNames, "there are:");
    report(reader.log, "unknown-tier", at, `no tier is called "${shownText(name)}"`, hint);
    return [];
  });
}

const loss = (id: string, tier: string, count: number | null, path: Scenario["path"]): Scenario => ({
  id,
  path,
  isGenerated: true,
  changes: [{ kind: "lose", tier, part: null, count }],
  budgets: [],
});
