import { expectFlows } from "./expect-flows.ts";

expectFlows("examples/first.yaml", {
  stations: {
    "app.cores": 400,
    // Three reads and a write in one request of ten: 400 × (3 + 0.1). No replicas: all of it at the primary.
    "db.primary": 1240,
  },
  operations: {
    "app.*": 400,
    "db.read": 1200, // 400 × 3
    "db.write": 40, // 400 × 10 %
  },
});
