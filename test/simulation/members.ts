import type { Group } from "../../src/model/types.ts";
import type { Random } from "./random.ts";

/** Member chosen of each group during one execution of an operation. */
export type Members = Map<number, number>;

/** Which member of a group a request goes to. @param present requests at a member */
export function balancer(group: Group, present: (member: number) => number, random: Random): () => number {
  const { members, balancing, weights, partitions = 1 } = group;
  if (balancing === "central" || members === 1) return () => 0;
  const size = members / partitions;
  const turns = new Array<number>(partitions).fill(0);
  const isByMember = weights !== null && partitions === 1;
  const ofPartition =
    weights && Array.from({ length: partitions }, (_, p) => sum(weights.slice(p * size, (p + 1) * size)));

  function shortest(among: readonly number[]): number {
    let best: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const member of among) {
      const there = present(member);
      if (there > least) continue;
      if (there < least) best = [];
      least = there;
      best.push(member);
    }
    return best[Math.floor(random() * best.length)] as number;
  }

  return () => {
    if (isByMember) return picked(weights, random);
    const partition = ofPartition === null ? Math.floor(random() * partitions) : picked(ofPartition, random);
    const first = size * partition;
    if (size === 1) return first;
    switch (balancing) {
      case "round-robin": {
        const turn = turns[partition] as number;
        turns[partition] = (turn + 1) % size;
        return first + turn;
      }
      case "least-connections":
        return shortest(Array.from({ length: size }, (_, k) => first + k));
      case "two-choices": {
        const a = Math.floor(random() * size);
        const b = (a + 1 + Math.floor(random() * (size - 1))) % size;
        return shortest([first + a, first + b]);
      }
      default:
        return first + Math.floor(random() * size);
    }
  };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** An index by weight. */
export function picked(weights: readonly number[], random: Random): number {
  let left = random() * sum(weights);
  for (let k = 0; k < weights.length; k++) {
    left -= weights[k] as number;
    if (left <= 0) return k;
  }
  return weights.length - 1;
}
