/**
 * What remedies are asked to mend: a finding on the plan as it is, or what a finding is under scenarios. Under a scenario
 * a remedy sees the finding as if the scenario were the plan, and sizes its change there; the file that it changes is the
 * same.
 */
import type { Assessment } from "../assess/types.ts";
import type { Edit, Finding, Variants } from "../findings/types.ts";
import { detailFor, outcomeOf } from "./judge.ts";
import type { AdviceContext, Outcome } from "./types.ts";

/** What is advised on. */
export interface Advised {
  readonly assessment: Assessment;
  readonly findings: readonly Finding[];
  readonly variants: Variants;
}

/** A finding, as remedies see it. */
export interface Case {
  /** Of the report. */
  readonly finding: Finding;
  /** The same, or what it is under a scenario. */
  readonly seen: Finding;
  /** Scenarios that it is about, the worst first; none: it is about the plan as it is. */
  readonly scenarios: readonly string[];
  readonly context: AdviceContext;
  /** What becomes of it. */
  readonly outcome: (edits: readonly Edit[]) => Outcome;
}

type Under = NonNullable<Finding["under"]>[number];

/** Rules whose own remedy sees to it that what is lost is stood in for. */
const STAND_INS: ReadonlySet<string> = new Set(["single-point-of-failure"]);

/**
 * The cases of a finding, in groups: of each group the first case for which a remedy is found is enough. What is wrong
 * under several scenarios is to be mended under all of them, or else under one at least.
 */
export function casesOf(finding: Finding, advised: Advised): readonly (readonly Case[])[] {
  const { under = [], isOfBase = true, rule } = finding;
  const base = isOfBase ? [[baseCase(finding, advised)]] : [];
  if (under.length === 0 || STAND_INS.has(rule)) return base;
  const joint = underCase(finding, under, advised);
  const single = under.length === 1 ? [] : under.flatMap((one) => underCase(finding, [one], advised));
  return [...base, [...joint, ...single]];
}

function baseCase(finding: Finding, { assessment, findings, variants }: Advised): Case {
  const { data, solve } = variants;
  return {
    finding,
    seen: finding,
    scenarios: [],
    context: { assessment, at: assessment, findings, data, solve },
    outcome: (edits) => {
      const after = solve(edits, detailFor(finding));
      return after === null ? "none" : outcomeOf(finding, after, findings);
    },
  };
}

/** None where the scenario is not there any more. */
function underCase(finding: Finding, under: readonly Under[], advised: Advised): readonly Case[] {
  const { assessment, findings, variants } = advised;
  const [worst] = under;
  const at = assessment.scenarios.find(({ scenario }) => scenario.id === worst?.scenario);
  if (worst === undefined || at === undefined) return [];
  const foundUnder = new Map(under.map(({ scenario }) => [scenario, findingsUnder(scenario, findings)]));
  return [
    {
      finding,
      seen: worst.finding,
      scenarios: under.map(({ scenario }) => scenario),
      context: {
        assessment,
        at: at.assessment,
        findings: foundUnder.get(worst.scenario) ?? [],
        data: variants.data,
        solve: (edits) => variants.solveUnder(edits, worst.scenario)?.assessment ?? null,
      },
      outcome: (edits) => {
        let outcome: Outcome = "mended";
        for (const { scenario, finding: seen } of under) {
          const after = variants.solveUnder(edits, scenario)?.assessment;
          const there = after === undefined ? "none" : outcomeOf(seen, after, foundUnder.get(scenario) ?? []);
          if (there === "none") return "none";
          if (there === "moved") outcome = "moved";
        }
        return outcome;
      },
    },
  ];
}

/** All that was found under a scenario, as if it were the plan. */
const findingsUnder = (scenario: string, findings: readonly Finding[]): readonly Finding[] =>
  findings.flatMap(({ under = [] }) => under.flatMap((one) => (one.scenario === scenario ? [one.finding] : [])));
