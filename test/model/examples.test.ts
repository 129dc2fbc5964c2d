/** The flows of every example, worked out by hand: where the lowering is wrong, nothing later can see it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTopology } from "../../src/topology/parse-topology.ts";
import { modelOf, ratesOf } from "./visits.ts";

function flowsOfExample(name: string): Record<string, number> {
  const file = `examples/${name}.yaml`;
  const read = parseTopology([{ name: file, text: readFileSync(file, "utf8") }]);
  if (!read.ok) throw new Error(read.diagnostics.map((diagnostic) => diagnostic.message).join("; "));
  return Object.fromEntries(ratesOf(modelOf(read.topology)));
}

const DAY = 86_400;

/** Posts per second at the peak of 3x, one a day from each of the users; pages are 20 times as many, assets 100. */
const posts = (users: number) => (3 * users) / DAY;

function journey(): Record<string, Record<string, number>> {
  const [first, second, third, fourth, fifth] = [150e3, 600e3, 2e6, 4e6, 10e6].map(posts) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const web = (post: number, assets = 100) => ({
    "web.page": 20 * post,
    "web.asset": assets * post,
    "web.post": post,
    "web.cores": (21 + assets) * post,
  });
  const lb = (post: number, assets = 100) => ({ "lb.page": 20 * post, "lb.asset": assets * post, "lb.post": post });
  // Four reads a page, one and two writes a post.
  const oneDatabase = (post: number) => ({ "db.read": 81 * post, "db.write": 2 * post, "db.primary": 83 * post });
  const replicated = (post: number, reads: number, replicas: number) => ({
    "db.read": reads * post,
    "db.read.primary": post,
    "db.write": 2 * post,
    "db.write.apply": 2 * replicas * post,
    "db.primary": 3 * post,
    "db.replicas": (reads + 2 * replicas) * post,
  });
  // Of 80 gets 15 % miss, read and set; a post deletes.
  const cache = (post: number) => ({
    "cache.fetch": 80 * post,
    "cache.get": 80 * post,
    "cache.set": 12 * post,
    "cache.delete": post,
    "cache.cores": 93 * post,
  });
  return {
    "journey/separate-database": { ...web(first), ...oneDatabase(first) },
    "journey/load-balanced": { ...lb(second), ...web(second), ...oneDatabase(second) },
    "journey/replicated": { ...lb(third), ...web(third), ...replicated(third, 80, 3) },
    "journey/cached": { ...lb(fourth), ...web(fourth), ...cache(fourth), ...replicated(fourth, 12, 3) },
    "journey/with-cdn": {
      "cdn.page": 20 * fifth,
      "cdn.asset.static": 100 * fifth,
      "cdn.post": fifth,
      // 5 % of the assets are not at the edge.
      ...lb(fifth, 5),
      ...web(fifth, 5),
      ...cache(fifth),
      ...replicated(fifth, 12, 4),
    },
  };
}

function photoShare(): Record<string, number> {
  const browse = (2e6 * 40 * 3) / DAY;
  const pages = 0.2 * browse;
  return {
    "dns.browse.static": 0.8 * browse,
    "dns.browse.dynamic": pages,
    "dns.upload": 30,
    // 40 a day, kept 300 s: 1/(1 + 12000/86400) = 36/41. Of the uploads nothing is known.
    "dns.lookup": (36 / 41) * browse + 30,
    "edge.browse.static": 0.8 * browse,
    "edge.browse.dynamic": pages,
    "edge.upload": 30,
    "photos.get": 0.05 * 0.8 * browse,
    "lb.browse": pages,
    "lb.upload": 30,
    "lb.cores": pages + 30,
    "web.browse": pages,
    "web.upload": 30,
    "web.cores": pages + 30,
    "sessions.get": pages,
    "sessions.cores": pages,
    "cache.fetch": 3 * pages,
    "cache.get": 3 * pages,
    "cache.set": 0.3 * pages,
    "cache.cores": 3.3 * pages,
    "db.read": 0.3 * pages,
    "db.write": 30,
    "db.write.apply": 60,
    "db.primary": 30,
    "db.replicas": 0.3 * pages + 60,
    "resize.publish": 30,
    "thumbs.*": 30,
    "thumbs.cores": 30,
    "photos.put": 30,
  };
}

function urlShortener(): Record<string, number> {
  const shorten = (1e6 * 2) / DAY;
  const redirect = 100 * shorten;
  return {
    "lb.redirect": redirect,
    "lb.shorten": shorten,
    "api.redirect": redirect,
    "api.shorten": shorten,
    "api.cores": 101 * shorten,
    "links-cache.fetch": redirect,
    "links-cache.get": redirect,
    // A tenth missed, and each new link.
    "links-cache.set": 11 * shorten,
    "links-cache.cores": 111 * shorten,
    // Primary and one replica of each shard take turns.
    "links.lookup": 10 * shorten,
    "links.lookup.primary": 5 * shorten,
    "links.lookup.replicas": 5 * shorten,
    "links.insert": 1.1 * shorten,
    "links.insert.apply": 1.1 * shorten,
    "links.primary": 6.1 * shorten,
    "links.replicas": 6.1 * shorten,
    "clicks.publish": 98 * shorten,
    "counter.*": 98 * shorten,
    "counter.cores": 98 * shorten,
    "stats.write": 0.98 * shorten,
    "stats.primary": 0.98 * shorten,
    "scanner.call": shorten,
  };
}

