import reference from "../../reference/simulated-systems.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { burstySystems, limitedSystems, loopingSystems } from "../simulated-systems.ts";
import { networkCase, type Simulated } from "./simulated.ts";

const truths = reference.cases as readonly Simulated[];

const casesOf = (systems: Readonly<Record<string, unknown>>): readonly Case[] =>
  Object.entries(systems).map(([id, topology]) => {
    const truth = truths.find((one) => one.id === id);
    if (truth === undefined) throw new Error(`${id} is not simulated yet: npm run simulate`);
    return networkCase(truth, topology);
  });

const targets = { mean: { worst: 0.1 }, p50: {}, p90: {}, p99: { worst: 0.15 } };

export const burstyNetworks: Family = {
  name: "bursty-networks",
  title: "Bursts through busy chains",
  about: `Arrivals of scv 4 and 9, as they pass one station after the other. ${reference.source}`,
  targets,
  cases: casesOf(burstySystems),
};

export const loopingNetworks: Family = {
  name: "looping-networks",
  title: "Requests that come back",
  about: `A tier visited several times by one request, in a row or back and forth. ${reference.source}`,
  targets,
  cases: casesOf(loopingSystems),
};

export const limitedNetworks: Family = {
  name: "limited-networks",
  title: "Limited rooms in a row",
  about: `What one full room turns away the next one never meets. ${reference.source}`,
  targets: {
    throughput: { worst: 0.01 },
    mean: { worst: 0.03 },
    "share lost": { worst: 0.06 },
    p50: {},
    p90: {},
    p99: {},
  },
  cases: casesOf(limitedSystems),
};
