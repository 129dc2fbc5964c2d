/**
 * Who feeds whom: the flows between stations as a graph of junctions, on which variability is
 * worked out. An operation has a node where requests for it come together and one where its answers
 * part again, so that the graph stays linear in the model.
 *
 * Immediate feedback is folded (Kuehn, IEEE Trans. Comm. 27, 1979; Whitt, BSTJ 62, 1983, §5): a
 * request that uses a station several times in a row, or through delays only, arrives once and is
 * served for longer. The graph therefore carries folded rates, below the flows' own.
 */
import { secondMomentOfCount } from "./counts.ts";
import type { Conditions, Flows } from "./flows.ts";
import type { Prepared } from "./prepare.ts";
import type { CallStep, PreparedStep } from "./steps.ts";

/** Nodes: stations first, then each operation's entrance, then its exit, then the workloads. */
export interface FlowGraph {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Folded rate along each edge, before copies and batches. */
  readonly rate: readonly number[];
  /** How a stream's scv changes along the edge once it is split off: scv → offset + slope·scv. */
  readonly offset: readonly number[];
  readonly slope: readonly number[];
  /** How many arrivals one passage of the edge makes at its end. */
  readonly multiplicity: readonly number[];
  /** Whether it is gone along several times in turn: all at once is another thing. */
  readonly inTurn: readonly boolean[];
  /** By station: Σ rate·k² over the rows of k visits that are folded into one, 1/s. */
  readonly rowSquares: Float64Array;
  readonly nodes: number;
}

/** A part of the requests on their way through an operation's steps. */
interface Front {
  readonly node: number;
  readonly rate: number;
  /** Station that it left last, nothing but delays since; -1: none. */
  readonly left: number;
  /** Mean visits to that station in a row so far. */
  readonly visits: number;
}

export function flowGraphOf(
  prepared: Prepared,
  arrivalRates: readonly number[],
  flows: Flows,
  conditions: Conditions,
): FlowGraph {
  const { model } = prepared;
  const stations = model.stations.length;
  const entrance = (operation: number) => stations + operation;
  const exit = (operation: number) => stations + model.operations.length + operation;
  const source = (workload: number) => stations + 2 * model.operations.length + workload;
  const graph = {
    from: [] as number[],
    to: [] as number[],
    rate: [] as number[],
    offset: [] as number[],
    slope: [] as number[],
    multiplicity: [] as number[],
    inTurn: [] as boolean[],
    rowSquares: new Float64Array(stations),
    nodes: stations + 2 * model.operations.length + model.workloads.length,
  };
  const folded = new Float64Array(model.operations.length);
  const leaf = leafStations(prepared);

  model.workloads.forEach((workload, w) => {
    const rate = arrivalRates[w] as number;
    if (rate <= 0) return;
    addEdge(source(w), entrance(workload.entry), rate, 0, 1, 1);
    folded[workload.entry] = (folded[workload.entry] as number) + rate;
  });

  for (const operation of prepared.order) {
    const full = flows.operations[operation] as number;
    const rate = prepared.hasLoop ? full : (folded[operation] as number);
    if (full <= 0 || rate <= 0) continue;
    const scale = rate / full;
    const steps = prepared.steps[operation] as readonly PreparedStep[];
    const fronts = walk(steps, [{ node: entrance(operation), rate, left: -1, visits: 0 }], scale);
    for (const front of fronts) if (front.rate > 0) addEdge(front.node, exit(operation), front.rate, 0, 1, 1);
  }
  return graph;

  function addEdge(
    from: number,
    to: number,
    rate: number,
    offset: number,
    slope: number,
    multiplicity: number,
    inTurn = false,
  ) {
    graph.from.push(from);
    graph.to.push(to);
    graph.rate.push(rate);
    graph.offset.push(offset);
    graph.slope.push(slope);
    graph.multiplicity.push(multiplicity);
    graph.inTurn.push(inTurn);
  }

  /** Rows of visits that grow by a number with these moments. */
  function addToRows(station: number, rate: number, before: number, mean: number, secondMoment: number) {
    graph.rowSquares[station] = (graph.rowSquares[station] as number) + rate * (2 * before * mean + secondMoment);
  }

  function walk(steps: readonly PreparedStep[], begin: readonly Front[], scale: number): readonly Front[] {
    let fronts = begin;
    for (const step of steps) {
      switch (step.kind) {
        case "use": {
          const passed = conditions.passed[step.station] as number;
          const next: Front[] = [];
          for (const front of fronts) {
            const before = front.left === step.station ? front.visits : 0;
            addToRows(step.station, front.rate, before, 1, 1);
            const visits = before + 1;
            if (before > 0) next.push({ ...front, rate: front.rate * passed, visits });
            else {
              addEdge(front.node, step.station, front.rate, 0, 1, 1);
              next.push({ node: step.station, rate: front.rate * passed, left: step.station, visits });
            }
          }
          fronts = merged(next);
          break;
        }
        // A pool delays some of those who pass; how they follow on one another is decided inside.
        case "hold":
          fronts = walk(step.steps, scaled(fronts, conditions.passed[step.station] as number), scale);
          break;
        case "call":
          fronts = call(step, fronts, scale);
          break;
        case "choice": {
          const next: Front[] = [];
          for (const branch of step.branches) {
            if (branch.share > 0) next.push(...walk(branch.steps, scaled(fronts, branch.share), scale));
          }
          if (step.rest > 0) next.push(...scaled(fronts, step.rest));
          fronts = merged(next);
          break;
        }
        case "lookup": {
          const hit = conditions.hitRatios[step.cache] as number;
          const next: Front[] = [];
          if (hit > 0) next.push(...walk(step.hit, scaled(fronts, hit), scale));
          if (hit < 1) next.push(...walk(step.miss, scaled(fronts, 1 - hit), scale));
          fronts = merged(next);
          break;
        }
        case "parallel": {
          // Every branch is fed by the whole stream; what goes on leaves with the last of them.
          let last: readonly Front[] = fronts;
          for (const branch of step.branches) last = walk(branch, fronts, scale);
          fronts = last.map((front) => ({ ...front, left: -1, visits: 0 }));
          break;
        }
        default:
          break;
      }
    }
    return fronts;
  }

  function call(step: CallStep, fronts: readonly Front[], scale: number): readonly Front[] {
    const begun = (flows.calls[step.number] as number) * scale;
    const reaching = fronts.reduce((sum, front) => sum + front.rate, 0);
    if (begun <= 0 || reaching <= 0) return fronts;
    // A call that is reached on several ways through one operation shares its flow among them.
    const share = Math.min(1, begun / reaching);
    const station = leaf[step.target] as number;
    const { copies } = step;
    const mean = step.meanTimes;
    // What nobody waits for is all sent at once.
    const isAtOnce = step.parallel || !step.waited;
    if (mean === 0) return fronts;
    // n arrivals at once multiply the long-run scv; k of n members at once make each member's stream denser.
    const spread = isAtOnce ? secondMomentOfCount(step.times) / mean - mean : 0;
    const batch = isAtOnce ? mean : 1;
    const sequential = isAtOnce ? 1 : mean;
    const foldable = station >= 0 && !isAtOnce && copies === 1;
    const repeats = foldable || sequential <= 1 ? Math.min(1, sequential) : sequential;
    const next: Front[] = [];
    for (const front of fronts) {
      const going = front.rate * share;
      if (share < 1) next.push({ ...front, rate: front.rate - going });
      if (foldable && front.left === station && step.waited) {
        addToRows(station, going, front.visits, mean, secondMomentOfCount(step.times));
        next.push({ ...front, rate: going, visits: front.visits + mean });
        continue;
      }
      // The first of a row is counted where the target is walked through.
      if (foldable) addToRows(station, going, 0, mean, secondMomentOfCount(step.times) - repeats);
      const offset = spread + (1 - copies);
      addEdge(front.node, entrance(step.target), going * repeats, offset, batch * copies, batch * copies, repeats > 1);
      folded[step.target] = (folded[step.target] as number) + going * repeats * batch * copies;
      if (step.waited) next.push({ node: exit(step.target), rate: going, left: station, visits: mean / repeats });
      else next.push({ ...front, rate: going });
    }
    return merged(next);
  }
}

