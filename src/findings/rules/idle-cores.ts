import type { Assessment } from "../../assess/types.ts";
import type { Servers, Tier } from "../../topology/types.ts";
import { formatRatio } from "../../units/format-quantity.ts";
import { NEAR_SATURATION } from "../condition.ts";
import type { RuleContext, StationView } from "../context.ts";
import { figureOf } from "../figure.ts";
import { CORES_SOLD, resizeEdits } from "../resize.ts";
import { spreadBudgets } from "../spread-budgets.ts";
import { MOST_STATIONS_TO_VARY } from "../thrift.ts";
import type { Edit, Finding, Rule, Variants } from "../types.ts";
import { counted, HOURS_PER_MONTH, monthly } from "../wording.ts";

/** Busy share below which a tier is looked at. */
const IDLE = 0.3;
/** Busy share up to which it may be filled, unless its budget says less. */
const FILLED = 0.5;
/** Machines that are left at least, as one would be a single point of failure; and cores of each. */
const FEWEST = 2;
/** Tiers looked at, those with most idle cores first. */
const MOST_TIERS = 5;

export const idleCores: Rule = {
  code: "SP601",
  name: "idle-cores",
  severity: "note",
  title: "Cores stand idle",
  what: `A tier is less than ${formatRatio(IDLE)} busy at the load analysed, and fewer instances (at least ${FEWEST}, at most ${formatRatio(FILLED)} busy, below ${formatRatio(NEAR_SATURATION)} when one is lost), or fewer cores (at least ${FEWEST}) where there are no more instances to drop, keep every budget, as it is and under every scenario, all such tiers at once: that was solved. Caches are not judged, as they are bought for their memory. The ${MOST_TIERS} tiers with most idle cores are looked at, in plans of up to ${MOST_STATIONS_TO_VARY} stations.`,
  why: "They are paid for every hour. They may also be meant so: memory or disks, not cores, are often what databases are bought for.",
  howToMend:
    "Run the smaller number, or leave it if the reserve is wanted; a `headroom` budget says how much reserve that is.",
  example: `version: 1
workloads: { web: { rate: 50/s } }
tiers:
  app: { kind: service, instances: 8, cores: 4, serviceTime: 12ms }
`,
  solvesVariants: true,
  evaluate: (context) => {
    const { variants } = context;
    if (variants === null) return [];
    const idle = context.assessment.topology.tiers
      .flatMap((tier) => idleTier(tier, context))
      .sort((a, b) => b.idleCores - a.idleCores)
      .slice(0, MOST_TIERS)
      .flatMap(smallerThan);
    return jointlySmaller(idle, variants, context).map(({ smaller, saved }) => findingAbout(smaller, saved));
  },
};

interface IdleTier {
  readonly tier: Tier;
  readonly servers: Servers;
  readonly utilization: number;
  readonly idleCores: number;
  /** Busy share up to which it may be filled. */
  readonly fill: number;
  /** Under each scenario. */
  readonly under: readonly {
    /** Instances that are lost there. */
    readonly lost: number;
    /** Busy share of those that are left. */
    readonly utilization: number;
  }[];
}

function idleTier(tier: Tier, context: RuleContext): readonly IdleTier[] {
  const servers = "servers" in tier ? tier.servers : null;
  const stations = context.stationsOfTier.get(tier.id) ?? [];
  // A cache is as large as its memory has to be, whatever its cores do.
  if (servers === null || tier.kind === "cache" || stations.length === 0) return [];
  const utilization = Math.max(...stations.map(({ solution }) => solution.busiestUtilization));
  if (utilization === 0 || utilization >= IDLE || stations.some(({ condition }) => condition !== "calm")) return [];
  const cores = stations.reduce((sum, view) => sum + serversOf(view, context), 0);
  const limits = stations.flatMap(({ budget }) =>
    budget === undefined ? [] : [budget.budget.warn ?? budget.budget.limit],
  );
  const fill = Math.min(FILLED, ...limits);
  const under = context.assessment.scenarios.map(({ assessment }) => {
    const there = assessment.topology.tiers.find(({ id }) => id === tier.id);
    const left = there !== undefined && "servers" in there ? (there.servers?.instances ?? 0) : 0;
    return { lost: Math.max(0, servers.instances - left), utilization: busiestOf(tier.id, assessment) };
  });
  return [{ tier, servers, utilization, idleCores: cores * (1 - utilization), fill, under }];
}

/** Of the stations of a tier. */
const busiestOf = (tier: string, { model, solution }: Assessment): number =>
  Math.max(
    0,
    ...solution.stations.flatMap(({ busiestUtilization }, index) =>
      model.stations[index]?.tier === tier ? [busiestUtilization] : [],
    ),
  );

const serversOf = ({ station }: StationView, { assessment }: RuleContext): number =>
  station.servers * (assessment.model.groups[station.group]?.members ?? 1);

/** A smaller tier: what it has less of, and how much is left. */
interface Smaller {
  readonly idle: IdleTier;
  readonly what: "instance" | "core";
  readonly before: number;
  readonly after: number;
}

