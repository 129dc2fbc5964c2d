import type { Assessment } from "../../assess/types.ts";
import type { Operation } from "../../model/types.ts";
import type { Prepared } from "../../solve/prepare.ts";
import type { Solution } from "../../solve/types.ts";
import type { Workload } from "../../topology/types.ts";
import { workloadsAsAsked } from "../as-asked.ts";
import type { ExplanationSection, ExplanationStep } from "../generated/report.ts";
import { type CallSite, callSites } from "./call-sites.ts";
import { type Factor, factorText, product } from "./factor.ts";
import { flowFormula, type Inflow } from "./flow-formula.ts";
import { numberText, rateText } from "./number-text.ts";
import { routesTo } from "./routes.ts";
import { step } from "./step.ts";
import { workloadFlows } from "./workload-flows.ts";

/** Relative difference from which on a rate is said to have lost something on its way. */
const LOST = 1e-6;

/** Where a tier's load comes from: by workload, and by what calls it. */
export function loadSections(tier: string, assessment: Assessment, prepared: Prepared): readonly ExplanationSection[] {
  const { model, solution } = assessment;
  const hitRatios = Float64Array.from(solution.caches, ({ hitRatio }) => hitRatio);
  const sites = callSites(prepared, hitRatios);
  const flows = workloadFlows(prepared, solution, hitRatios);
  const counted = model.operations.flatMap((operation, index) =>
    operation.tier === tier && operation.isCounted !== false ? [index] : [],
  );
  const offered = (index: number) => flows.reduce((sum, operations) => sum + (operations[index] ?? 0), 0);
  const carried = (index: number) => solution.operations[index]?.arrivalRate ?? 0;

  const byWorkload = workloadsAsAsked(assessment).flatMap((workload) =>
    workloadStep(workload, counted, prepared, sites, flows),
  );
  const total = counted.reduce((sum, index) => sum + carried(index), 0);
  const unhindered = counted.reduce((sum, index) => sum + offered(index), 0);
  const lost =
    unhindered > total * (1 + LOST)
      ? [step("what saturated or full stations before it hold back", { value: unhindered - total, unit: "perSecond" })]
      : [];
  const load = [...byWorkload, ...lost, step("together", { value: total, unit: "perSecond" })];

  const byCaller = counted.flatMap((index) => [
    step(operationText(model.operations[index]), { value: offered(index), unit: "perSecond" }),
    ...callerSteps(index, prepared, solution, sites, flows),
  ]);
  return [
    { title: "LOAD by workload", steps: load },
    { title: "LOAD by caller", steps: byCaller },
  ];
}

/** `browse: 2,778/s × (1 − 0.8 · 0.95)`. */
function workloadStep(
  workload: Workload,
  targets: readonly number[],
  prepared: Prepared,
  sites: readonly CallSite[],
  flows: readonly Float64Array[],
): readonly ExplanationStep[] {
  const { model } = prepared;
  const parts = model.workloads.flatMap(({ whole }, index) => (whole === workload.id ? [index] : []));
  const value = parts.reduce(
    (sum, part) => sum + targets.reduce((all, target) => all + (flows[part]?.[target] ?? 0), 0),
    0,
  );
  if (value === 0) return [];
  const goal = new Set(targets);
  const inflows = parts.map((part): Inflow | null => {
    const { entry = 0, id = "" } = model.workloads[part] ?? {};
    const routes = routesTo(entry, goal, part, sites);
    return routes === null ? null : { part: partFactors(workload, id), isStatic: id.endsWith(".static"), routes };
  });
  const known = inflows.filter((inflow) => inflow !== null);
  const formula =
    known.length === inflows.length
      ? flowFormula(workload, known).text
      : `${rateText(workload.arrivalRate)} × ${numberText(value / workload.arrivalRate)} visits, on too many ways to list`;
  const isProduct = /[\u00d7+]/.test(formula);
  return [step(workload.id, { formula: isProduct ? formula : null, value, unit: "perSecond" })];
}

/** What of the whole a part is: its share of the mix, then static or not. */
function partFactors({ id: whole, mix, staticShare }: Workload, id: string): readonly Factor[] {
  const mixed = mix.length > 1 ? mix.find(({ operation }) => `${id}.`.startsWith(`${whole}.${operation}.`)) : undefined;
  const ofMix: readonly Factor[] = mixed === undefined ? [] : [{ kind: "share", of: mixed.share }];
  if (staticShare === null) return ofMix;
  return [...ofMix, { kind: id.endsWith(".static") ? "share" : "miss", of: staticShare }];
}

/** `db.read`; the operation of whatever a tier does not list is the tier. */
const operationText = (operation: Operation | undefined): string => (operation?.id ?? "").replace(/\.\*$/, "");

/** Each call that leads to the operation: `cache.fetch: 1,680/s × (1 − 0.9)`. */
function callerSteps(
  operation: number,
  { model }: Prepared,
  solution: Solution,
  sites: readonly CallSite[],
  flows: readonly Float64Array[],
): readonly ExplanationStep[] {
  const entering = model.workloads.flatMap(({ id, entry }, w) =>
    entry === operation
      ? [step(`workload ${id}`, { depth: 1, value: solution.workloads[w]?.arrivalRate ?? 0, unit: "perSecond" })]
      : [],
  );
  const calling = sites.flatMap(({ caller, target, factors, only }) => {
    if (target !== operation) return [];
    const asking = flows.reduce(
      (sum, operations, workload) => sum + (only === null || only.includes(workload) ? (operations[caller] ?? 0) : 0),
      0,
    );
    const value = asking * product(factors);
    if (value === 0) return [];
    const formula = factors.length === 0 ? null : [rateText(asking), ...factors.map(factorText)].join(" ");
    return [step(operationText(model.operations[caller]), { depth: 1, formula, value, unit: "perSecond" })];
  });
  return [...entering, ...calling];
}
