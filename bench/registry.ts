import { analyzeStartup } from "./analyze-startup.ts";
import type { Bench } from "./bench.ts";
import { closedClasses } from "./closed-classes.ts";
import { closedNetworks } from "./closed-networks.ts";
import { largeTopology } from "./large-topology.ts";
import { latencyAlgebra } from "./latency-algebra.ts";
import { solving } from "./solving.ts";
import { stations } from "./stations.ts";
import { versionStartup } from "./version-startup.ts";

/** A new bench is one file and one line. */
export const benches: readonly Bench[] = [
  versionStartup,
  analyzeStartup,
  largeTopology,
  latencyAlgebra,
  solving,
  stations,
  closedNetworks,
  closedClasses,
];
