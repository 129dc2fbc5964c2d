import { describe, expect, it } from "vitest";
import { solveBalanced } from "../../src/queueing/balanced-queues.ts";
import type { Balancing } from "../../src/queueing/balanced-result.ts";
import type { Law } from "../../src/queueing/law.ts";
import { readDocument } from "./documents.ts";

const { text } = readDocument("docs/models.md");

const services: readonly Law[] = [
  { kind: "constant", mean: 1 },
  { kind: "exponential", mean: 1 },
  { kind: "erlang", mean: 1, stages: 4 },
  { kind: "mixed-erlang", mean: 1, stages: 3, probability: 0.4 },
  {
    kind: "hyperexponential",
    branches: [
      { probability: 0.9, mean: 0.5 },
      { probability: 0.1, mean: 5.5 },
    ],
  },
  { kind: "gamma", mean: 1, scv: 0.7 },
  { kind: "lognormal", mean: 1, scv: 4 },
  {
    kind: "mixture",
    parts: [
      { weight: 0.5, law: { kind: "constant", mean: 0.5 } },
      { weight: 0.5, law: { kind: "exponential", mean: 1.5 } },
    ],
  },
];

const balancings: readonly Balancing[] = [
  "central",
  "round-robin",
  "random",
  "least-connections",
  "two-choices",
  "sticky",
];

/** Names that the solver gives over the range of what a topology can ask of it. */
function methodsOf(): ReadonlySet<string> {
  const methods = new Set<string>();
  for (const service of services)
    for (const arrivalScv of [0, 0.01, 0.5, 1, 4])
      for (const servers of [1, 4, 100])
        for (const members of [1, 3])
          for (const balancing of members === 1 ? (["central"] as const) : balancings)
            for (const effort of ["fast", "exact"] as const) {
              const station = { service, arrivalScv, servers, members, balancing, effort } as const;
              const capacity = servers * members;
              for (const utilization of [0, 0.7, 1.2]) {
                const load = { ...station, arrivalRate: utilization * capacity, discipline: "fcfs" } as const;
                methods.add(solveBalanced(load).method);
                if (effort === "fast" && members === 1) {
                  methods.add(solveBalanced({ ...load, waitingRoom: 5 }).method);
                  methods.add(solveBalanced({ ...load, waitingRoom: 0 }).method);
                  methods.add(solveBalanced({ ...load, discipline: "ps" }).method);
                  methods.add(solveBalanced({ ...load, waitingRoom: 5, discipline: "ps" }).method);
                }
              }
            }
  return methods;
}

/** The words of a name, as the documentation's tables have them. */
function wordsOf(method: string): readonly string[] {
  const [, balancing, model = ""] = /^(?:([a-z-]+): )?(.*)$/.exec(method) ?? [];
  if (text.includes(`\`${model}\``)) return balancing === undefined ? [] : [`| \`${balancing}\` |`];
  const [, kendall, device] = /^(\S+)(?: (.*))?$/.exec(model) ?? [];
  const words = balancing === undefined ? [] : [`| \`${balancing}\` |`];
  if (device !== undefined) words.push(`\`… ${device.replace(/^as .*/, "as …")}\``);
  const named = kendall as string;
  if (text.includes(`\`${named}\``)) return words;
  for (const letter of named.replace(/\/(1|c)(\/[cK])?$/, "").split("/"))
    words.push(
      `\`${letter
        .replace(/^E\d+,\d+$/, "Ek-1,k")
        .replace(/^E\d+$/, "Ek")
        .replace(/^H\d+$/, "Hn")}\``,
    );
  return words;
}

describe("the page of models", () => {
  it("has an entry for every model that the solver can name", () => {
    const words = new Set([...methodsOf()].flatMap(wordsOf));
    expect(words.size).toBeGreaterThan(10);
    expect([...words].filter((word) => !text.includes(word)).sort()).toEqual([]);
  }, 120_000);
});
