/** A report written by hand, in which every section has something to say. Its figures are invented. */
import type { Analysis, Budget, Check, Station, Tier, Workload } from "../../src/report/generated/report.ts";

const location = (path: string, line: number, column = 5) => ({ path, file: "topo.yaml", line, column });

const times = (mean: number | null, ...rest: readonly (number | null)[]) => ({
  mean,
  p50: rest[0] ?? null,
  p90: rest[1] ?? null,
  p95: rest[2] ?? null,
  p99: rest[3] ?? null,
  p999: rest[4] ?? null,
});

export const station = (id: string, figures: Partial<Station> = {}): Station => ({
  id,
  part: id.split(".")[1] ?? "",
  resource: "cores",
  members: 1,
  servers: 8,
  arrivalRatePerSecond: 64,
  throughputPerSecond: 64,
  offeredUtilization: 0.85,
  utilization: 0.85,
  serviceSeconds: { mean: 0.106, scv: 1 },
  arrivalScv: 1,
  waitSeconds: { ...times(0.031, 0, 0.09, 0.12, 0.19, 0.29), probability: 0.42 },
  responseSeconds: times(0.137, 0.1, 0.29, 0.36, 0.14, 0.8),
  queueLength: 8.8,
  errorRatio: 0,
  saturationFactor: 1.18,
  saturated: false,
  method: "M/M/c",
  exactness: "exact",
  source: "Kleinrock 1975, section 3.5",
  ...figures,
});

const tier = (id: string, kind: Tier["kind"], figures: Partial<Tier> = {}): Tier => ({
  id,
  kind,
  engine: null,
  arrivalRatePerSecond: 0,
  hitRatio: null,
  caches: [],
  delaySeconds: times(null),
  costPerMonth: { amount: null, currency: "USD" },
  operations: [],
  stations: [],
  ...figures,
});

const workload = (id: string, figures: Partial<Workload> = {}): Workload => ({
  id,
  partOf: null,
  location: location(`workloads.${id}`, 4),
  arrivalRatePerSecond: 2777.7777,
  throughputPerSecond: 2777.7777,
  latencySeconds: times(0.041, 0.022, 0.098, 0.13, 0.286, 0.412),
  saturated: false,
  errorRatio: 0,
  exactness: "exact",
  percentileExactness: "approximate",
  shares: [],
  ...figures,
});

const budget = (id: string, figures: Partial<Budget>): Budget => ({
  key: id,
  id,
  scenario: null,
  kind: "latency",
  subject: null,
  statistic: null,
  unit: "ratio",
  limit: 0.7,
  warn: null,
  actual: 0.31,
  saturated: false,
  verdict: "held",
  accepted: null,
  marginRatio: 0.56,
  location: location(`budgets.${id}`, 60),
  ...figures,
});

const budgets: readonly Budget[] = [
  budget("latency.browse.p99", {
    subject: "browse",
    statistic: "p99",
    unit: "seconds",
    limit: 0.4,
    actual: 0.286,
    marginRatio: 0.285,
  }),
  budget("latency.browse.p50", {
    subject: "browse",
    statistic: "p50",
    unit: "seconds",
    limit: 0.03,
    warn: 0.02,
    actual: 0.022,
    verdict: "warned",
    marginRatio: 0.267,
  }),
  budget("latency.upload.p99", {
    subject: "upload",
    statistic: "p99",
    unit: "seconds",
    limit: 2,
    actual: 2.3,
    verdict: "broken",
    marginRatio: -0.15,
  }),
  budget("utilization.web", { kind: "utilization", subject: "web.cores" }),
  budget("utilization", {
    kind: "utilization",
    subject: "db.primary",
    actual: 0.85,
    verdict: "broken",
    marginRatio: -0.214,
  }),
  budget("headroom", {
    kind: "headroom",
    unit: "factor",
    limit: 1.5,
    actual: 1.18,
    verdict: "broken",
    marginRatio: -0.213,
  }),
  budget("cost", { kind: "cost", unit: "usdPerMonth", limit: 9000, actual: 8412, marginRatio: 0.065 }),
];

const counts = { total: 7, held: 3, warned: 1, broken: 3, unknown: 0, unjudged: 0, accepted: 0 };

const shared = {
  schemaVersion: 1,
  toolVersion: "0.1.0",
  name: "photo-share",
  files: ["topo.yaml", "prod.yaml"],
  settings: [],
  converged: true,
  asOf: null,
} as const;

const ladder: Analysis["bottlenecks"] = [
  {
    factor: 1.18,
    kind: "saturation",
    subject: "db.primary",
    budget: null,
    ratePerSecond: 75,
    mended: [],
    location: location("tiers.db", 41),
  },
  {
    factor: 1.34,
    kind: "latency",
    subject: "browse",
    budget: "latency.browse.p99",
    ratePerSecond: 3722,
    mended: ["db.primary"],
    location: location("budgets.latency.browse.p99", 61),
  },
];

