/** What retries may do to a plan: the regimes that they keep up, and between which loads. */
import type { Model } from "../model/types.ts";
import type { Prepared } from "../solve/prepare.ts";
import { solve } from "../solve/solve.ts";
import { stormWindow } from "../solve/storm.ts";
import type { Solution } from "../solve/types.ts";
import type { Retries } from "./types.ts";
import { workloadAssessments } from "./workloads.ts";

/** @returns null where at no load there are two regimes */
export function retriesOf(model: Model, prepared: Prepared, solution: Solution): Retries | null {
  const window = stormWindow(prepared);
  if (window === null) return null;
  const { loadFactor } = solution;
  const isCalmPossible = loadFactor < window.to;
  const isStormPossible = loadFactor > window.from;
  const storm = !isStormPossible ? null : isCalmPossible ? solve(prepared, { loadFactor, regime: "storm" }) : solution;
  const regime = (solved: Solution | null) =>
    solved === null ? null : { solution: solved, workloads: workloadAssessments(model, solved) };
  const calm = isCalmPossible && isStormPossible ? solve(prepared, { loadFactor, regime: "calm" }) : solution;
  return { window, calm: isCalmPossible ? regime(calm) : null, storm: regime(storm) };
}
