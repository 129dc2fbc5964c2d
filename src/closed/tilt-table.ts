import type { PopulationLaw } from "./population-law.ts";
import { burstyParts, isWithin, tiltedTo } from "./tilted-law.ts";

/** Nodes in a unit of √span, as a function's mean turns on the scale of the law's spread. */
const STEP = 0.125;

interface Node {
  readonly mean: number;
  readonly value: number;
  readonly slope: number;
}

/**
 * E g(K) under the laws tilted to each mean, as a function of the mean: by cubics between nodes whose values and slopes
 * are exact (dE g/dm = Cov(g, K)/Var K under tilting), laid where the mean is asked, closer at both ends, where the
 * laws are narrow. A fixed point asks for thousands of means near one another.
 *
 * @param law P
 * @param g finite on all numbers of the law
 *
 * @example
 * tiltTable({ first: 0, probabilities: Float64Array.of(0.5, 0.5) }, (k) => k)(0.25); // 0.25
 */
export function tiltTable(law: PopulationLaw, g: (count: number) => number): (mean: number) => number {
  const { first, probabilities } = law;
  const span = probabilities.length - 1;
  if (span === 0) return () => g(first);
  const values = Float64Array.from(probabilities, (_, i) => g(first + i));
  const cells = Math.max(4, Math.ceil((Math.PI * Math.sqrt(span)) / STEP));
  const nodes = new Map<number, Node>();
  const meanAt = (j: number): number => first + (span * (1 - Math.cos((Math.PI * j) / cells))) / 2;
  const nodeAt = (j: number): Node => {
    let node = nodes.get(j);
    if (node === undefined) {
      node = j === 0 || j === cells ? endNode(j === 0) : innerNode(meanAt(j));
      nodes.set(j, node);
    }
    return node;
  };
  const innerNode = (mean: number): Node => {
    const { probabilities: tilted } = tiltedTo(law, mean);
    let [value, moment, second, product] = [0, 0, 0, 0];
    for (let i = 0; i <= span; i++) {
      const p = tilted[i] as number;
      const at = values[i] as number;
      value += p * at;
      moment += p * i;
      second += p * i * i;
      product += p * i * at;
    }
    const variance = second - moment * moment;
    return { mean, value, slope: variance > 0 ? (product - moment * value) / variance : 0 };
  };
  /** All the weight at one end: the next number is the first to come in. */
  const endNode = (isLow: boolean): Node => {
    const [end, next] = isLow ? [0, 1] : [span, span - 1];
    const [at, beside] = [values[end] as number, values[next] as number];
    return { mean: first + end, value: at, slope: isLow ? beside - at : at - beside };
  };
  return (mean) => {
    const share = Math.min(1, Math.max(0, (mean - first) / span));
    const place = (Math.acos(1 - 2 * share) * cells) / Math.PI;
    const j = Math.min(cells - 1, Math.floor(place));
    const [a, b] = [nodeAt(j), nodeAt(j + 1)];
    const width = b.mean - a.mean;
    const t = Math.min(1, Math.max(0, (first + share * span - a.mean) / width));
    const s = 1 - t;
    return s * s * (1 + 2 * t) * a.value + t * t * (1 + 2 * s) * b.value + t * s * width * (s * a.slope - t * b.slope);
  };
}

/**
 * The same under the laws of `burstyLaw`.
 *
 * @param servers c
 * @param variability θ
 */
export function burstyTable(
  law: PopulationLaw,
  servers: number,
  variability: number,
  g: (count: number) => number,
): (mean: number) => number {
  const plain = tiltTable(law, g);
  const parts = burstyParts(law, servers, variability);
  if (parts === null) return plain;
  const { split, below, mass, queue } = parts;
  let kept = 0;
  for (let i = 0; i < split; i++) kept += (law.probabilities[i] as number) * g(law.first + i);
  const above = tiltTable(queue, g);
  return (mean) => {
    const wanted = (mean - below) / mass;
    return isWithin(queue, wanted) ? kept + mass * above(wanted) : plain(mean);
  };
}
