import type { Law } from "../../src/queueing/law.ts";
import { tailOf } from "../../src/queueing/law-cdf.ts";
import type { TailLaw } from "../../src/queueing/tail-law.ts";

/** Gauss–Legendre nodes and weights on [−1, 1]. */
function gauss(count: number): { readonly x: number[]; readonly w: number[] } {
  const x: number[] = [];
  const w: number[] = [];
  for (let i = 0; i < count; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let now = 1;
      let before = 0;
      for (let j = 0; j < count; j++) [now, before] = [((2 * j + 1) * z * now - j * before) / (j + 1), now];
      slope = (count * (z * now - before)) / (z * z - 1);
      z -= now / slope;
      if (Math.abs(now / slope) < 1e-15) break;
    }
    x.push(z);
    w.push(2 / ((1 - z * z) * slope * slope));
  }
  return { x, w };
}

const nodes = gauss(12);

function density(law: Law, x: number): number {
  switch (law.kind) {
    case "exponential":
      return Math.exp(-x / law.mean) / law.mean;
    case "hyperexponential":
      return law.branches.reduce((sum, each) => sum + (each.probability * Math.exp(-x / each.mean)) / each.mean, 0);
    case "erlang": {
      const rate = law.stages / law.mean;
      let value = rate;
      for (let i = 1; i < law.stages; i++) value *= (rate * x) / i;
      return value * Math.exp(-rate * x);
    }
    case "lognormal": {
      const variance = Math.log1p(law.scv);
      const score = Math.log(x / law.mean) + variance / 2;
      return Math.exp((-score * score) / (2 * variance)) / (x * Math.sqrt(2 * Math.PI * variance));
    }
    default:
      throw new Error(`no density for ${law.kind}`);
  }
}

/** P(W + S > t) for independent wait and service, by quadrature graded towards both ends: no code of the project's. */
export function responseTail(wait: TailLaw, service: Law, t: number): number {
  if (service.kind === "constant") return t < service.mean ? 1 : wait.tail(t - service.mean);
  const edges = [0];
  for (let i = -18; i <= -1; i++) edges.push(t * 2 ** i);
  for (let i = -2; i >= -18; i--) edges.push(t - t * 2 ** i);
  edges.push(t);
  let sum = tailOf(service, t);
  for (let i = 0; i + 1 < edges.length; i++) {
    const a = edges[i] as number;
    const b = edges[i + 1] as number;
    nodes.x.forEach((node, j) => {
      const x = 0.5 * (a + b) + 0.5 * (b - a) * node;
      sum += 0.5 * (b - a) * (nodes.w[j] as number) * density(service, x) * wait.tail(t - x);
    });
  }
  return sum;
}
