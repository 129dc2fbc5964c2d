/** Who calls whom, and how often for each request of its own. */
import type { Prepared } from "../../solve/prepare.ts";
import type { PreparedStep } from "../../solve/steps.ts";
import type { Factor } from "./factor.ts";

export interface CallSite {
  /** Operation that calls. */
  readonly caller: number;
  /** Operation that is called. */
  readonly target: number;
  /** Calls for each request of the caller, as a product. */
  readonly factors: readonly Factor[];
  /** Indices of workloads for which the call is made; null: all. */
  readonly only: readonly number[] | null;
}

/**
 * Every call of the model.
 *
 * @param hitRatios of the model's caches
 */
export function callSites({ steps }: Prepared, hitRatios: Float64Array): readonly CallSite[] {
  const sites: CallSite[] = [];

  const walk = (caller: number, list: readonly PreparedStep[], factors: readonly Factor[]): void => {
    for (const one of list) {
      switch (one.kind) {
        case "call": {
          const own: readonly Factor[] = [
            { kind: "share", of: one.share },
            { kind: "times", of: one.meanTimes },
            { kind: "copies", of: one.copies },
          ];
          const telling = [...factors, ...own.filter(({ of }) => of !== 1)];
          sites.push({ caller, target: one.target, factors: telling, only: one.only });
          break;
        }
        case "choice":
          for (const { share, steps: branch } of one.branches) {
            walk(caller, branch, [...factors, { kind: "share", of: share }]);
          }
          break;
        case "parallel":
          for (const branch of one.branches) walk(caller, branch, factors);
          break;
        case "lookup": {
          const of = hitRatios[one.cache] ?? 0;
          walk(caller, one.hit, [...factors, { kind: "hit", of }]);
          walk(caller, one.miss, [...factors, { kind: "miss", of }]);
          break;
        }
        default:
          break;
      }
    }
  };
  steps.forEach((list, caller) => {
    walk(caller, list, []);
  });
  return sites;
}
