import { resizeEdits } from "../../findings/resize.ts";
import type { Edit, Finding } from "../../findings/types.ts";
import { serversOf, tierOf } from "../demand.ts";
import type { AdviceContext, Proposal, Remedy } from "../types.ts";

export const scaleIn: Remedy = {
  name: "scale-in",
  title: "Scale in what stands idle",
  what: "Runs fewer instances, or fewer cores, of a tier whose cores stand idle, as the finding has solved it; for a cost budget, of as many such tiers as it takes.",
  limits: "Judged by cores alone: look at memory, disk and connections before you let machines go.",
  asks: ["memory, disk and network looked at: they may be what the machines are for"],
  rules: ["idle-cores", "cost-budget"],
  propose: (finding, context, judge) => {
    const chosen: { readonly idle: Finding; readonly edits: readonly Edit[] }[] = [];
    for (const idle of finding.rule === "idle-cores" ? [finding] : bySaving(context.findings)) {
      chosen.push({ idle, edits: editsFor(idle, context) });
      const edits = chosen.flatMap((one) => one.edits);
      if (edits.length > 0 && judge(edits) !== "none")
        return [
          proposal(
            chosen.map((one) => one.idle),
            edits,
          ),
        ];
    }
    return [];
  },
};

const bySaving = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter(({ rule, figures }) => rule === "idle-cores" && (figures.savedPerMonth ?? 0) > 0)
    .sort((a, b) => (b.figures.savedPerMonth ?? 0) - (a.figures.savedPerMonth ?? 0));

function editsFor(idle: Finding, { assessment, data }: AdviceContext): readonly Edit[] {
  const tier = tierOf(idle, assessment);
  const servers = tier === undefined ? null : serversOf(tier);
  if (tier === undefined || servers === null) return [];
  const { instancesNeeded, coresNeeded } = idle.figures;
  if (typeof instancesNeeded === "number") return [{ path: [...tier.path, "instances"], value: instancesNeeded }];
  if (typeof coresNeeded !== "number") return [];
  return resizeEdits(tier.path, servers, { shape: null, cores: coresNeeded }, data);
}

function proposal(idle: readonly Finding[], edits: readonly Edit[]): Proposal {
  const what = idle.map(({ subject, figures }) =>
    typeof figures.instancesNeeded === "number"
      ? `${subject} on ${figures.instancesNeeded} instances`
      : `${subject} on ${figures.coresNeeded} cores each`,
  );
  return { title: `Run ${what.join(", ")}`, edits, asks: scaleIn.asks };
}