export const analysisSample: Analysis = {
  ...shared,
  kind: "analysis",
  reproduce: "scale-plan analyze topo.yaml --overlay prod.yaml",
  verdict: {
    healthy: false,
    budgets: counts,
    saturated: [],
    headroomFactor: 1.18,
    firstBottleneck: ladder[0] ?? null,
    cheapestMend: 0,
  },
  load: { arrivalRatePerSecond: 2807.7777, meanArrivalRatePerSecond: 955.9, hour: null },
  workloads: [
    workload("browse"),
    workload("browse.static", { partOf: "browse", arrivalRatePerSecond: 2222.2 }),
    workload("upload", {
      arrivalRatePerSecond: 30,
      throughputPerSecond: 29.7,
      errorRatio: 0.01,
      latencySeconds: times(0.612, 0.54, 1.1, 1.31, 2.3, 3.4),
    }),
  ],
  tiers: [
    tier("edge", "cdn", {
      arrivalRatePerSecond: 2807.7777,
      delaySeconds: times(0.003, 0.002, 0.006, 0.008, 0.012, 0.02),
      costPerMonth: { amount: 640, currency: "USD" },
    }),
    tier("web", "service", {
      arrivalRatePerSecond: 168,
      costPerMonth: { amount: 1682, currency: "USD" },
      stations: [
        station("web.cores", {
          members: 6,
          servers: 24,
          arrivalRatePerSecond: 168,
          utilization: 0.31,
          offeredUtilization: 0.31,
          saturationFactor: 3.2,
          waitSeconds: { ...times(0.0002, 0, 0, 0.001, 0.004, 0.01), probability: 0.01 },
          responseSeconds: times(0.009, 0.006, 0.02, 0.027, 0.038, 0.06),
          exactness: "approximate",
          method: "GI/G/c",
        }),
      ],
    }),
    tier("db", "database", {
      engine: "postgresql",
      arrivalRatePerSecond: 232,
      stations: [
        station("db.primary"),
        station("db.replicas", {
          members: 2,
          servers: 16,
          utilization: 0.22,
          offeredUtilization: 0.22,
          saturationFactor: 4.5,
        }),
      ],
    }),
    tier("photos", "object-store", { arrivalRatePerSecond: 30 }),
  ],
  bottlenecks: ladder,
  budgets,
  scenarios: [],
  accepted: [],
  findings: [
    {
      key: "SP201/db.primary",
      code: "SP201",
      rule: "tier-near-saturation",
      severity: "error",
      message: "db.primary is busy 85% at the peak, beyond its budget of 70%; at 1.18x of today's load it saturates.",
      subject: "db.primary",
      tier: "db",
      station: "db.primary",
      location: location("tiers.db", 41),
      budgets: ["utilization.db.primary", "headroom", "latency.upload.p99"],
      scenarios: [],
      accepted: null,
      consequences: ["upload misses its p99 of 2 s: 2.3 s", "headroom is 1.18x, its budget 1.5x"],
      figures: { utilization: 0.85, saturationFactor: 1.18 },
    },
    {
      key: "SP103/plan",
      code: "SP103",
      rule: "prices-unknown",
      severity: "note",
      message: "Nothing is known of the price of db.",
      subject: "plan",
      tier: null,
      station: null,
      location: location("tiers", 12, 1),
      budgets: [],
      scenarios: [],
      accepted: null,
      consequences: [],
      figures: {},
    },
  ],
  recommendations: [
    {
      remedy: "shard",
      title: "Shard db in two",
      mends: [{ code: "SP201", subject: "db.primary" }],
      budgetsMended: ["latency.upload.p99", "headroom", "utilization.db.primary"],
      scenarioBudgetsMended: [],
      mendsAll: true,
      effects: [
        {
          figure: "latency.upload.p99",
          scenario: null,
          unit: "seconds",
          before: 2.3,
          after: 0.9,
          saturatedBefore: false,
          saturatedAfter: false,
        },
        {
          figure: "headroom",
          scenario: null,
          unit: "factor",
          before: 1.18,
          after: 2.3,
          saturatedBefore: false,
          saturatedAfter: false,
        },
      ],
      costDeltaPerMonth: { amount: 1104, currency: "USD" },
      nextBottleneck: { subject: "web.cores", factor: 2.3, what: "saturates" },
      remains: [],
      asks: ["move 400 GiB (about 1.1 h at 100 MB/s)", "no joins across shards"],
      patch: [
        { operation: "replace", path: "tiers.db.shards", pointer: "/tiers/db/shards", before: 1, after: 2 },
        { operation: "add", path: "tiers.db.balancing", pointer: "/tiers/db/balancing", before: null, after: "random" },
      ],
    },
  ],
  assumptions: [
    {
      text: "web keeps any number of requests waiting",
      source: "default of scale-plan",
      weighs: false,
      location: location("tiers.web.queueLimit", 20),
    },
    {
      text: "photos answers a get in 30 ms at the median",
      source: "napkin-math 2026-03",
      weighs: true,
      location: location("tiers.photos.get", 50),
    },
  ],
  cost: {
    costPerMonth: { amount: null, currency: "USD" },
    knownUsdPerMonth: 2322,
    unpricedTiers: ["db", "photos"],
    priceBases: ["us-east-1 on-demand, 2026-07-20"],
    pricesAsOf: "2026-07-20",
  },
};

export const checkSample: Check = {
  ...shared,
  kind: "check",
  reproduce: "scale-plan check topo.yaml --overlay prod.yaml",
  passed: false,
  counts,
  budgets,
  scenarios: [],
  accepted: [],
};
