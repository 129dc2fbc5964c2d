import { expectFlows } from "./expect-flows.ts";

/** 2M users × 40 requests in 86,400 s, three times that in the busiest hour. */
const browse = (2_000_000 * 40 * 3) / 86_400; // 2777.78/s
const fixed = browse * 0.8; // 2222.22/s may be answered by the CDN
const dynamic = browse * 0.2; // 555.56/s
const upload = 30;

/** Each of the 555.56/s asks the cache three times; one in ten is not there. */
const lookups = dynamic * 3; // 1666.67/s
const misses = lookups * 0.1; // 166.67/s

/** Four machines with two cores, 300 ms each: more than 26.67/s do not come out. */
const thumbnails = (4 * 2) / 0.3;

/** A client asks 40 times a day (in the busiest hour there are more of them, not busier ones), and keeps an address for 300 s. */
const lookupShare = 1 / (1 + (40 / 86_400) * 300);

expectFlows("examples/photo-share.yaml", {
  stations: {
    "lb.cores": dynamic + upload, // 585.56/s
    "web.cores": dynamic + upload,
    "sessions.cores": dynamic,
    // A get for each look-up, and a set for each miss.
    "cache.cores": lookups + misses, // 1833.33/s
    "db.primary": upload,
    // The misses, and each upload's write once on each of the two.
    "db.replicas": misses + 2 * upload, // 226.67/s
    "thumbs.cores": upload,
  },
  operations: {
    "dns.lookup": browse * lookupShare + upload, // of uploaders nothing is known: each looks up
    "edge.browse.static": fixed,
    "edge.browse.dynamic": dynamic,
    "edge.upload": upload,
    "lb.browse": dynamic,
    "lb.upload": upload,
    "web.browse": dynamic,
    "web.upload": upload,
    "sessions.get": dynamic,
    "cache.get": lookups,
    "cache.set": misses,
    "db.read": misses,
    "db.write": upload,
    "resize.publish": upload,
    "thumbs.*": upload,
    "photos.get": fixed * 0.05, // 2M × 40/day × 3 × 0.80 × (1 − 0.95)
    "photos.put": thumbnails, // behind a saturated station: what passes, not what is offered
  },
});
