import reference from "../../reference/systems-of-users.json" with { type: "json" };
import type { Case, Family } from "../family.ts";
import { heldSystems, userSystems } from "../systems-of-users.ts";
import { networkCase, type Simulated } from "./simulated.ts";

const truths = reference.cases as readonly Simulated[];

const casesOf = (systems: Readonly<Record<string, unknown>>): readonly Case[] =>
  Object.entries(systems).map(([id, topology]) => {
    const truth = truths.find((one) => one.id === id);
    if (truth === undefined) throw new Error(`${id} is not simulated yet: npm run simulate`);
    return networkCase(truth, topology);
  });

export const simulatedUsers: Family = {
  name: "simulated-users",
  title: "Users who think, simulated",
  about: `Services of other laws, unlike ones before one queue, beside requests at a rate, branches, slots. ${reference.source}`,
  targets: { throughput: { worst: 0.01 }, mean: { worst: 0.04 }, p50: {}, p90: {}, p99: { worst: 0.05 } },
  cases: casesOf(userSystems),
  // Two kinds that hold 16 threads for unlike times: 5.5 % of the mean and 8.5 % of the p99, less twice the half-width.
  missed: ["p99 worst"],
};

export const simulatedPools: Family = {
  name: "simulated-pools",
  title: "Held pools, simulated",
  about: `Threads and connections over one layer and more. ${reference.source}`,
  targets: { throughput: { worst: 0.01 }, mean: { worst: 0.06 }, p50: {}, p90: {}, p99: { worst: 0.15 } },
  cases: casesOf(heldSystems),
};
