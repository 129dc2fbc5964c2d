import { expectFlows } from "./expect-flows.ts";

const a = 100;
const b = 40;

const gets = a * 2; // 200/s
const misses = gets * 0.4; // 80/s

/** Two messages of each b; and one in five that the right worker has done with comes back: q = 80 + q/5. */
const messages = (b * 2) / (1 - 0.2); // 100/s

const bare = a * 3; // 300 calls of the database that name no operation: three in four read
const found = bare * 0.75 + misses; // 305/s
const saved = bare * 0.25; // 75/s

/** In half of all; alone in a fifth; in both branches of one in ten, the slower going on; five at once in one of 25; after a miss. */
const x = a * 0.5 + a * 0.2 + a * 0.1 * 2 + a * 0.04 * 5 + misses; // 190/s
/** In half of all; twice in three of ten; in one branch of one in ten; and once for each b. */
const y = a * 0.5 + a * 0.3 * 2 + a * 0.1 + b; // 160/s

expectFlows("test/examples/flows/every-way.yaml", {
  stations: {
    "first.cores": a,
    "second.cores": b,
    "shared.cores": x + y,
    "through.cores": gets + misses, // it sets what it did not have
    "db.primary": saved + b, // 115/s: writes, and the reads that want the newest
    "db.replicas": found + 3 * saved, // each write on the three replicas of its shard
    "left.cores": messages,
    "right.cores": messages,
    "log.primary": messages + 2 * messages, // reads stay at the primary
    "log.replicas": messages,
  },
  operations: {
    "lb.a": a,
    "lb.b": b,
    "first.a": a,
    "second.b": b,
    "shared.x": x,
    "shared.y": y,
    "through.get": gets,
    "db.find": found,
    "db.find.primary": b,
    "db.save": saved,
    "queue.publish": messages,
    "left.*": messages,
    "right.*": messages,
    "log.read": 2 * messages,
    "log.write": messages,
  },
});
