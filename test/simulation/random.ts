import type { CountLaw } from "../../src/model/types.ts";
import type { Law } from "../../src/queueing/law.ts";

/** Uniform in (0, 1). */
export type Random = () => number;

/** sfc32 (Doty-Humphrey, PractRand): small, fast, and the same on every machine. */
export function seeded(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let k = 0; k < 20; k++) next();
  return () => Math.max(next() + next() / 4294967296, 1e-18);
}

export function drawOf(law: Law, random: Random): number {
  switch (law.kind) {
    case "constant":
      return law.mean;
    case "exponential":
      return -law.mean * Math.log(random());
    case "erlang":
      return stagesOf(law.stages, law.mean / law.stages, random);
    case "mixed-erlang": {
      const stage = law.mean / (law.stages - law.probability);
      return stagesOf(random() < law.probability ? law.stages - 1 : law.stages, stage, random);
    }
    case "hyperexponential": {
      let left = random();
      for (const { probability, mean } of law.branches) {
        left -= probability;
        if (left <= 0) return -mean * Math.log(random());
      }
      return -(law.branches.at(-1) as { mean: number }).mean * Math.log(random());
    }
    case "lognormal": {
      const variance = Math.log1p(law.scv);
      return law.mean * Math.exp(Math.sqrt(variance) * normal(random) - variance / 2);
    }
    case "gamma":
      return gamma(1 / law.scv, law.mean * law.scv, random);
    case "mixture": {
      let left = random();
      for (const { weight, law: part } of law.parts) {
        left -= weight;
        if (left <= 0) return drawOf(part, random);
      }
      return drawOf((law.parts.at(-1) as { law: Law }).law, random);
    }
  }
}

/** Of `spread`: Poisson with a gamma mean. */
export function countOf(law: CountLaw, random: Random): number {
  switch (law.kind) {
    case "exact":
      return law.count;
    case "mean":
      return Math.floor(law.mean) + (random() < law.mean - Math.floor(law.mean) ? 1 : 0);
    case "spread": {
      const excess = law.scv - 1 / law.mean;
      const mean = excess > 1e-12 ? gamma(1 / excess, law.mean * excess, random) : law.mean;
      let count = 0;
      let left = mean + Math.log(random());
      while (left > 0) {
        left += Math.log(random());
        count++;
      }
      return count;
    }
  }
}

function stagesOf(stages: number, mean: number, random: Random): number {
  let product = 1;
  let sum = 0;
  for (let k = 0; k < stages; k++) {
    product *= random();
    if (product < 1e-250) {
      sum -= Math.log(product);
      product = 1;
    }
  }
  return mean * (sum - Math.log(product));
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}

/** Marsaglia & Tsang, ACM TOMS 26 (2000). */
function gamma(shape: number, scale: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, scale, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}
