import type { Case, Family } from "../family.ts";
import { balancedSystems } from "../simulated-systems.ts";
import { networkCase, ownCases, simulatedCases } from "./simulated.ts";

const names: Readonly<Record<string, string>> = {
  rr: "round-robin",
  random: "random",
  jsq: "least-connections",
  pod2: "two-choices",
};

/** n single servers behind a balancer, service mean 1 s. */
function topologyOf(id: string): unknown {
  const [, balancing = "", servers, rho, scv] = /^lb-(\w+)-c(\d+)-rho([\d.]+)-scv(\d+)$/.exec(id) ?? [];
  const n = Number(servers);
  const shape = balancing === "central" ? { cores: n } : { instances: n, cores: 1, balancing: names[balancing] };
  return {
    version: 1,
    workloads: { w: { rate: `${n * Number(rho)}/s` } },
    tiers: { web: { kind: "service", ...shape, serviceTime: { mean: "1s", scv: Number(scv) } } },
  };
}

const casesLike = (pattern: RegExp): readonly Case[] =>
  simulatedCases((id) => pattern.test(id)).map((one) => networkCase(one, topologyOf(one.id)));

const about = "Like instances behind a balancer, Poisson arrivals; exact, or simulated to the half-widths stated.";

export const balancers: Family = {
  name: "balancers",
  title: "Random, round-robin and central queues",
  about,
  targets: { mean: { worst: 0.003 }, p50: {}, p90: {}, p95: {}, p99: { worst: 0.01 }, p999: {} },
  cases: casesLike(/^lb-(rr|random|central)-/),
};

export const balancersExponential: Family = {
  name: "balancers-exponential",
  title: "Least connections and two choices, exponential service",
  about,
  targets: { mean: { worst: 0.03 }, p50: {}, p90: {}, p95: {}, p99: { worst: 0.03 }, p999: {} },
  cases: casesLike(/^lb-(jsq|pod2)-.*scv1$/),
};

export const balancersGeneral: Family = {
  name: "balancers-general",
  title: "Least connections and two choices, general service",
  about,
  targets: { mean: { worst: 0.1 }, p50: {}, p90: {}, p95: {}, p99: { worst: 0.1 }, p999: {} },
  cases: [...casesLike(/^lb-(jsq|pod2)-.*scv4$/), ...ownCases(balancedSystems)],
};
