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
  /** Members that an operation's requests choose from, by share; one where there is no choice. */
  readonly members: (operation: number) => readonly { readonly member: number; readonly share: number }[];
  /** The group whose members are told apart; −1: none. */
  readonly groupOf: (operation: number) => number;
}

export function places(model: Model): Places {
  const resources: Resource[] = [];
  const firstOf: number[] = [];
  model.stations.forEach((station, s) => {
    const group = model.groups[station.group] as Group;
    firstOf.push(resources.length);
    const isDelay = station.discipline === "delay" || station.servers === Number.POSITIVE_INFINITY;
    const copies = isDelay || !isApart(group) ? 1 : group.members;
    const servers = isDelay ? Number.POSITIVE_INFINITY : (station.servers * group.members) / copies;
    for (let copy = 0; copy < copies; copy++) {
      resources.push({ station: s, servers, isShared: station.discipline === "ps" });
    }
  });

  const groupOf = model.operations.map((operation) => apartGroupOf(model, operation));
  const members = groupOf.map((g) => (g < 0 ? [{ member: 0, share: 1 }] : sharesOf(model.groups[g] as Group)));
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
    members: (operation) => members[operation] as readonly { member: number; share: number }[],
    groupOf: (operation) => groupOf[operation] as number,
  };
}

const isApart = (group: Group): boolean => group.members > 1 && group.balancing !== "central";

function sharesOf(group: Group): readonly { member: number; share: number }[] {
  if (group.balancing !== "random") {
    throw new NotExpressible(
      `the members of ${group.id} are chosen ${group.balancing}, not at random or from one queue`,
    );
  }
  const total = group.weights?.reduce((sum, weight) => sum + weight, 0) ?? group.members;
  return Array.from({ length: group.members }, (_, member) => ({
    member,
    share: (group.weights?.[member] ?? 1) / total,
  })).filter(({ share }) => share > 0);
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
