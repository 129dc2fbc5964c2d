/**
 * Variability of the flows between stations, by indices of dispersion (Whitt & You, A robust queueing network analyzer
 * based on indices of dispersion, 2022): every stream carries I(t) over a range of time scales, and each station takes
 * it for the renewal stream that disperses as much over the station's own. So bursts pass a light station untouched and
 * still meet the busy one behind it, which an scv alone forgets (Suresh & Whitt, 1990).
 *
 * Approximate; exact where all is Poisson and exponential.
 */

import { finiteDispersion } from "../queueing/finite-dispersion.ts";
import { matchedScv, passedDispersion, renewalDispersion, settledShare } from "./dispersion.ts";
import type { Feed } from "./feeds.ts";
import type { FlowGraph } from "./flow-graph.ts";
import type { NodeOrder } from "./node-order.ts";
import type { StreamPaths } from "./stream-paths.ts";

export interface StationTraffic {
  /** Busy share of the servers, 0 to 1. */
  readonly utilization: number;
  /** Offered work over all servers; may exceed 1. */
  readonly offered: number;
  /** Of each member, and how many there are. */
  readonly servers: number;
  readonly members: number;
  /** Mean service. */
  readonly serviceTime: number;
  /** Passes a Poisson stream on as one: exponential with unlimited room and one class, or processor sharing. */
  readonly passesPoisson: boolean;
  /** scv of the service; for processor sharing 1, since M/G/c-PS passes Poisson streams on (Kelly, Reversibility and Stochastic Networks, 1979, §3.3). */
  readonly serviceScv: number;
  /** Waiting places of each member; null: unlimited. */
  readonly waitingRoom: number | null;
}

/**
 * What is known of a stream beyond its dispersion: `poisson` and `renewal` (a workload's own arrivals, unsplit
 * and unmixed) are true to the letter.
 */
export type StreamKind = "poisson" | "renewal" | "approximate";

export interface Variability {
  /** Kind of the arrivals at each station. */
  readonly streams: readonly StreamKind[];
  /** scv of the arrivals at each station as it matters there, folded. */
  readonly arrivalScv: Float64Array;
  /** Folded arrival rate at each station. */
  readonly foldedRate: Float64Array;
  /** Var N/E N of the arrivals at each station over its own time. */
  readonly dispersion: Float64Array;
  /** The one station from which all of a station's requests come, one by one; null where there are others. */
  readonly feeders: readonly (Feeder | null)[];
  /** What comes at once, where anything does. */
  readonly batches: readonly (readonly Together[] | null)[];
  readonly converged: boolean;
}

export interface Feeder {
  readonly station: number;
  /** Of what comes to it. */
  readonly share: number;
}

/** Requests that come at once: how many at a time. */
export interface Together {
  /** Requests per second. */
  readonly rate: number;
  readonly mean: number;
  readonly secondMoment: number;
}

const TOLERANCE = 1e-9;
const MOST_ROUNDS = 500;
/** Time scales stand a factor of four apart; I(t) is smooth over a decade. */
const SPACING = 4;
const MOST_SCALES = 24;
/** A station this near to saturation looks no further ahead. */
const LEAST_IDLE = 1e-3;

/**
 * @param growth factor on all rates of the paths
 * @param sources rate and scv of each workload's arrivals
 * @param traffic of each station
 */
