import { expectFlows } from "./expect-flows.ts";

const redirect = (100_000_000 * 2) / 86_400; // 2314.81/s in the busiest hour
const shorten = (1_000_000 * 2) / 86_400; // 23.148/s
const misses = redirect * 0.1; // 231.48/s
const inserts = shorten * 1.1; // 25.463/s: one key in ten is drawn again
const clicks = redirect * 0.98; // 2268.5/s

expectFlows("examples/url-shortener.yaml", {
  stations: {
    "api.cores": redirect + shorten, // 2337.96/s
    // Gets, a set for each miss, and one for each new link.
    "links-cache.cores": redirect + misses + shorten, // 2569.44/s
    // Each shard is a primary and a replica, and reads go to either alike.
    "links.primary": misses / 2 + inserts, // 141.2/s over both shards
    "links.replicas": misses / 2 + inserts, // each write is applied by the one replica of its shard
    "counter.cores": clicks,
    "stats.primary": clicks * 0.01, // 22.685/s
  },
  operations: {
    "lb.redirect": redirect,
    "lb.shorten": shorten,
    "api.redirect": redirect,
    "api.shorten": shorten,
    "links-cache.get": redirect,
    "links-cache.set": misses + shorten,
    "links.lookup.primary": misses / 2,
    "links.lookup.replicas": misses / 2,
    "links.insert": inserts,
    "clicks.publish": clicks,
    "counter.*": clicks,
    "stats.write": clicks * 0.01,
    "scanner.call": shorten,
  },
});
