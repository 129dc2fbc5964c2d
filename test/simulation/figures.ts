import type { QueueFigures } from "./queue.ts";

export interface SimulatedWorkload {
  readonly id: string;
  /** Of the answered. */
  readonly mean: number;
  /** Half-width of a 95 % interval of the mean, by batch means. */
  readonly halfWidth: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  /** Half-width of a 95 % interval of the p99, by batch. */
  readonly p99HalfWidth: number;
  readonly throughput: number;
  readonly errorRatio: number;
}

export interface SimulatedStation {
  readonly id: string;
  /** Of those that were let in. */
  readonly meanWait: number;
  readonly waitProbability: number;
  readonly lost: number;
  readonly utilization: number;
}

export interface Record {
  readonly times: number[];
  ended: number;
  failed: number;
}

const BATCHES = 20;

export function workloadFigures(id: string, { times, ended, failed }: Record, duration: number): SimulatedWorkload {
  const size = Math.floor(times.length / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, k) =>
    Float64Array.from(times.slice(k * size, (k + 1) * size)).sort(),
  );
  const means = batches.map((batch) => batch.reduce((sum, time) => sum + time, 0) / size);
  const tails = batches.map((batch) => quantile(batch, 0.99));
  const sorted = Float64Array.from(times).sort();
  return {
    id,
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    halfWidth: halfWidthOf(means),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    p999: quantile(sorted, 0.999),
    p99HalfWidth: halfWidthOf(tails),
    throughput: times.length / duration,
    errorRatio: failed / ended,
  };
}

const quantile = (sorted: Float64Array, level: number) => sorted[Math.floor(level * sorted.length)] as number;

/** Student's t with 19 degrees of freedom. */
function halfWidthOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return 2.093 * Math.sqrt(squares / (values.length - 1) / values.length);
}

/** @param servers of all the queues together */
export function stationFigures(
  id: string,
  queues: readonly QueueFigures[],
  servers: number,
  duration: number,
): SimulatedStation {
  const sum = (of: (figures: QueueFigures) => number) => queues.reduce((all, figures) => all + of(figures), 0);
  const arrivals = sum((figures) => figures.arrivals);
  const lost = sum((figures) => figures.lost);
  return {
    id,
    meanWait: sum(({ waitTime }) => waitTime) / (arrivals - lost),
    waitProbability: sum(({ waited }) => waited) / (arrivals - lost),
    lost: lost / arrivals,
    utilization: sum(({ busyTime }) => busyTime) / duration / servers,
  };
}