function scaled(fronts: readonly Front[], share: number): readonly Front[] {
  return fronts.map((front) => ({ ...front, rate: front.rate * share }));
}

function merged(fronts: readonly Front[]): readonly Front[] {
  if (fronts.length < 2) return fronts;
  const out: Front[] = [];
  for (const front of fronts) {
    const same = out.findIndex((other) => other.node === front.node && other.left === front.left);
    if (same < 0) out.push(front);
    else {
      const other = out[same] as Front;
      const rate = front.rate + other.rate;
      const visits = rate > 0 ? (front.rate * front.visits + other.rate * other.visits) / rate : front.visits;
      out[same] = { ...front, rate, visits };
    }
  }
  return out;
}

/** For an operation that waits for one station and else only for delays, that station; else -1. */
function leafStations(prepared: Prepared): Int32Array {
  const leaf = new Int32Array(prepared.model.operations.length).fill(-1);
  const none = -2;
  const several = -1;
  const stationOf = (steps: readonly PreparedStep[], known: Int32Array): number => {
    let station = none;
    for (const step of steps) {
      let one = none;
      if (step.kind === "use") one = step.station;
      else if (step.kind === "hold") one = stationOf(step.steps, known);
      else if (step.kind === "call") one = step.waited && step.share === 1 ? (known[step.target] as number) : several;
      else if (step.kind !== "delay" && step.kind !== "reply") one = several;
      if (one === none) continue;
      if (one === several || (station !== none && station !== one)) return several;
      station = one;
    }
    return station;
  };
  for (let k = prepared.order.length - 1; k >= 0; k--) {
    const operation = prepared.order[k] as number;
    leaf[operation] = stationOf(prepared.steps[operation] as readonly PreparedStep[], leaf);
  }
  return leaf.map((station) => Math.max(-1, station));
}
