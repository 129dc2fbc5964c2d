import type { RegimeView } from "../../assess/types.ts";
import { formatFactor, formatRatio } from "../../units/format-quantity.ts";
import type { Finding, Rule } from "../types.ts";
import { nameList } from "../wording.ts";

export const retryStorm: Rule = {
  code: "SP410",
  name: "retry-storm",
  severity: "error",
  title: "Retries can keep the system down",
  what: "At the load analysed retries keep a second regime up beside the calm one, in which most of the work is attempts that nobody waits for any more; or there is no calm regime left at all.",
  why: "A short disturbance, a restart or a burst, is enough to fall into it, and it does not end when the disturbance does: load has to be taken away (Bronson et al., Metastable failures in distributed systems, HotOS 2021).",
  howToMend:
    "Fewer retries; withdraw what has timed out (`cancel: true`); refuse early what could not be answered in time (`queueLimit`); or more servers. Retry budgets and circuit breakers cut the same loop.",
  example: `version: 1
workloads: { web: { rate: 30/s } }
tiers:
  app: { kind: service, serviceTime: 1ms, calls: { stock: { timeout: 500ms, retries: 2, backoff: 100ms } } }
  stock: { kind: service, cores: 4, serviceTime: 100ms }
`,
  solvesVariants: false,
  speaks: (assessment) => assessment.mayStorm(),
  evaluate: ({ assessment }) => {
    if (!assessment.mayStorm()) return [];
    const retries = assessment.retries();
    const storm = retries?.storm;
    if (retries === null || storm === undefined || storm === null) return [];
    const { model, topology } = assessment;
    const { from, to } = retries.window;
    const busiest = model.stations
      .map((station, s) => ({ station, load: storm.solution.stations[s]?.offeredUtilization ?? 0 }))
      .reduce((most, one) => (one.load > most.load ? one : most));
    const { station } = busiest;
    const failing = worst(storm);
    const ends = `the storm lasts while the load is over ${formatFactor(from)} of today's`;
    const now =
      retries.calm === null
        ? `retries keep ${station.tier} down: beyond ${formatFactor(to)} of today's load there is no calm`
        : `retries can keep ${station.tier} down at today's load`;
    const finding: Finding = {
      code: retryStorm.code,
      rule: retryStorm.name,
      severity: retries.calm === null ? "error" : "warning",
      message: `${now}: in a storm ${formatRatio(failing.errorRatio)} of ${failing.id} fails, and ${ends}`,
      subject: station.tier,
      tier: station.tier,
      station: null,
      path: topology.tiers.find(({ id }) => id === station.tier)?.path ?? station.path,
      budgets: [],
      consequences: [
        `errors for ${nameList(storm.workloads.filter((one) => one.errorRatio > 0.01).map(({ id }) => id))}`,
      ],
      figures: { fromLoadFactor: from, toLoadFactor: to, errorRatio: failing.errorRatio },
    };
    return [finding];
  },
};

const worst = ({ workloads }: RegimeView) =>
  workloads.reduce((most, one) => (one.errorRatio > most.errorRatio ? one : most));
