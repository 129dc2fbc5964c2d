import type { HyperexponentialLaw, Law } from "./law.ts";

/** Means this close, relative to the larger, are one. */
const SAME = 1e-9;

type Branch = HyperexponentialLaw["branches"][number];

/** Branches of one mean put together, in order of their means. */
function merged(branches: readonly Branch[]): Branch[] {
  const result: Branch[] = [];
  for (const branch of [...branches].sort((a, b) => a.mean - b.mean)) {
    if (branch.probability === 0) continue;
    const last = result[result.length - 1];
    if (last === undefined || branch.mean - last.mean > SAME * branch.mean) {
      result.push(branch);
      continue;
    }
    const probability = last.probability + branch.probability;
    const mean = (last.probability * last.mean + branch.probability * branch.mean) / probability;
    result[result.length - 1] = { probability, mean };
  }
  return result;
}

/** The exponential branches of a part of a mixture; null where it is no mixture of exponentials. */
function branchesOf(law: Law, weight: number): Branch[] | null {
  if (law.kind === "exponential") return [{ probability: weight, mean: law.mean }];
  if (law.kind === "hyperexponential")
    return law.branches.map(({ probability, mean }) => ({ probability: weight * probability, mean }));
  if (law.kind === "mixture") {
    const all: Branch[] = [];
    for (const part of law.parts) {
      const branches = branchesOf(part.law, weight * part.weight);
      if (branches === null) return null;
      all.push(...branches);
    }
    return all;
  }
  return null;
}

/**
 * The same law in its plainest form: mixtures of exponentials as one hyperexponential with distinct means, a
 * single branch as an exponential, a mixture of one part as that part. Solvers see what is exact for it.
 *
 * @example
 * canonicalLaw({ kind: "mixture", parts: [{ weight: 1, law: { kind: "exponential", mean: 2 } }] }); // { kind: "exponential", mean: 2 }
 */
export function canonicalLaw(law: Law): Law {
  if (law.kind !== "hyperexponential" && law.kind !== "mixture") return law;
  const branches = branchesOf(law, 1);
  if (branches !== null) {
    const distinct = merged(branches);
    const [first] = distinct;
    return distinct.length === 1 && first !== undefined
      ? { kind: "exponential", mean: first.mean }
      : { kind: "hyperexponential", branches: distinct };
  }
  if (law.kind === "mixture") {
    const parts = law.parts.filter((part) => part.weight > 0);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return canonicalLaw(only.law);
  }
  return law;
}
