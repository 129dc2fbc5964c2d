import { expectFlows } from "../examples/flows/expect-flows.ts";

const reports = 50_000 / 30; // 1666.67/s
const refreshes = (400 * 6) / 60; // 40/s

expectFlows("test/new-user/fleet.yaml", {
  stations: {
    "gateway.cores": reports,
    "ingest.cores": reports,
    "positions.primary": reports,
    "positions.replicas": refreshes * 10 + reports, // ten reads a refresh, and each write once more
    "maps.cores": refreshes,
  },
  operations: {
    "gateway.*": reports,
    "reports.publish": reports,
    "ingest.*": reports,
    "positions.write": reports,
    "positions.read": refreshes * 10,
    "maps.*": refreshes,
    "cheap-routes.call": refreshes * 0.7,
    "exact-routes.call": refreshes * 0.3,
  },
});
