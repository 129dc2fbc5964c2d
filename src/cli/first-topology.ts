/** What `init` writes: small, complete, and with a comment at each thing to change. */
export const firstTopology = `# yaml-language-server: $schema=./node_modules/scale-plan/schemas/topology.schema.json
# A system as scale-plan sees it: who asks, which tiers answer, what must hold.
#   scale-plan analyze FILE    what holds, what breaks first, what to change
#   scale-plan check FILE      the budgets alone, for CI
version: 1
name: my-shop

# Who asks, and how much. A rate is a mean over the day; peak is the busiest hour over that mean.
workloads:
  browse: { users: 100k, requests: 30/day, peak: 3x }
  order: { rate: 5/s }

# What answers. A service time is time on a core, without the calls; measure it, or give what a
# dashboard shows: { utilization: 35%, at: 100/s } for one instance.
tiers:
  lb: { kind: load-balancer, calls: web }
  web:
    kind: service
    instances: 3
    cores: 2
    operations:
      browse: { serviceTime: 8ms, calls: { cache: 2 } }
      order: { serviceTime: 20ms, calls: { db.write: 1 } }
  cache: { kind: cache, engine: redis, hitRatio: 90%, miss: db.read }
  db: { kind: database, engine: postgresql, cores: 4, read: 3ms, write: 8ms, replicas: 1 }

# What must hold at the peak. check exits 1 when one of them is broken.
budgets:
  latency: { browse: { p99: 300ms }, order: { p99: 500ms } }
  utilization: 70%
  headroom: 1.5x
`;
