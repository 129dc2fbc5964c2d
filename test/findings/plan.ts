/** A plan from a YAML text through the real pipeline: what the tests of rules and remedies start from. */
import { parse } from "yaml";
import { recommend } from "../../src/advice/recommend.ts";
import { variantsOf } from "../../src/advice/solver.ts";
import type { Recommendation } from "../../src/advice/types.ts";
import { assess } from "../../src/assess/assess.ts";
import type { Assessment } from "../../src/assess/types.ts";
import { judgedFindings } from "../../src/findings/findings.ts";
import type { Finding, Variants } from "../../src/findings/types.ts";
import { topologyFromData } from "../../src/topology/topology-from-data.ts";

export interface Plan {
  readonly data: unknown;
  readonly assessment: Assessment;
  readonly variants: Variants;
  readonly findings: readonly Finding[];
}

/** The assessment of a file's data; throws with what is wrong with it. */
export function assessmentOf(data: unknown): Assessment {
  const read = topologyFromData(data);
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n"));
  const assessed = assess(read.topology);
  if (!assessed.ok) throw new Error(assessed.refusals.map(({ message }) => message).join("\n"));
  return assessed.assessment;
}

export function planOf(text: string): Plan {
  const data: unknown = parse(text);
  const assessment = assessmentOf(data);
  const variants = variantsOf(data, (edited) => {
    const read = topologyFromData(edited, assessment.topology.name);
    return read.ok ? read.topology : null;
  });
  return { data, assessment, variants, findings: judgedFindings(assessment, variants, null).findings };
}

export const adviceOn = ({ assessment, findings, variants }: Plan): readonly Recommendation[] =>
  recommend({ assessment, findings, variants });

/** `SP201 db.primary` of every finding. */
export const named = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, subject }) => `${code} ${subject}`);
