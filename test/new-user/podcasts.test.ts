import { expectFlows } from "../examples/flows/expect-flows.ts";

const lists = (2_000_000 * 24 * 2) / 86_400; // 1111.1/s
const downloads = (2_000_000 * 1.5 * 2) / 86_400; // 69.44/s
const uploads = (5_000 * 3) / 86_400; // 0.1736/s

/** Of a listener's app that asks so often a day; an answer is kept for 600 s. */
const lookups = (perDay: number) => 1 / (1 + (perDay / 86_400) * 600);

expectFlows("test/new-user/podcasts.yaml", {
  stations: {
    "app.cores": lists + uploads,
    "lists.cores": lists * 1.1, // a get each, and a set for the one in ten that misses
    "db.primary": uploads * 2,
    "db.replicas": lists * 0.1 + uploads * 2,
    "transcoder.cores": uploads,
    "notifier.cores": uploads,
  },
  operations: {
    "dns.lookup": lists * lookups(24) + downloads * lookups(1.5) + uploads,
    "cdn.list": lists,
    "cdn.download.static": downloads,
    "cdn.upload": uploads,
    "lb.list": lists,
    "lb.upload": uploads,
    "app.list": lists,
    "app.upload": uploads,
    "lists.get": lists,
    "lists.set": lists * 0.1,
    "db.read": lists * 0.1,
    "db.write": uploads * 2,
    "uploads.publish": uploads,
    "transcoder.*": uploads,
    "notifier.*": uploads,
    "push.call": uploads,
    "audio.get": downloads * 0.02,
    "audio.put": uploads * 2, // the upload itself, and what the transcoder makes of it
  },
});