function encyclopedia(): Record<string, number> {
  const read = (30e6 * 10 * 1.5) / DAY;
  const search = read / 10;
  const edit = (60e3 * 2) / DAY;
  // Dynamic pages, and the 8 % of the static ones that the edge has not: 0.15 + 0.85 · 0.08.
  const pages = 0.218 * read;
  const jobs = 2 * edit;
  // 3 % of the articles are not in the cache; three jobs in ten render one.
  const missed = 0.03 * pages;
  const rendered = missed + 0.3 * jobs;
  const infos = 2 * pages + 12 * rendered;
  const saved = 3 * edit + 2 * jobs;
  return {
    "dns.read.static": 0.85 * read,
    "dns.read.dynamic": 0.15 * read,
    "dns.search": search,
    "dns.edit": edit,
    // Kept 600 s: 1/(1 + 6000/86400), 1/(1 + 600/86400).
    "dns.lookup": (72 / 77) * read + (144 / 145) * search + edit,
    "edge.read.static": 0.85 * read,
    "edge.read.dynamic": 0.15 * read,
    "edge.search": search,
    "edge.edit": edit,
    "lb.read": pages,
    "lb.search": search,
    "lb.edit": edit,
    "app.read": pages,
    "app.search": search,
    "app.edit": edit,
    "app.cores": pages + search + edit,
    "sessions.get": 0.4 * pages + edit,
    "sessions.cores": 0.4 * pages + edit,
    "articles.fetch": pages,
    "articles.get": pages,
    "articles.set": missed,
    "articles.delete": edit,
    "articles.cores": pages + missed + edit,
    "parser.*": rendered,
    "parser.cores": rendered,
    "db.page-info": infos,
    "db.page-info.primary": edit,
    "db.save": saved,
    "db.save.apply": 2 * saved,
    "db.primary": saved + edit,
    "db.replicas": infos + 2 * saved,
    "index.titles": search,
    "index.text": 2 * search,
    "index.cores": 3 * search,
    "jobs.publish": jobs,
    "runner.*": jobs,
    "runner.cores": jobs,
  };
}

/** Per second: home 3, set-currency 2, product 13, add-to-cart 3, view-cart 6, place-order 1. */
const onlineBoutique: Record<string, number> = {
  "frontend.home": 3,
  "frontend.set-currency": 2,
  "frontend.product": 13,
  "frontend.add-to-cart": 3,
  "frontend.view-cart": 6,
  "frontend.place-order": 1,
  "frontend.cores": 28,
  // home, product, view-cart, place-order
  "currency.supported": 3 + 13 + 6 + 1,
  // nine at home; one on a product; shipping and 2.05 in the cart; 2.45 and shipping in an order
  "currency.convert": 27 + 13 + 6 * 3.05 + 3.45,
  "currency.cores": 23 + 61.75,
  // home, and each recommendation
  "catalog.list": 3 + 20,
  // six on a product, one on adding, 5 + 2.05 in the cart, 5 + 2.45 for an order
  "catalog.get": 78 + 3 + 6 * 7.05 + 7.45,
  "catalog.cores": 23 + 130.75,
  // home, product, view-cart, checkout
  "cart.get": 3 + 13 + 6 + 1,
  "cart.add": 3,
  "cart.empty": 1,
  "cart.cores": 27,
  "redis-cart.get": 26,
  "redis-cart.set": 4,
  "redis-cart.cores": 30,
  // product, view-cart, place-order
  "recommendations.*": 13 + 6 + 1,
  "recommendations.cores": 20,
  "ads.*": 3 + 13,
  "ads.cores": 16,
  "checkout.*": 1,
  "checkout.cores": 1,
  "shipping.quote": 6 + 1,
  "shipping.ship": 1,
  "shipping.cores": 8,
  "payment.*": 1,
  "payment.cores": 1,
  "email.*": 1,
  "email.cores": 1,
};

const byHand: Record<string, Record<string, number>> = {
  first: { "app.*": 400, "app.cores": 400, "db.read": 1200, "db.write": 40, "db.primary": 1240 },
  ...journey(),
  "photo-share": photoShare(),
  "url-shortener": urlShortener(),
  encyclopedia: encyclopedia(),
  "online-boutique": onlineBoutique,
  // Where nothing fails: how often it does is an outcome of the load, and nobody asks the fallback then.
  retries: {
    "shop.*": 60,
    "shop.cores": 60,
    "stock.*": 60,
    "stock.cores": 60,
    "prices.*": 60,
    "prices.cores": 60,
    "tips.*": 60,
    "tips.cores": 60,
  },
  scenarios: {
    "lb.browse": 900,
    "lb.buy": 30,
    "lb.cores": 930,
    "web.browse": 900,
    "web.buy": 30,
    "web.cores": 930,
    // Two gets a page, of which one in ten is a miss: asked of the database, and set.
    "cache.get": 1800,
    "cache.set": 180,
    "cache.fetch": 1800,
    "cache.cores": 1980,
    "db.read": 180,
    "db.write": 30,
    "db.primary": 30,
    // Each of the two replicas applies every write.
    "db.write.apply": 60,
    "db.replicas": 240,
    "payments.call": 30,
  },
};

describe("the flows of each example are those worked out by hand", () => {
  it.each(Object.entries(byHand))("%s", (name, expected) => {
    const flows = flowsOfExample(name);
    expect(Object.keys(flows).sort()).toEqual(Object.keys(expected).sort());
    for (const [id, rate] of Object.entries(expected)) {
      expect(Math.abs((flows[id] ?? 0) / rate - 1), `${id}: ${flows[id]}, by hand ${rate}`).toBeLessThan(1e-9);
    }
  });

  it("and none is left out", () => {
    const files = readdirSync("examples", { recursive: true, encoding: "utf8" });
    const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.replaceAll("\\", "/").slice(0, -5));
    expect(Object.keys(byHand).sort()).toEqual(names.sort());
  });
});
