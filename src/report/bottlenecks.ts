import type { Rung } from "../assess/types.ts";
import type { Bottleneck } from "./generated/report.ts";
import { locationOf } from "./location.ts";
import { once } from "./once.ts";
import type { Source } from "./source.ts";

/** One thing that breaks as the load grows. */
export function bottleneckOf(rung: Rung, source: Source): Bottleneck {
  const location = once(() => locationOf(rung.path, source));
  return {
    factor: rung.factor,
    kind: rung.kind,
    subject: rung.subject,
    budget: rung.budget,
    ratePerSecond: rung.rate,
    mended: rung.mended,
    get location() {
      return location();
    },
  };
}
