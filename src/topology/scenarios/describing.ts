import type { Problem } from "../diagnostic.ts";
import { diagnosticRules } from "../diagnostic-codes.ts";
import { report } from "../log.ts";
import type { Reader } from "../reader.ts";
import { withValue } from "../source/with-value.ts";
import type { Topology } from "../types.ts";
import type { Changeable } from "./change-kind.ts";

/** What of a file is read again when a scenario sets keys of it: all but what judges it. */
const JUDGING = ["budgets", "scenarios", "survive", "accept"];

/** Reads data as a file; no topology where they are wrong. */
export type ReadTopology = (data: unknown) => {
  readonly topology: Topology | null;
  readonly problems: readonly Problem[];
};

/**
 * Reads the file again with other values. What is then wrong, and was not before, is said where they are set.
 */
export function describing({ data, log }: Reader, readTopology: ReadTopology): Pick<Changeable, "data" | "described"> {
  const described = Object.fromEntries(Object.entries(data).filter(([key]) => !JUDGING.includes(key)));
  return {
    data: described,
    described: (edits) => {
      const edited = edits.reduce<unknown>((before, { keys, value }) => withValue(before, keys, value), described);
      const read = readTopology(edited);
      if (read.topology !== null) return read.topology;
      const known = new Set(log.problems.map(({ rule, path }) => JSON.stringify([rule, path])));
      const caused = read.problems.filter(
        ({ rule, path }) => diagnosticRules[rule].severity === "error" && !known.has(JSON.stringify([rule, path])),
      );
      for (const { rule, message, hint, path } of caused) {
        const edit =
          edits.find(({ keys }) => keys.every((key, depth) => path[depth] === undefined || path[depth] === key)) ??
          edits[0];
        report(log, rule, edit?.path ?? [], message, hint);
      }
      return undefined;
    },
  };
}
