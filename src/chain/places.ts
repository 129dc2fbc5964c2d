/** Which queue is meant: members of a group with queues of their own are resources of their own. */
import type { Group, Model, Operation, Step } from "../model/types.ts";
import type { Place } from "./futures.ts";
import { NotExpressible } from "./not-expressible.ts";

/** One queue with its servers or slots, in the chain. */
export interface Resource {
  readonly station: number;
  /** Infinity: nobody waits. */
  readonly servers: number;
  readonly isShared: boolean;
}

/** Members one of which a request takes: the next in turn, or one that has few requests; the only one. */
export interface Choice {
  readonly share: number;
  readonly rule: "round-robin" | "least-connections" | "two-choices";
  readonly members: readonly number[];
}

/** An operation on a member of its group, for a workload where that matters (−1: where it does not). */
interface Setting {
  readonly operation: number;
  readonly group: number;
  readonly member: number;
  readonly workload: number;
}

export interface Places {
  readonly resources: readonly Resource[];
  readonly resourceOf: (station: number, place: Place) => number;
  /** Where an operation runs if it is on that member. */
  readonly at: (operation: number, member: number, workload: number) => Place;
  readonly setting: (place: Place) => Setting;
  /** What an operation's requests choose from: parts by share, and a member within one by its rule. */
  readonly choices: (operation: number) => readonly Choice[];
  /** Number of the member that an operation runs on; −1 where it is not told apart. */
  readonly visit: (operation: number, member: number) => number;
  /** The group whose members are told apart; −1: none. */
  readonly groupOf: (operation: number) => number;
}

export function places(model: Model): Places {
  const resources: Resource[] = [];
  const firstOf: number[] = [];
  model.stations.forEach((station, s) => {
    const group = model.groups[station.group] as Group;
    if (group.room !== null || station.waitingRoom !== null) {
      throw new NotExpressible(`${station.id} turns requests away`);
    }
    if (station.scalability !== null) throw new NotExpressible(`the speed of ${station.id} changes with the load`);
    firstOf.push(resources.length);
    const isDelay = station.discipline === "delay" || station.servers === Number.POSITIVE_INFINITY;
    const copies = isDelay || !isApart(group) ? 1 : group.members;
    const servers = isDelay ? Number.POSITIVE_INFINITY : (station.servers * group.members) / copies;
    for (let copy = 0; copy < copies; copy++) {
      resources.push({ station: s, servers, isShared: station.discipline === "ps" });
    }
  });

  const groupOf = model.operations.map((operation) => apartGroupOf(model, operation));
  const choices = groupOf.map((g) => (g < 0 ? [ONLY] : choicesOf(model.groups[g] as Group)));
  let members = 0;
  const firstMember = model.groups.map((group) => {
    members += group.members;
    return members - group.members;
  });
  const settings: Setting[] = [];
  const known = new Map<string, Place>();

  return {
    resources,
    resourceOf: (station, place) => {
      const { group, member } = settings[place] as Setting;
      const first = firstOf[station] as number;
      return model.stations[station]?.group === group ? first + member : first;
    },
    at: (operation, member, workload) => {
      const key = `${operation}.${member}.${workload}`;
      let place = known.get(key);
      if (place === undefined) {
        place = settings.length;
        settings.push({ operation, group: groupOf[operation] as number, member, workload });
        known.set(key, place);
      }
      return place;
    },
    setting: (place) => settings[place] as Setting,
    choices: (operation) => choices[operation] as readonly Choice[],
    visit: (operation, member) => {
      const group = groupOf[operation] as number;
      return group < 0 ? -1 : (firstMember[group] as number) + member;
    },
    groupOf: (operation) => groupOf[operation] as number,
  };
}

const isApart = (group: Group): boolean => group.members > 1 && group.balancing !== "central";

const ONLY: Choice = { share: 1, rule: "round-robin", members: [0] };

function choicesOf({ id, members, weights, balancing, partitions = 1 }: Group): readonly Choice[] {
  const one = (member: number, share: number): Choice => ({ ...ONLY, share, members: [member] });
  const all = Array.from({ length: members }, (_, member) => member);
  if (balancing === "sticky") throw new NotExpressible(`the users of ${id} stay with their members`);
  if (weights !== null) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return all.map((member) => one(member, (weights[member] as number) / total)).filter(({ share }) => share > 0);
  }
  if (balancing === "random" || balancing === "central") return all.map((member) => one(member, 1 / members));
  const each = members / partitions;
  return Array.from({ length: partitions }, (_, part) => ({
    share: 1 / partitions,
    rule: balancing,
    members: all.slice(part * each, (part + 1) * each),
  }));
}

function apartGroupOf(model: Model, operation: Operation): number {
  let found = -1;
  const look = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === "use" || step.kind === "hold") {
        const g = model.stations[step.station]?.group as number;
        const group = model.groups[g] as Group;
        if (isApart(group) && model.stations[step.station]?.discipline !== "delay") {
          if (found >= 0 && found !== g) throw new NotExpressible(`${operation.id} runs on members of two groups`);
          found = g;
        }
      }
      if (step.kind === "hold") look(step.steps);
      else if (step.kind === "choice") for (const branch of step.branches) look(branch.steps);
      else if (step.kind === "parallel") step.branches.forEach(look);
      else if (step.kind === "lookup") {
        look(step.hit);
        look(step.miss);
      }
    }
  };
  look(operation.steps);
  return found;
}
