import { expectFlows } from "./expect-flows.ts";

const read = (30_000_000 * 10 * 1.5) / 86_400; // 5208.33/s
const search = (30_000_000 * 1 * 1.5) / 86_400; // 520.83/s
const edit = (60_000 * 2) / 86_400; // 1.38889/s

/** 85 % may come from the edge, which has 92 % of those; the rest and all dynamic ones reach the application. */
const reachesApp = read * (0.15 + 0.85 * 0.08); // 1135.42/s

const jobs = 2 * edit; // 2.77778/s
/** An article that is not in the cache, 3 %; and three jobs in ten. */
const parsed = reachesApp * 0.03 + jobs * 0.3; // 34.896/s

const pageInfo = reachesApp * 2 + parsed * 12; // 2689.6/s
const saves = 3 * edit + 2 * jobs; // 9.7222/s

expectFlows("examples/encyclopedia.yaml", {
  stations: {
    "app.cores": reachesApp + search + edit, // 1657.6/s
    "sessions.cores": reachesApp * 0.4 + edit,
    "articles.cores": reachesApp * 1.03 + edit, // gets, sets after a miss, deletes
    "parser.cores": parsed,
    "db.primary": saves + edit, // an edit reads once what it wrote
    "db.replicas": pageInfo + 2 * saves,
    "index.cores": 3 * search, // titles once, text in two parts
    "runner.cores": jobs,
  },
  operations: {
    "dns.lookup": read / (1 + (10 / 86_400) * 600) + search / (1 + (1 / 86_400) * 600) + edit,
    "edge.read.static": read * 0.85,
    "edge.read.dynamic": read * 0.15,
    "edge.search": search,
    "edge.edit": edit,
    "lb.read": reachesApp,
    "app.read": reachesApp,
    "app.search": search,
    "app.edit": edit,
    "articles.get": reachesApp,
    "articles.set": reachesApp * 0.03,
    "articles.delete": edit,
    "parser.*": parsed,
    "db.page-info": pageInfo,
    "db.page-info.primary": edit,
    "db.save": saves,
    "index.titles": search,
    "index.text": 2 * search,
    "jobs.publish": jobs,
    "runner.*": jobs,
  },
});
