/** What breaks as the whole load grows: stations that saturate, latency, error and lag budgets that are missed. */
import { isPool } from "../model/is-pool.ts";
import type { Group } from "../model/types.ts";
import { stationsBehindRetries } from "../solve/behind-retries.ts";
import { saturableServers } from "../solve/parts.ts";
import type { Prepared } from "../solve/prepare.ts";
import { calmEnd } from "../solve/storm.ts";
import type { Solution } from "../solve/types.ts";
import type { Topology } from "../topology/types.ts";
import { type Climb, climbsOf, MOST_GROWTH, rungOf } from "./climb.ts";
import type { Rung } from "./types.ts";

/** Every rung, nearest first. */
export function ladderOf(topology: Topology, prepared: Prepared, solution: Solution): readonly Rung[] {
  const rungs = climbsOf(topology, prepared, solution).map(rungOf);
  return sorted([...saturations(prepared, solution), ...rungs.filter((rung) => rung !== null)]);
}

/**
 * The ladder as far as the saturations and the one budget that breaks first, before any of them: enough
 * for the headroom, at a fraction of the price.
 */
export function firstRungs(topology: Topology, prepared: Prepared, solution: Solution): readonly Rung[] {
  const rungs = sorted(saturations(prepared, solution));
  let nearest: Rung | null = null;
  let factor = rungs[0]?.factor ?? MOST_GROWTH;
  for (const climb of climbsOf(topology, prepared, solution)) {
    // So much growth takes longer to solve than to find out on the way there.
    if (factor < MOST_GROWTH && holdsAt(factor, climb)) continue;
    const rung = rungOf(climb);
    if (rung === null || rung.factor > factor) continue;
    nearest = rung;
    factor = rung.factor;
  }
  return nearest === null ? rungs : [nearest, ...rungs];
}

/** Whether the whole load can grow by a factor without a saturation and with every latency, error and lag budget kept. */
export function growsTo(factor: number, topology: Topology, prepared: Prepared, solution: Solution): boolean {
  return (
    saturations(prepared, solution).every((rung) => rung.factor >= factor) &&
    climbsOf(topology, prepared, solution).every((climb) => holdsAt(factor, climb))
  );
}

const holdsAt = (factor: number, { wall, over }: Climb): boolean =>
  (factor <= wall || wall === MOST_GROWTH) && over(factor) <= 0;

const sorted = (rungs: readonly Rung[]): readonly Rung[] => rungs.toSorted((a, b) => a.factor - b.factor);

function saturations(prepared: Prepared, solution: Solution): readonly Rung[] {
  const storm = stormRung(prepared, solution);
  return prepared.model.stations.flatMap((station, s) => {
    const { saturationFactor, serviceTime, arrivalRate } = solution.stations[s] as Solution["stations"][number];
    if (saturationFactor === null) return [];
    const servers = saturableServers(station, prepared.model.groups[station.group] as Group);
    return [
      {
        factor: storm?.station === s ? Math.min(saturationFactor, storm.factor) : saturationFactor,
        kind: "saturation" as const,
        subject: station.id,
        budget: null,
        path: station.path,
        // A slot is held for longer the more are held.
        rate: isPool(station) ? arrivalRate * saturationFactor : servers / serviceTime,
        mended: [],
      },
    ];
  });
}

/** Where no calm is left, retries saturate the first station behind them before its own work does. */
function stormRung(
  prepared: Prepared,
  solution: Solution,
): { readonly station: number; readonly factor: number } | null {
  const factor = calmEnd(prepared);
  if (factor === null) return null;
  const behind = stationsBehindRetries(prepared);
  const factorOf = (s: number) => solution.stations[s]?.saturationFactor ?? Number.POSITIVE_INFINITY;
  const [station] = [...behind].sort((a, b) => factorOf(a) - factorOf(b));
  return station === undefined ? null : { station, factor };
}
