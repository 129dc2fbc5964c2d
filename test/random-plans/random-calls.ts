import type { Maker } from "./maker.ts";
import { seconds, time } from "./random-times.ts";

type Settings = Record<string, unknown> & { to: string };

/**
 * What a tier calls: some of those that come after it.
 *
 * @param rate how often, 1/s: is added to what they are asked
 */
export function callsOf(maker: Maker, caller: string, rate: number): readonly unknown[] {
  const { draws, order } = maker;
  const later = order.slice(order.findIndex(({ id }) => id === caller) + 1);
  const [next, ...others] = later.filter(({ kind }) => kind !== "worker");
  if (next === undefined) return [];
  const some = [next, ...others.filter(() => draws.chance(0.4))];
  const calls = some.map(({ id, kind }) => callTo(maker, id, kind, rate));
  if (maker.features.has("forks") && calls.length > 1 && draws.chance(0.5)) return inParallel(maker, calls);
  if (calls.length > 1 && draws.chance(0.15)) return [choice(maker, calls)];
  return calls;
}

function inParallel({ draws }: Maker, calls: readonly Settings[]): readonly unknown[] {
  const [first, second, ...rest] = calls;
  const branches = draws.chance(0.3) ? [first, { calls: [second, ...rest] }] : [first, second];
  const group: Record<string, unknown> = { parallel: branches };
  if (draws.chance(0.25)) group.first = 1;
  if (group.first === 1 && draws.chance(0.3)) group.cancel = true;
  return branches.length === 2 && branches[1] !== second ? [group] : [group, ...rest];
}

const choice = ({ draws }: Maker, calls: readonly Settings[]): unknown => {
  const [first, second] = calls as readonly [Settings, Settings];
  const share = draws.pick("30%", "50%");
  return {
    oneOf: [
      { ...withoutFlags(first), share },
      { ...withoutFlags(second), share: draws.pick("20%", "50%") },
    ],
  };
};

/** A branch of a choice is waited for. */
const withoutFlags = ({ async: _, ...settings }: Settings): Settings => settings as Settings;

function callTo(maker: Maker, id: string, kind: string, rate: number): Settings {
  const { draws, features, load } = maker;
  const settings: Settings = { to: targetOf(maker, id, kind) };
  let perRequest = 1;
  if (draws.chance(0.3)) {
    const [times, mean] = draws.pick<readonly [unknown, number]>(
      [2, 2],
      [3, 3],
      [1.5, 1.5],
      [{ mean: 2, scv: 2 }, 2],
      [8, 8],
    );
    settings.times = times;
    perRequest *= mean;
    if (features.has("forks") && draws.chance(0.4)) settings.parallel = true;
  }
  if (draws.chance(0.25)) {
    settings.share = draws.pick("20%", "70%");
    perRequest *= settings.share === "20%" ? 0.2 : 0.7;
  }
  if (features.has("queues") && draws.chance(0.1)) settings.async = true;
  else if (features.has("failing") && draws.chance(0.5)) Object.assign(settings, patienceOf(maker));
  if (settings.to.endsWith(".read") && draws.chance(0.1)) settings.fresh = true;
  load.set(id, (load.get(id) ?? 0) + rate * perRequest);
  return settings;
}

/** What is called there: of a tier with several operations one of them. */
function targetOf({ draws }: Maker, id: string, kind: string): string {
  if (kind === "database") return `${id}.${draws.pick("read", "read", "write")}`;
  if (kind === "object-store") return `${id}.${draws.pick("get", "put")}`;
  if (kind === "cache" && draws.chance(0.15)) return `${id}.${draws.pick("set", "delete")}`;
  return id;
}

/** How long the caller waits, and what it does then. */
function patienceOf(maker: Maker): Record<string, unknown> {
  const { draws } = maker;
  const patience: Record<string, unknown> = {};
  if (draws.chance(0.8)) patience.timeout = seconds(draws.spread(0.01, 2));
  if (draws.chance(0.6)) patience.retries = draws.pick(1, 2, 3);
  if (patience.retries !== undefined && draws.chance(0.6)) patience.backoff = time(maker, draws.spread(0.01, 0.5));
  if (patience.timeout !== undefined && draws.chance(0.3)) patience.cancel = true;
  if (draws.chance(0.3)) patience.onFailure = "ignore";
  return patience;
}
