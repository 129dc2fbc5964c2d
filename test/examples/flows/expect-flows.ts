import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/report/generated/report.ts";
import { ask, wordsOf } from "../../docs/transcript.ts";

/** Requests per second, computed by hand. */
export interface FlowsByHand {
  /** Offered to each station: all that the plan has. */
  readonly stations: Readonly<Record<string, number>>;
  /** Asked of operations; every tier has at least one here. */
  readonly operations: Readonly<Record<string, number>>;
}

/** A whole analysis, recommendations and all, on a machine that does other things as well. */
const PATIENCE = 60_000;

type Analysis = Extract<Report, { kind: "analysis" }>;

const analyses = new Map<string, Promise<Analysis>>();

/** The program's own report of a file, asked for once. */
export function analysisOf(file: string, options = ""): Promise<Analysis> {
  const key = `${file} ${options}`;
  const known = analyses.get(key) ?? askFor(file, options);
  analyses.set(key, known);
  return known;
}

async function askFor(file: string, options: string): Promise<Analysis> {
  const { stdout, stderr } = await ask(["analyze", file, "-f", "json", ...wordsOf(options)]);
  if (stdout === "") throw new Error(`${file} is no topology:\n${stderr}`);
  return JSON.parse(stdout) as Analysis;
}

/** A figure of the report has six significant digits. */
const expectRate = (actual: number | undefined, byHand: number, of: string): void => {
  expect(actual, of).toBeDefined();
  expect(Math.abs((actual as number) - byHand) / byHand, `${of}: ${actual} against ${byHand}`).toBeLessThan(1e-5);
};

/** Compares what the planner says of a file with what was worked out on paper. */
export function expectFlows(file: string, byHand: FlowsByHand): void {
  describe(`the flows of ${file}, computed by hand`, () => {
    it(
      "are what each station is offered",
      async () => {
        const { tiers } = await analysisOf(file);
        const offered = new Map(
          tiers.flatMap((tier) => tier.stations.map((one) => [one.id, one.arrivalRatePerSecond] as const)),
        );
        expect([...offered.keys()].sort()).toEqual(Object.keys(byHand.stations).sort());
        for (const [id, rate] of Object.entries(byHand.stations)) expectRate(offered.get(id), rate, id);
      },
      PATIENCE,
    );

    it(
      "are what is asked of each operation",
      async () => {
        const { tiers } = await analysisOf(file);
        const asked = new Map<string, number>();
        for (const tier of tiers)
          for (const one of tier.operations) asked.set(one.id, (asked.get(one.id) ?? 0) + one.arrivalRatePerSecond);
        for (const [id, rate] of Object.entries(byHand.operations)) expectRate(asked.get(id), rate, id);
        const covered = new Set(Object.keys(byHand.operations).map((id) => id.split(".")[0]));
        const missing = tiers.map((tier) => tier.id).filter((id) => !covered.has(id));
        expect(missing.filter((id) => !byHand.stations[`${id}.cores`])).toEqual([]);
      },
      PATIENCE,
    );
  });
}
