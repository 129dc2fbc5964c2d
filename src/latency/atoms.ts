import type { Atom } from "./latency.ts";

/** Atoms that a law keeps apart. */
export const MAX_ATOMS = 64;

/** Times closer than this, relative, are one: the same constants added in another order. */
export const SAME_TIME = 4e-15;

/** Sorted, equal times joined, and the nearest of more than `MAX_ATOMS` merged at their common mean. */
export function compactAtoms(atoms: readonly Atom[]): readonly Atom[] {
  if (atoms.length < 2) return atoms;
  let kept = joined([...atoms].sort((a, b) => a.at - b.at));
  while (kept.length > MAX_ATOMS) kept = thinned(kept, kept.length - MAX_ATOMS);
  return kept;
}

function joined(sorted: readonly Atom[]): Atom[] {
  const kept: Atom[] = [];
  for (const atom of sorted) {
    const last = kept[kept.length - 1];
    if (last && atom.at - last.at <= SAME_TIME * atom.at) kept[kept.length - 1] = merged(last, atom);
    else kept.push(atom);
  }
  return kept;
}

/** One pass over neighbours: merges at most `excess` pairs, those that move the least mass the least way. */
function thinned(atoms: readonly Atom[], excess: number): Atom[] {
  const costs = atoms.slice(1).map((atom, i) => mergeCost(atoms[i] as Atom, atom));
  const limit = costs.toSorted((a, b) => a - b)[excess - 1] as number;
  const kept: Atom[] = [];
  let left = excess;
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i] as Atom;
    const next = atoms[i + 1];
    if (left > 0 && next && (costs[i] as number) <= limit) {
      kept.push(merged(atom, next));
      left--;
      i++;
    } else kept.push(atom);
  }
  return kept;
}

function mergeCost(a: Atom, b: Atom): number {
  return ((b.at - a.at) / b.at) * Math.min(a.mass, b.mass);
}

function merged(a: Atom, b: Atom): Atom {
  const mass = a.mass + b.mass;
  return { at: a.at + (b.at - a.at) * (b.mass / mass), mass };
}
