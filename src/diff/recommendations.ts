import type { Analysis, Recommendation } from "../report/generated/report.ts";
import type { RecommendationDifference } from "./generated/difference.ts";

type Recommendations = Pick<Analysis, "recommendations">;

/** Recommendations of one plan only, and those that now say something else of the same keys. */
export function recommendationDifferences(
  old: Recommendations,
  now: Recommendations,
): readonly RecommendationDifference[] {
  const before = byKey(old);
  const after = byKey(now);
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const any = is ?? was;
    if (any === undefined || was?.title === is?.title) return [];
    return [
      {
        remedy: any.remedy,
        paths: any.patch.map(({ path }) => path),
        status: was === undefined ? "new" : is === undefined ? "gone" : "changed",
        titleBefore: was?.title ?? null,
        titleAfter: is?.title ?? null,
      },
    ];
  });
}

/** The same remedy at the same keys, whatever it writes there. */
function byKey({ recommendations }: Recommendations): ReadonlyMap<string, Recommendation> {
  const keyOf = ({ remedy, patch }: Recommendation) => JSON.stringify([remedy, ...patch.map(({ path }) => path)]);
  return new Map(recommendations.map((one) => [keyOf(one), one]));
}
