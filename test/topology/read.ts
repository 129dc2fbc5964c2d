import { type ParseOptions, type ParseResult, parseTopology } from "../../src/topology/parse-topology.ts";
import type { Tier, Topology } from "../../src/topology/types.ts";

/** Reads one file, with overlays behind it. */
export const read = (text: string, overlays: readonly string[] = [], options: ParseOptions = {}): ParseResult =>
  parseTopology(
    [
      { name: "base.yaml", text },
      ...overlays.map((overlay, index) => ({ name: `over${index + 1}.yaml`, text: overlay })),
    ],
    options,
  );

/** The topology of a file that is right. */
export function topologyOf(text: string, overlays: readonly string[] = [], options: ParseOptions = {}): Topology {
  const result = read(text, overlays, options);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.topology;
}

/** The tier of a topology, of the kind that it must have. */
export function tierOf<Kind extends Tier["kind"]>(
  topology: Topology,
  id: string,
  kind: Kind,
): Extract<Tier, { kind: Kind }> {
  const tier = topology.tiers.find((candidate) => candidate.id === id);
  if (tier?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return tier as Extract<Tier, { kind: Kind }>;
}

/** `rule line:column` of each complaint. */
export function complaints(result: ParseResult): string[] {
  const diagnostics = result.ok ? result.warnings : result.diagnostics;
  return diagnostics.map(({ rule, position }) => `${rule} ${position?.line}:${position?.column}`);
}

/** A service and what is said of it, called by one workload. */
export const serviceWith = (keys: string, others = ""): string =>
  `version: 1\nworkloads: { web: { rate: 400/s, entry: app } }\ntiers:\n  app: { kind: service, ${keys} }\n${others}`;
