/** The growth of the whole load at which each station saturates, if every station before it passed all. */
import type { Group } from "../model/types.ts";
import { bracketedRoot } from "../queueing/bracketed-root.ts";
import { offerableTo } from "./closed-network.ts";
import { settleClosed } from "./closed-settle.ts";
import { flowsOf } from "./flows.ts";
import { saturableServers } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import type { Settled } from "./settle.ts";
import { settledFlows } from "./settled-flows.ts";
import type { StationLoad } from "./stations.ts";
import { stationWork } from "./traffic.ts";

/** Growth beyond which nobody plans. */
const MOST_GROWTH = 1e9;
/** Users with whom one who waits for answers asks as fast as ever. */
const MOST_USERS = 1e8;

/**
 * What users wait for they do not saturate: they ask no faster than they are answered. There only the others' work
 * counts; elsewhere that of users counts at the rate at which so many ask.
 *
 * Work grows in proportion to the load, and the factor is a division, unless hit ratios change with the load: then it
 * is a root, since a cache whose items expire answers the more the more it is asked.
 *
 * @param rates arrivals of each workload at `loadFactor`, 1/s
 * @param serviceTimes mean service at each station, 0 where nobody asks it
 * @returns for a station its factor; null: it never saturates
 */
export function saturationFactors(
  prepared: Prepared,
  rates: readonly number[],
  state: Settled,
  serviceTimes: readonly number[],
  loadFactor: number,
): (station: number) => number | null {
  const { stations, groups, caches } = prepared.model;
  const users = usersBeside(prepared, rates, state, loadFactor);
  const open = users === null ? rates : users.openRates;
  const isProportional = caches.every(({ hit }) => hit.kind === "given" || hit.ttl === null) && !users?.isAsked;
  const most = users?.isAsked ? MOST_USERS / users.population : MOST_GROWTH;
  const workAt = new Map<number, Float64Array>();
  const work = (growth: number): Float64Array => {
    let known = workAt.get(growth);
    if (known === undefined) {
      known =
        growth === 1 && !state.hindered && users === null
          ? Float64Array.from(state.loads, (load, s) =>
              load === null ? 0 : load.arrivalRate * (serviceTimes[s] as number),
            )
          : unhinderedWork(growth);
      workAt.set(growth, known);
    }
    return known;
  };
  // Work that would come if all passed: the mix of services is then another than the one met.
  const unhinderedWork = (growth: number): Float64Array => {
    const grown = open.map((rate) => rate * growth);
    const work = stationWork(
      prepared,
      settledFlows(prepared, grown, new Float64Array(stations.length).fill(1), state.conditions.failures).flows.sites,
    );
    return users === null ? work : users.add(work, growth);
  };
  return (s) => {
    const capacity = state.held?.capacities.get(s);
    // What limits it is named in its place.
    if (state.held?.limits.has(s)) return null;
    if (capacity !== undefined) return (loadFactor * capacity) / (state.loads[s] as StationLoad).arrivalRate;
    const station = stations[s] as (typeof stations)[number];
    const servers =
      users === null || station.scalability === null
        ? saturableServers(station, groups[station.group] as Group)
        : offerableTo(prepared.model, s);
    const offered = (growth: number) => (work(growth)[s] as number) / servers;
    const now = offered(1);
    if (!(now > 0)) return null;
    if (isProportional || now === 1) return loadFactor / now;
    const excess = (growth: number) => Math.log(offered(growth));
    const stride = now < 1 ? Math.max(2, 1 / now) : Math.min(0.5, 1 / now);
    let other = stride;
    for (; excess(other) < 0 === now < 1; other *= stride) if (!(other < most && other > 1 / most)) return null;
    return loadFactor * bracketedRoot(excess, Math.min(1, other), Math.max(1, other));
  };
}

interface UsersBeside {
  /** Rates of the others; 0 for users. */
  readonly openRates: readonly number[];
  /** All users at the load analysed. */
  readonly population: number;
  /** Whether users load stations for which they do not wait. */
  readonly isAsked: boolean;
  /** Adds that work at a growth of the whole load. */
  readonly add: (work: Float64Array, growth: number) => Float64Array;
}

/** What users ask of stations for which they do not wait; null: there are no users. */
function usersBeside(
  prepared: Prepared,
  rates: readonly number[],
  { closed, conditions }: Settled,
  loadFactor: number,
): UsersBeside | null {
  if (closed === null) return null;
  const { model } = prepared;
  const isOpen = model.workloads.map(({ load }) => load.kind === "open");
  const openRates = rates.map((rate, w) => (isOpen[w] ? rate : 0));
  const awaited = new Set(prepared.waits.flatMap(({ stations }, w) => (isOpen[w] ? [] : stations)));
  const passing = { ...conditions, passed: new Float64Array(model.stations.length).fill(1) };
  const besideOf = (all: readonly number[]): Float64Array => {
    const own = all.map((rate, w) => (isOpen[w] ? 0 : rate));
    return stationWork(prepared, flowsOf(prepared, own, passing).sites).map((work, s) => (awaited.has(s) ? 0 : work));
  };
  const ratesAt = (growth: number): readonly number[] => {
    if (growth === 1) return rates;
    const grown = openRates.map((rate) => rate * growth);
    const options = { loadFactor: loadFactor * growth, mended: new Set<number>(), effort: "fast" as const };
    return settleClosed(prepared, grown, passing, options)?.rates ?? rates;
  };
  return {
    openRates,
    population: closed.chains.reduce((sum, { population }) => sum + population, 0),
    isAsked: besideOf(rates).some((work) => work > 0),
    add: (work, growth) => {
      const beside = besideOf(ratesAt(growth));
      return work.map((own, s) => own + (beside[s] as number));
    },
  };
}