export function variabilityOf(
  { graph, nodes, firstSource, arriving, leaving, feeds: feedsOfAll }: StreamPaths,
  growth: number,
  sources: readonly { readonly rate: number; readonly scv: number }[],
  traffic: readonly StationTraffic[],
): Variability {
  const stations = traffic.length;
  const sourceScv = sources.map(({ scv }) => scv);
  const streams = streamsOf(graph, nodes, sourceScv, traffic, leaving);
  const arrivalScv = new Float64Array(stations).fill(1);
  const foldedRate = arriving.slice(0, stations).map((rate) => rate * growth);
  if (streams.every((kind) => kind === "poisson")) {
    const batches = streams.map(() => null);
    return {
      streams,
      arrivalScv,
      foldedRate,
      dispersion: new Float64Array(stations).fill(1),
      batches,
      feeders: batches,
      converged: true,
    };
  }

  const feeds = feedsOfAll();
  // What goes on for ever first: it says how fast each queue settles.
  const settled = new Float64Array(stations).fill(1);
  let converged = atScale(Number.POSITIVE_INFINITY, settled);
  const scales = scalesOf(traffic, settled);
  const dispersions = scales.map((t) => {
    const at = new Float64Array(stations).fill(1);
    converged = atScale(t, at) && converged;
    return at;
  });
  const dispersion = new Float64Array(stations).fill(1);
  for (let s = 0; s < stations; s++) {
    const rate = foldedRate[s] as number;
    if (streams[s] === "poisson" || rate <= 0) continue;
    const ownSource = streams[s] === "renewal" ? ownSourceOf(s) : -1;
    const seen = atOwnScale(traffic[s] as StationTraffic, rate, scales, dispersions, s, settled[s] as number);
    dispersion[s] = seen.dispersion;
    arrivalScv[s] = ownSource >= 0 ? (sourceScv[ownSource] as number) : seen.scv;
  }
  return {
    streams,
    arrivalScv,
    foldedRate,
    dispersion,
    batches: feeds.map((list) => batchesOf(list, growth)),
    feeders: feeds.map((list, s) => feederOf(list, s, stations)),
    converged,
  };

  /** The dispersion of the arrivals at every station over a stretch t, into `arrivals`: linear equations along the flows. */
  function atScale(t: number, arrivals: Float64Array): boolean {
    const out = new Float64Array(graph.nodes).fill(1);
    sources.forEach(({ rate, scv }, w) => {
      out[firstSource + w] = renewalDispersion(t, scv, rate);
    });
    const passed = new Float64Array(stations);
    const own = new Float64Array(stations);
    for (let s = 0; s < stations; s++) {
      const rate = foldedRate[s] as number;
      if (rate <= 0) continue;
      const { utilization, servers, members, serviceTime, serviceScv } = traffic[s] as StationTraffic;
      const idle = 1 - utilization;
      const spread = (t === Number.POSITIVE_INFINITY ? 1 : (settled[s] as number)) + serviceScv;
      const time = t === Number.POSITIVE_INFINITY ? t : (idle * idle * rate * t) / (utilization * spread * members);
      // A queue that is often empty lets what comes through as it came: fitted to simulated chains.
      const through = fourthPower(1 - fourthPower(utilization));
      passed[s] = idle <= 0 ? 0 : spread > 0 ? through + (1 - through) * passedDispersion(time) : 1;
      own[s] = serviceTime > 0 && servers > 0 ? renewalDispersion(t, serviceScv, 1 / serviceTime) : 1;
    }
    const pass = (node: number): number => {
      if (node >= stations || (arriving[node] as number) === 0) return 0;
      let mix = 0;
      let total = 0;
      for (const { origin, share, rate, offset, slope } of feeds[node] as readonly Feed[]) {
        mix += rate * (offset + slope * (1 + share * ((out[origin] as number) - 1)));
        total += rate;
      }
      const arrival = total > 0 ? Math.max(0, mix / total) : 1;
      arrivals[node] = arrival;
      const next = departing(traffic[node] as StationTraffic, arrival, passed[node] as number, own[node] as number, t);
      const moved = Math.abs(next - (out[node] as number));
      out[node] = next;
      return moved;
    };
    let settles = true;
    for (let b = 0; b + 1 < nodes.blocks.length; b++) {
      const [from, to] = [nodes.blocks[b] as number, nodes.blocks[b + 1] as number];
      let moved = Number.POSITIVE_INFINITY;
      for (let round = 0; round < MOST_ROUNDS && moved >= TOLERANCE; round++) {
        moved = 0;
        for (let k = from; k < to; k++) moved = Math.max(moved, pass(nodes.order[k] as number));
        if (to - from === 1 && nodes.feedsItself[nodes.order[from] as number] === 0) moved = 0;
      }
      settles &&= moved < TOLERANCE;
    }
    return settles;
  }

  /** The workload that feeds the station and nothing else does. */
  function ownSourceOf(station: number): number {
    let node = station;
    for (let hops = 0; hops <= graph.nodes; hops++) {
      const e = nodes.incoming[nodes.start[node] as number] as number;
      node = graph.from[e] as number;
      if (node >= firstSource) return node - firstSource;
    }
    return -1;
  }
}

/** Not by `**`, which takes as long as all the rest of a station. */
function fourthPower(x: number): number {
  const square = x * x;
  return square * square;
}

/** What a station passes on: of the arrivals' dispersion and of its servers' own a share each, by how long one looks. */
function departing(station: StationTraffic, arrival: number, passed: number, own: number, t: number): number {
  const { offered, servers, members, waitingRoom, serviceScv, serviceTime } = station;
  if (waitingRoom === null) return passed * arrival + (1 - passed) * own;
  const one = 1 + (arrival - 1) / members;
  // A scaling law is worth as many servers as its best throughput, which need not be whole.
  const whole = Math.max(1, Math.round(servers));
  const inTheEnd = finiteDispersion({
    load: offered * whole,
    servers: whole,
    waitingRoom,
    arrivalScv: one,
    serviceScv,
  });
  const atFirst = passed * one + (1 - passed) * own;
  // What a full room turned away is felt within the time that the servers take for what it holds.
  const time = (0.75 * (waitingRoom + 1) * serviceTime) / servers;
  const within = t === Number.POSITIVE_INFINITY ? 1 : settledShare(t / time);
  return Math.max(0, atFirst + (inTheEnd - atFirst) * within);
}

