import { expectFlows } from "./expect-flows.ts";

/** Per second in the busiest hour: users × requests a day × 3 / 86,400. */
const page = (users: number) => (users * 20 * 3) / 86_400;
const asset = (users: number) => (users * 100 * 3) / 86_400;
const post = (users: number) => (users * 1 * 3) / 86_400;

const stage1 = 150_000; // 104.17 pages, 520.83 pictures, 5.208 posts a second
expectFlows("examples/journey/separate-database.yaml", {
  stations: {
    "web.cores": page(stage1) + asset(stage1) + post(stage1), // 630.2/s
    // Four reads a page, one a post; two writes a post.
    "db.primary": 4 * page(stage1) + 3 * post(stage1), // 432.3/s
  },
  operations: {
    "web.page": page(stage1),
    "web.asset": asset(stage1),
    "web.post": post(stage1),
    "db.read": 4 * page(stage1) + post(stage1),
    "db.write": 2 * post(stage1),
  },
});

const stage2 = 600_000; // 416.67, 2083.33, 20.83
expectFlows("examples/journey/load-balanced.yaml", {
  stations: {
    "web.cores": page(stage2) + asset(stage2) + post(stage2),
    "db.primary": 4 * page(stage2) + 3 * post(stage2),
  },
  operations: {
    "lb.page": page(stage2),
    "lb.asset": asset(stage2),
    "lb.post": post(stage2),
    "db.read": 4 * page(stage2) + post(stage2),
    "db.write": 2 * post(stage2),
  },
});

const stage3 = 2_000_000; // 1388.89, 6944.44, 69.44
expectFlows("examples/journey/replicated.yaml", {
  stations: {
    "web.cores": page(stage3) + asset(stage3) + post(stage3),
    // The writes, and the read that must see them.
    "db.primary": 3 * post(stage3), // 208.33/s
    // All other reads; and each of the three applies each write.
    "db.replicas": 4 * page(stage3) + 3 * (2 * post(stage3)), // 5972.2/s
  },
  operations: {
    "lb.page": page(stage3),
    "db.read": 4 * page(stage3),
    "db.read.primary": post(stage3),
    "db.write": 2 * post(stage3),
  },
});

const stage4 = 4_000_000; // 2777.78, 13888.9, 138.89
expectFlows("examples/journey/cached.yaml", {
  stations: {
    "web.cores": page(stage4) + asset(stage4) + post(stage4),
    // Four gets a page, a set for the 15 % that miss, a delete a post.
    "cache.cores": 4 * page(stage4) * 1.15 + post(stage4), // 12916.7/s
    "db.primary": 3 * post(stage4),
    "db.replicas": 4 * page(stage4) * 0.15 + 3 * (2 * post(stage4)), // 2500/s
  },
  operations: {
    "lb.page": page(stage4),
    "cache.get": 4 * page(stage4),
    "cache.set": 4 * page(stage4) * 0.15,
    "cache.delete": post(stage4),
    "db.read": 4 * page(stage4) * 0.15,
    "db.read.primary": post(stage4),
    "db.write": 2 * post(stage4),
  },
});

const stage5 = 10_000_000; // 6944.44, 34722.2, 347.22
expectFlows("examples/journey/with-cdn.yaml", {
  stations: {
    // Of the pictures only those that the CDN has not: 5 %.
    "web.cores": page(stage5) + asset(stage5) * 0.05 + post(stage5), // 9027.8/s
    "cache.cores": 4 * page(stage5) * 1.15 + post(stage5),
    "db.primary": 3 * post(stage5),
    "db.replicas": 4 * page(stage5) * 0.15 + 4 * (2 * post(stage5)), // 6944.4/s: four replicas now
  },
  operations: {
    "cdn.page": page(stage5),
    "cdn.asset.static": asset(stage5),
    "cdn.post": post(stage5),
    "lb.asset": asset(stage5) * 0.05,
    "web.asset": asset(stage5) * 0.05,
    "web.page": page(stage5),
    "cache.get": 4 * page(stage5),
    "db.read": 4 * page(stage5) * 0.15,
    "db.read.primary": post(stage5),
    "db.write": 2 * post(stage5),
  },
});
