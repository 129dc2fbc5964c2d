/** Calls that are given up or turned away and made again, whose truth is our own simulation; `npm run simulate retries`. */

interface Settings {
  readonly [key: string]: unknown;
}

/** A client that takes no time itself and asks one tier. */
const asks = (rate: number, call: Settings, svc: Settings): Settings => ({
  version: 1,
  workloads: { w: { rate: `${rate}/s` } },
  tiers: {
    client: { kind: "service", delay: "0s", calls: [{ to: "svc", ...call }] },
    svc: { kind: "service", serviceTime: "100ms", ...svc },
  },
});

const impatient = (timeout: string, retries: number, backoff = "0.1s"): Settings => ({ timeout, retries, backoff });
const withdrawn = (timeout: string, retries: number, backoff = "0.1s"): Settings => ({
  ...impatient(timeout, retries, backoff),
  cancel: true,
});

/** A timeout in the middle of the way. */
const behindWeb = (rate: number, call: Settings): Settings => ({
  version: 1,
  workloads: { w: { rate: `${rate}/s` } },
  tiers: {
    web: { kind: "service", cores: 4, serviceTime: "20ms", calls: [{ to: "db", ...call }] },
    db: { kind: "service", cores: 4, serviceTime: "60ms" },
  },
});

/** By what happens: withdrawn or not, timeout in services, attempts, share of the capacity. */
export const retriedSystems: Readonly<Record<string, Settings>> = {
  "withdrawn after 3 services, 3 attempts, 0.5": asks(20, withdrawn("0.3s", 2), { cores: 4 }),
  "withdrawn after 3 services, 3 attempts, 0.85": asks(34, withdrawn("0.3s", 2), { cores: 4 }),
  "withdrawn after 5 services, 2 attempts, 0.7": asks(28, withdrawn("0.5s", 1), { cores: 4 }),
  "withdrawn after 5 services, 5 attempts, 1.2": asks(48, withdrawn("0.5s", 4), { cores: 4 }),
  "withdrawn after 5 services, no pause, 0.6": asks(24, withdrawn("0.5s", 2, "0s"), { cores: 4 }),
  "withdrawn after 5 services, one server, 0.6": asks(6, withdrawn("0.5s", 2), {}),
  "withdrawn after 5 services, eight servers, 0.85": asks(68, withdrawn("0.5s", 2), { cores: 8 }),
  "withdrawn after 5 services of scv 4, 0.5": asks(20, withdrawn("0.5s", 2), {
    cores: 4,
    serviceTime: { mean: "100ms", scv: 4 },
  }),
  "withdrawn, four instances chosen at random, 0.6": asks(24, withdrawn("0.5s", 2), {
    instances: 4,
    balancing: "random",
  }),
  "not withdrawn after 5 services, 3 attempts, 0.35": asks(14, impatient("0.5s", 2), { cores: 4 }),
  "withdrawn behind a web tier, 0.6": behindWeb(40, withdrawn("300ms", 2, "50ms")),
  "done without behind a web tier, 0.6": behindWeb(40, { ...withdrawn("200ms", 1, "20ms"), onFailure: "ignore" }),
  "turned away, room for 2, pause of 0.2 services, 0.9": asks(
    36,
    { retries: 2, backoff: "20ms" },
    {
      cores: 4,
      queueLimit: 2,
    },
  ),
  "turned away, no room, pause of a service, 0.75": asks(
    30,
    { retries: 2, backoff: "0.1s" },
    {
      cores: 4,
      queueLimit: 0,
    },
  ),
  "turned away, room for 10, 5 attempts, 0.9": asks(36, { retries: 4, backoff: "0.5s" }, { cores: 4, queueLimit: 10 }),
  "turned away or late, room for 10, 1.1": asks(44, impatient("0.5s", 2), { cores: 4, queueLimit: 10 }),
};
