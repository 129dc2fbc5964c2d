/** The parts of a group that requests cannot leave: shards, nodes that keys choose, members with shares of their own. */
import type { Group, Station } from "../model/types.ts";

/** How many parts of equally many members; 1: the balancing chooses among all. */
function partCount(group: Group): number {
  return group.partitions ?? (group.weights === null ? 1 : group.members);
}

/** Share of the group's requests that each part gets, in order, summing to 1; null: all alike. */
export function partShares(group: Group): readonly number[] | null {
  const { weights, members } = group;
  if (weights === null) return null;
  const parts = partCount(group);
  const each = members / parts;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Array<number>(parts).fill(0);
  weights.forEach((weight, member) => {
    const part = Math.floor(member / each);
    shares[part] = (shares[part] as number) + weight / total;
  });
  return shares;
}

/** Share of the group's requests that the busiest part gets: 1 over their number where they are alike. */
export function busiestShare(group: Group): number {
  const shares = partShares(group);
  return shares === null ? 1 / partCount(group) : Math.max(...shares);
}

/** Like servers that would saturate at the same load as the busiest part does: all of them where parts are alike. */
export function saturableServers(station: Station, group: Group): number {
  return group.weights === null
    ? station.servers * group.members
    : (station.servers * group.members) / partCount(group) / busiestShare(group);
}