/** From well below the shortest service to where the slowest queue has settled. */
function scalesOf(traffic: readonly StationTraffic[], settled: Float64Array): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  traffic.forEach((station, s) => {
    if (!(station.serviceTime > 0) || !(station.utilization > 0)) return;
    least = Math.min(least, station.serviceTime / station.servers);
    most = Math.max(most, ownScale(station, settled[s] as number));
  });
  if (!(most > 0)) return [];
  const count = Math.min(MOST_SCALES, Math.max(2, Math.ceil(Math.log(most / least) / Math.log(SPACING)) + 2));
  const ratio = (most / least) ** (1 / (count - 1));
  return Array.from({ length: count }, (_, k) => least * ratio ** k);
}

/**
 * The stretch of time that decides a station's wait: where −(1 − ρ)x + √(2ρ(S/c)·I_w·x), the most work that robust
 * queueing lets come together, is greatest.
 */
function ownScale({ utilization, servers, serviceTime, serviceScv }: StationTraffic, dispersion: number): number {
  const idle = Math.max(LEAST_IDLE, 1 - utilization);
  return ((utilization * serviceTime) / servers) * ((dispersion + serviceScv) / (2 * idle * idle));
}

function feederOf([only, another]: readonly Feed[], station: number, stations: number): Feeder | null {
  if (only === undefined || another !== undefined || only.origin >= stations || only.origin === station) return null;
  return only.offset === 0 && only.slope === 1 ? { station: only.origin, share: only.share } : null;
}

/** What comes at once from each feed; null where all come one by one. */
function batchesOf(feeds: readonly Feed[], growth: number): readonly Together[] | null {
  if (feeds.every(({ offset, slope }) => offset + slope <= 1 + 1e-9)) return null;
  return feeds.map(({ rate, offset, slope }) => {
    const mean = offset + slope > 1 + 1e-9 ? Math.max(1, slope) : 1;
    return { rate: rate * growth, mean, secondMoment: Math.max(mean * mean, mean * (offset + slope)) };
  });
}

function atOwnScale(
  station: StationTraffic,
  rate: number,
  scales: readonly number[],
  dispersions: readonly Float64Array[],
  s: number,
  settled: number,
): { readonly dispersion: number; readonly scv: number } {
  const { members, serviceTime, servers, waitingRoom } = station;
  let dispersion = settled;
  let t = 0;
  for (let round = 0; round < 8; round++) {
    t = ownScale(station, Math.max(0, 1 + (dispersion - 1) / members));
    // A full room forgets what came before it was last empty.
    if (waitingRoom !== null) t = Math.min(t, ((servers + waitingRoom) * serviceTime) / servers);
    dispersion = interpolated(t, scales, dispersions, s, settled);
  }
  const seen = dispersions.map((at) => at[s] as number);
  const scv = matchedScv(dispersion, t, rate, Math.min(settled, ...seen), Math.max(settled, ...seen));
  return { dispersion, scv };
}

/** Linear in log t. */
function interpolated(
  t: number,
  scales: readonly number[],
  dispersions: readonly Float64Array[],
  s: number,
  settled: number,
): number {
  const at = (k: number) => (dispersions[k] as Float64Array)[s] as number;
  const last = scales.length - 1;
  if (last < 1) return settled;
  const first = scales[0] as number;
  const place = Math.log(t / first) / Math.log((scales[1] as number) / first);
  if (!(place > 0)) return at(0);
  if (place >= last) return at(last);
  const below = Math.floor(place);
  return at(below) + (place - below) * (at(below + 1) - at(below));
}

function streamsOf(
  graph: FlowGraph,
  nodes: NodeOrder,
  sourceScv: readonly number[],
  traffic: readonly StationTraffic[],
  leaving: Float64Array,
): readonly StreamKind[] {
  const firstSource = graph.nodes - sourceScv.length;
  const feeds = new Int32Array(graph.nodes);
  for (let e = 0; e < graph.to.length; e++) feeds[graph.to[e] as number] = (feeds[graph.to[e] as number] as number) + 1;
  // Streams only ever lose what is known of them, so that passes over the edges come to an end.
  const kinds: StreamKind[] = new Array<StreamKind>(graph.nodes).fill("poisson");
  const out = (node: number): StreamKind => {
    if (node >= firstSource) return sourceScv[node - firstSource] === 1 ? "poisson" : "renewal";
    const kind = kinds[node] as StreamKind;
    if (node >= traffic.length) return kind;
    return kind === "poisson" && (traffic[node] as StationTraffic).passesPoisson ? "poisson" : "approximate";
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const to of nodes.order) {
      for (let i = nodes.start[to] as number; i < (nodes.start[to + 1] as number); i++) {
        const e = nodes.incoming[i] as number;
        const from = graph.from[e] as number;
        const comes = out(from);
        if (comes === "poisson" && graph.multiplicity[e] === 1) continue;
        const whole = (graph.rate[e] as number) >= (leaving[from] as number) * (1 - 1e-12);
        const kind =
          comes === "renewal" && whole && feeds[to] === 1 && graph.multiplicity[e] === 1 ? "renewal" : "approximate";
        if (kinds[to] !== "approximate" && kinds[to] !== kind) {
          kinds[to] = kind;
          changed = nodes.hasLoop;
        }
      }
    }
  }
  return kinds.slice(0, traffic.length);
}
