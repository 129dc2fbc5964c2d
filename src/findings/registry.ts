/** Every rule, in the order in which findings of equal weight are shown. A new rule is a file and a line. */
import { acceptedExpired } from "./rules/accepted-expired.ts";
import { acceptedUnmatched } from "./rules/accepted-unmatched.ts";
import { assumptionOfWeight } from "./rules/assumption-of-weight.ts";
import { costBudget } from "./rules/cost-budget.ts";
import { errorBudget } from "./rules/error-budget.ts";
import { errors } from "./rules/errors.ts";
import { headroomBudget } from "./rules/headroom-budget.ts";
import { hitRatioBudget } from "./rules/hit-ratio-budget.ts";
import { idleCores } from "./rules/idle-cores.ts";
import { lagBudget } from "./rules/lag-budget.ts";
import { latencyBudget } from "./rules/latency-budget.ts";
import { nearSaturation } from "./rules/near-saturation.ts";
import { pastBestConcurrency } from "./rules/past-best-concurrency.ts";
import { pricesUnknown } from "./rules/prices-unknown.ts";
import { retryStorm } from "./rules/retry-storm.ts";
import { saturated } from "./rules/saturated.ts";
import { scenarioBudget } from "./rules/scenario-budget.ts";
import { singlePointOfFailure } from "./rules/single-point-of-failure.ts";
import { utilizationBudget } from "./rules/utilization-budget.ts";
import type { Rule } from "./types.ts";

export const rules: readonly Rule[] = [
  saturated,
  nearSaturation,
  pastBestConcurrency,
  errorBudget,
  latencyBudget,
  lagBudget,
  utilizationBudget,
  headroomBudget,
  costBudget,
  hitRatioBudget,
  scenarioBudget,
  errors,
  retryStorm,
  singlePointOfFailure,
  assumptionOfWeight,
  pricesUnknown,
  idleCores,
  acceptedExpired,
  acceptedUnmatched,
];
