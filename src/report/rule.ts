import { remedies } from "../advice/registry.ts";
import { rules } from "../findings/registry.ts";
import { diagnosticRules } from "../topology/diagnostic-codes.ts";
import type { Rule, Rules } from "./generated/report.ts";
import { toolVersion } from "./tool-version.ts";

/** What a code or its name means, whichever case it is written in; null: there is no such code. */
export function ruleOf(codeOrName: string): Rule | null {
  const wanted = codeOrName.toLowerCase();
  return allRules().find(({ code, rule }) => code.toLowerCase() === wanted || rule === wanted) ?? null;
}

/** Every code and name that can be asked for. */
export const ruleNames = (): readonly string[] => allRules().flatMap(({ code, rule }) => [code, rule]);

/** All of them, by code. */
export const rulesDocument = (): Rules => ({
  schemaVersion: 1,
  kind: "rules",
  toolVersion,
  rules: [...allRules()].sort((a, b) => (a.code < b.code ? -1 : 1)),
});

function allRules(): readonly Rule[] {
  const head = { schemaVersion: 1, kind: "rule", toolVersion } as const;
  const ofPlans = rules.map(
    ({ code, name, severity, what, why, howToMend, example }): Rule => ({
      ...head,
      code,
      rule: name,
      severity,
      about: "plan",
      what,
      why,
      howToMend,
      remedies: remedies.filter((remedy) => remedy.rules.includes(name)).map((remedy) => remedy.name),
      example,
    }),
  );
  const ofFiles = Object.entries(diagnosticRules).map(
    ([name, { code, severity, what, why, mend }]): Rule => ({
      ...head,
      code,
      rule: name,
      severity,
      about: "file",
      what,
      why,
      howToMend: mend,
      remedies: [],
      example: null,
    }),
  );
  return [...ofFiles, ...ofPlans];
}
