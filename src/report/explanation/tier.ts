import type { Assessment } from "../../assess/types.ts";
import type { CostItem } from "../../model/types.ts";
import type { Prepared } from "../../solve/prepare.ts";
import type { ExplanationSection, ExplanationStep, Tier } from "../generated/report.ts";
import { perMonth } from "../money.ts";
import { pathText } from "../path-text.ts";
import { tiersOf } from "../tiers.ts";
import { cacheSection } from "./cache-section.ts";
import { loadSections } from "./load-section.ts";
import { stationSection } from "./station-section.ts";
import { step } from "./step.ts";

/** How a tier's load, times and cost came about. */
export function explainTier(id: string, assessment: Assessment, prepared: Prepared): readonly ExplanationSection[] {
  const tier = tiersOf(assessment).find((one) => one.id === id);
  if (tier === undefined) return [];
  return [
    ...loadSections(id, assessment, prepared),
    ...tier.caches.map((cache) => cacheSection(cache, assessment.model)),
    ...tier.stations.map(stationSection),
    latencySection(tier, assessment),
    costSection(tier, assessment),
    assumptionSection(tier, assessment),
  ].filter(({ steps }) => steps.length > 0);
}

/** What of each workload's latency is spent here. */
function latencySection({ id }: Tier, { workloads }: Assessment): ExplanationSection {
  const steps = workloads.flatMap((workload) => {
    if (workload.partOf !== null) return [];
    const here = workload.shares.filter(({ tier }) => tier === id);
    if (here.length === 0) return [];
    const mean = here.reduce((sum, { share }) => sum + share, 0);
    return [
      step(`of the mean latency of ${workload.id}`, { value: mean, unit: "ratio" as const }),
      ...here.flatMap(({ place, p99Share }) =>
        p99Share === null
          ? []
          : [step(`of its p99, at ${place}`, { depth: 1, value: p99Share, unit: "ratio" as const })],
      ),
    ];
  });
  return { title: "SHARE of latency", steps };
}

function costSection({ id }: Tier, { model }: Assessment): ExplanationSection {
  return { title: "COST", steps: model.costs.filter(({ tier }) => tier === id).map(costStep) };
}

function costStep({ label, charge, basis }: CostItem): ExplanationStep {
  const source = basis ?? "the file";
  switch (charge.kind) {
    case "hourly":
      return step(label, {
        formula: `$${Number(charge.usdPerHour.toPrecision(6))}/h × 730 h`,
        value: perMonth(charge.usdPerHour).amount,
        unit: "usdPerMonth",
        source,
      });
    case "per-request":
      return step(`${label}: $${Number((charge.usdPerRequest * 1e6).toPrecision(6))} per million, at the mean rate`, {
        source,
      });
    case "unknown":
      return step(`${label}: price unknown`);
    case "none":
      return step(`${label}: nothing to pay`, { source });
  }
}

function assumptionSection({ id }: Tier, { topology }: Assessment): ExplanationSection {
  const steps = topology.assumptions
    .filter(({ path }) => path[0] === "tiers" && path[1] === id)
    .map(({ path, text, source }) => step(`${text} (${pathText(path)})`, { source }));
  return { title: "ASSUMED, since the file does not say", steps };
}