interface Proven {
  readonly smaller: Smaller;
  /** USD per hour; null: unknown. */
  readonly saved: number | null;
}

/** The smallest that a tier can be by the utilization law; none where it cannot be smaller. */
function smallerThan(idle: IdleTier): readonly Smaller[] {
  const { tier, servers, utilization, fill, under } = idle;
  const { instances, cores, shape } = servers;
  const busy = utilization * instances;
  const fewest = Math.max(
    FEWEST,
    Math.ceil(busy / fill),
    Math.ceil(busy / NEAR_SATURATION) + 1,
    ...under.map((there) => Math.ceil((there.utilization * (instances - there.lost)) / NEAR_SATURATION) + there.lost),
  );
  if (tier.kind !== "database" && fewest < instances) {
    return [{ idle, what: "instance", before: instances, after: fewest }];
  }
  const most = Math.max(utilization / fill, ...under.map((there) => there.utilization / NEAR_SATURATION));
  const needed = CORES_SOLD.find((size) => size >= Math.max(FEWEST, most * cores)) ?? cores;
  return shape === null && needed < cores ? [{ idle, what: "core", before: cores, after: needed }] : [];
}

/** Tiers that can be smaller all at once, by one solution where that goes well; else one after the other, or halfway. */
function jointlySmaller(tiers: readonly Smaller[], variants: Variants, context: RuleContext): readonly Proven[] {
  if (tiers.length === 0) return [];
  const together = solveSmaller(tiers, variants, context);
  if (together !== null) return provenBy(tiers, context.assessment, together);
  let chosen: readonly Smaller[] = [];
  let solved: Assessment | null = null;
  for (const smaller of tiers) {
    const halfway = { ...smaller, after: Math.ceil((smaller.after + smaller.before) / 2) };
    for (const candidate of halfway.after < smaller.before ? [smaller, halfway] : [smaller]) {
      const after = solveSmaller([...chosen, candidate], variants, context);
      if (after === null) continue;
      chosen = [...chosen, candidate];
      solved = after;
      break;
    }
  }
  return solved === null ? [] : provenBy(chosen, context.assessment, solved);
}

/** null: some budget would be worse off. */
function solveSmaller(
  tiers: readonly Smaller[],
  { data, solve, solveUnder }: Variants,
  { assessment }: RuleContext,
): Assessment | null {
  const edits = tiers.flatMap((smaller) => smallerEdits(smaller, data));
  const after = solve(edits, { places: false, headroom: "judged" });
  if (after === null || !isAsGood(assessment, after)) return null;
  const isNeeded = assessment.scenarios.some(({ scenario, assessment: before }) => {
    const under = solveUnder(edits, scenario.id);
    return under === null || !isAsGood(before, under.assessment);
  });
  return isNeeded ? null : after;
}

/** The edits that make a tier smaller. */
function smallerEdits({ idle: { tier, servers }, what, after }: Smaller, data: unknown): readonly Edit[] {
  return what === "instance"
    ? [{ path: [...tier.path, "instances"], value: after }]
    : resizeEdits(tier.path, servers, { shape: null, cores: after }, data);
}

function provenBy(tiers: readonly Smaller[], before: Assessment, after: Assessment): readonly Proven[] {
  const price = ({ cost }: Assessment, id: string) => cost.perTier.find(({ tier }) => tier === id)?.usdPerHour ?? null;
  return tiers.map((smaller) => {
    const { id } = smaller.idle.tier;
    const [was, is] = [price(before, id), price(after, id)];
    return { smaller, saved: was === null || is === null ? null : was - is };
  });
}

function findingAbout({ idle: { tier, utilization }, what, before, after }: Smaller, saved: number | null): Finding {
  const number = `${counted(after, what)}${what === "core" ? " each" : ""} instead of ${before}`;
  const saving = saved === null || saved <= 0 ? "" : ` and save ${monthly(saved)}`;
  return {
    code: idleCores.code,
    rule: idleCores.name,
    severity: "note",
    message: `${tier.id} is ${formatRatio(utilization)} busy: ${number} would keep every budget${saving}`,
    subject: tier.id,
    tier: tier.id,
    station: null,
    path: tier.path,
    budgets: [],
    consequences: [],
    figures: {
      utilization,
      [`${what}s`]: before,
      [`${what}sNeeded`]: after,
      savedPerMonth: saved === null ? null : saved * HOURS_PER_MONTH,
    },
  };
}

/** No budget is worse off, and no station comes near saturation. */
function isAsGood(before: Assessment, after: Assessment): boolean {
  const rank = ["held", "warned", "unknown", "broken"];
  const verdicts = new Map(spreadBudgets(before).map((result) => [figureOf(result), rank.indexOf(result.verdict)]));
  const keeps = spreadBudgets(after).every(
    (result) => rank.indexOf(result.verdict) <= (verdicts.get(figureOf(result)) ?? 0),
  );
  const busiest = (assessment: Assessment) =>
    Math.max(0, ...assessment.solution.stations.map(({ busiestUtilization }) => busiestUtilization));
  return keeps && busiest(after) <= Math.max(NEAR_SATURATION, busiest(before));
}
