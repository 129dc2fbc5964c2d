import type { Model, Refusal } from "../model/types.ts";

/** What of a model this solver cannot do yet, each with the place in the file that asked for it. */
export function refusalsOf(model: Model): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (path: readonly (string | number)[], message: string) =>
    refusals.push({ kind: "refusal", path, message });

  for (const station of model.stations) {
    if (model.groups[station.group]?.room !== null)
      refuse(station.path, "a limit on all that one member admits is planned");
    if (station.scalability !== null) refuse(station.path, "a speed that depends on the number present is planned");
  }
  return refusals;
}
