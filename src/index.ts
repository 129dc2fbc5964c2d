/**
 * The programmatic API: text → Topology → Report. Pure: it reads no file, knows no clock and prints nothing. Figures
 * are as the solver has them; the six digits of `-f json` are made when they are written.
 */
import { analyzePlan, type Plan } from "./report/analyze.ts";
import type { Analysis } from "./report/generated/report.ts";
import { withoutFiles } from "./report/source.ts";
import type { Diagnostic } from "./topology/diagnostic.ts";
import { diagnosticOf, type ParseOptions, parseTopology } from "./topology/parse-topology.ts";
import type { Topology } from "./topology/types.ts";

export type {
  AcceptedRisk,
  Analysis,
  Assumption,
  Bottleneck,
  Budget,
  Change,
  Check,
  Cost,
  Effect,
  Finding,
  Location,
  Money,
  Percentiles,
  Recommendation,
  Report,
  Scenario,
  Station,
  Tier,
  Verdict,
  Workload,
} from "./report/generated/report.ts";
export type { Diagnostic } from "./topology/diagnostic.ts";
export type { ParseOptions, ParseResult } from "./topology/parse-topology.ts";
export type { Topology } from "./topology/types.ts";
export { parseTopology };

/** Why there is no report. */
export interface Rejection {
  readonly kind: "rejected";
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnalyzeOptions extends ParseOptions {
  /** What positions call the text; its name without extension is the plan's where the text has none. */
  readonly name?: string;
  /** Day by which the dates of accepted risks are judged, as `2026-07-20`; they are not judged unless it is said. */
  readonly today?: string;
}

/**
 * Analyses a system: what its users see at the peak, what breaks as the load grows, what mends it.
 *
 * A topology that a program built has no file, so that nothing can be tried out on it: its report has neither positions
 * nor recommendations.
 *
 * @example
 * const report = analyze("version: 1\nworkloads: { web: { rate: 10/s } }\ntiers: { app: { kind: service, serviceTime: 20ms } }");
 * if (report.kind === "analysis") console.log(report.workloads[0]?.latencySeconds.p99);
 */
export function analyze(input: string | Topology, options: AnalyzeOptions = {}): Analysis | Rejection {
  const plan =
    typeof input === "string"
      ? read(input, options)
      : { topology: input, data: null, reread: () => null, source: withoutFiles, today: options.today ?? null };
  if ("kind" in plan) return plan;
  const answered = analyzePlan(plan);
  if (answered.ok) return answered.document;
  const locate: Parameters<typeof diagnosticOf>[1]["locate"] = (path) => plan.source.locate(path);
  return { kind: "rejected", diagnostics: answered.problems.map((problem) => diagnosticOf(problem, { locate })) };
}

function read(text: string, { name = "topology", today, ...options }: AnalyzeOptions): Plan | Rejection {
  const parsed = parseTopology([{ name, text }], options);
  if (!parsed.ok) return { kind: "rejected", diagnostics: parsed.diagnostics };
  const { topology, source, reread } = parsed;
  const settings = options.set ?? [];
  return {
    topology,
    data: source.data,
    reread,
    today: today ?? null,
    source: { files: [name], settings, reproduce: "", locate: source.locate },
  };
}
