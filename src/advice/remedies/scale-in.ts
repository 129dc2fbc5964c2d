import { resizeEdits } from "../../findings/resize.ts";
import type { Edit, Finding } from "../../findings/types.ts";
import { nameList } from "../../findings/wording.ts";
import { serversOf, tierOf } from "../demand.ts";
import type { AdviceContext, Proposal, Remedy } from "../types.ts";

export const scaleIn: Remedy = {
  name: "scale-in",
  title: "Scale in what stands idle",
  what: "Runs fewer instances, or fewer cores, of all tiers whose cores stand idle, in one patch, of which you may take a part; for a cost budget, of as many of them as it takes.",
  limits: "Judged by cores alone: look at memory, disk and connections before you let machines go.",
  asks: ["memory, disk and network looked at: they may be what the machines are for"],
  rules: ["idle-cores", "cost-budget"],
  propose: (finding, context, judge) => {
    if (finding.rule === "idle-cores") {
      const idle = context.findings.filter(({ rule }) => rule === "idle-cores");
      return [
        proposal(
          idle,
          idle.flatMap((one) => editsFor(one, context)),
        ),
      ];
    }
    const idle = bySaving(context.findings);
    for (let count = 1; count <= idle.length; count++) {
      const some = idle.slice(0, count);
      const edits = some.flatMap((one) => editsFor(one, context));
      if (judge(edits) !== "none") return [proposal(some, edits)];
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
  const parts = idle.map(({ subject, figures }) =>
    typeof figures.instancesNeeded === "number"
      ? `${subject} on ${figures.instancesNeeded} instances`
      : `${subject} on ${figures.coresNeeded} cores each`,
  );
  return { title: `Run ${nameList(parts)}`, edits, asks: scaleIn.asks };
}
