import { balancers, balancersExponential, balancersGeneral } from "./families/balancers.ts";
import { caches } from "./families/caches.ts";
import { closed } from "./families/closed.ts";
import { closedForkJoin } from "./families/closed-fork-join.ts";
import { examples } from "./families/examples.ts";
import { finiteRoom } from "./families/finite-room.ts";
import { forkJoin } from "./families/fork-join.ts";
import { hottestShard } from "./families/hottest-shard.ts";
import { layeredUsers } from "./families/layered-users.ts";
import { networks } from "./families/networks.ts";
import {
  balancedBursts,
  batchedNetworks,
  burstyNetworks,
  entangledForks,
  limitedNetworks,
  loopingNetworks,
} from "./families/our-simulation.ts";
import { pools } from "./families/pools.ts";
import { published } from "./families/published.ts";
import { publishedNetworks } from "./families/published-networks.ts";
import { retries } from "./families/retries.ts";
import { scalability } from "./families/scalability.ts";
import { smallChains } from "./families/small-chains.ts";
import { stationsBeyond, stationsExact } from "./families/stations.ts";
import { simulatedPools, simulatedUsers } from "./families/systems-of-users.ts";
import type { Family } from "./family.ts";

/** In the order of the page. A new family is one file and one line. */
export const families: readonly Family[] = [
  published,
  stationsExact,
  stationsBeyond,
  publishedNetworks,
  networks,
  examples,
  burstyNetworks,
  loopingNetworks,
  balancers,
  balancersExponential,
  balancersGeneral,
  balancedBursts,
  forkJoin,
  entangledForks,
  batchedNetworks,
  finiteRoom,
  limitedNetworks,
  closed,
  closedForkJoin,
  simulatedUsers,
  layeredUsers,
  pools,
  simulatedPools,
  retries,
  caches,
  hottestShard,
  scalability,
  smallChains,
];
