/** Files for the command line. */

/** Two budgets that hold. */
export const good = `version: 1
name: good
workloads: { web: { rate: 40/s } }
tiers:
  app: { kind: service, instances: 2, serviceTime: 10ms }
budgets: { latency: { web: { p99: 300ms } }, headroom: 1.5x }
`;

/** A budget that is broken. */
export const bad = good.replace("300ms", "20ms").replace("name: good", "name: bad");

/** Good, and a warning: nobody calls the cache. */
export const warned = good
  .replace("budgets:", "  spare: { kind: cache, engine: redis, hitRatio: 100% }\nbudgets:")
  .replace("web: { rate: 40/s }", "web: { rate: 40/s, entry: app }");

export const withoutBudgets = good.replace(/budgets:.*\n/, "");
