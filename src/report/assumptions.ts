import type { Assumption as Assumed } from "../topology/types.ts";
import type { Assumption } from "./generated/report.ts";
import { locationOf } from "./location.ts";
import type { Source } from "./source.ts";

/** A value that the file does not state. */
export function assumptionOf(assumption: Assumed, source: Source): Assumption {
  return {
    text: assumption.text,
    source: assumption.source,
    weighs: assumption.halvedDoubled !== null,
    location: locationOf(assumption.path, source),
  };
}
