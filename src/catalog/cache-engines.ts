import type { Preset } from "./preset.ts";

export interface CacheEngine {
  /** Cores that its commands can use, however many the machine has. */
  readonly cores: number;
  /** Why so many. */
  readonly coresSource: string;
  /** Time on a core of a get, set or delete of a small item. */
  readonly serviceTime: Preset;
}

const singleThreaded: CacheEngine = {
  cores: 1,
  coresSource: "its commands run on one thread",
  serviceTime: {
    value: "10us",
    half: "5us",
    double: "20us",
    source: "redis-benchmark without pipelining: 76,000 to 149,000 requests per second on one thread",
    trust: "measured",
  },
};

export const cacheEngines: ReadonlyMap<string, CacheEngine> = new Map([
  ["redis", singleThreaded],
  ["valkey", singleThreaded],
  [
    "memcached",
    {
      cores: 4,
      coresSource: "memcached's default of 4 threads (-t)",
      serviceTime: {
        value: "10us",
        half: "5us",
        double: "20us",
        source: "Netflix's model of EVCache: about 10 µs for a small item; verify with your own items",
        trust: "weak",
      },
    },
  ],
]);
