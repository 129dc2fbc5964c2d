import type { Law, Seconds } from "../queueing/law.ts";
import { logGamma } from "../queueing/log-gamma.ts";

/** The laws that have a density and no atom. */
export type SmoothLaw = Exclude<Law, { readonly kind: "constant" | "mixture" }>;

/** Below this scv a gamma law's density loses its digits in large logarithms; a lognormal does as well there. */
const NEARLY_CONSTANT = 1e-5;

/**
 * f(t), the probability density of a law, as a function made ready for many t > 0. In 1/s.
 *
 * @example
 * densityOf({ kind: "exponential", mean: 1 })(1); // 0.36787944117144233
 */
export function densityOf(law: SmoothLaw): (t: Seconds) => number {
  switch (law.kind) {
    case "exponential":
      return (t) => Math.exp(-t / law.mean) / law.mean;
    case "hyperexponential": {
      const branches = law.branches.filter((branch) => branch.probability > 0 && branch.mean > 0);
      return (t) => {
        let density = 0;
        for (const { probability, mean } of branches) density += (probability / mean) * Math.exp(-t / mean);
        return density;
      };
    }
    case "erlang":
      return gammaDensity(law.mean, 1 / law.stages);
    case "gamma":
      return gammaDensity(law.mean, law.scv);
    case "mixed-erlang": {
      const stage = law.mean / (law.stages - law.probability);
      const longer = gammaDensity(law.stages * stage, 1 / law.stages);
      if (law.probability === 0) return longer;
      const shorter = gammaDensity((law.stages - 1) * stage, 1 / (law.stages - 1));
      return (t) => law.probability * shorter(t) + (1 - law.probability) * longer(t);
    }
    case "lognormal":
      return lognormalDensity(law.mean, law.scv);
  }
}

function gammaDensity(mean: Seconds, scv: number): (t: Seconds) => number {
  if (scv < NEARLY_CONSTANT) return lognormalDensity(mean, scv);
  const shape = 1 / scv;
  const scale = mean * scv;
  const norm = logGamma(shape);
  return (t) => {
    const x = t / scale;
    return Math.exp(shape * Math.log(x) - x - norm) / t;
  };
}

function lognormalDensity(mean: Seconds, scv: number): (t: Seconds) => number {
  const variance = Math.log1p(scv);
  const deviation = Math.sqrt(variance);
  const norm = 1 / (deviation * Math.sqrt(2 * Math.PI));
  return (t) => {
    const z = (Math.log(t / mean) + variance / 2) / deviation;
    return (norm * Math.exp((-z * z) / 2)) / t;
  };
}
