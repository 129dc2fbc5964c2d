import type { Preset } from "../catalog/preset.ts";
import type { Law } from "../queueing/law.ts";
import { lawAt, readLaw } from "./distribution.ts";
import { assume, createLog } from "./log.ts";
import { isSet, pathTo, type Reader } from "./reader.ts";

/** The distribution at a key, else the catalog's, which is then noted as assumed: `what` is `a lookup at dns takes`. */
export function lawOrPreset(reader: Reader, key: string, preset: Preset, what: string): Law {
  if (isSet(reader, key)) return lawAt(reader, key) ?? presetLaw(preset);
  assumePreset(reader, key, preset, what);
  return presetLaw(preset);
}

export function assumePreset(reader: Reader, key: string, preset: Preset, what: string): void {
  const source = preset.trust === "weak" ? `${preset.source} (weak)` : preset.source;
  assume(reader.log, pathTo(reader, key), `${what} ${written(preset.value)}`, source, [preset.half, preset.double]);
}

/** The law of a preset. The catalog's values are well-formed: a test reads all of them. */
export function presetLaw(preset: Preset): Law {
  return readLaw(preset.value, [], createLog()) ?? { kind: "constant", mean: 0 };
}

const written = (value: Preset["value"]): string =>
  typeof value === "string" ? value : `${value.p50} (median), ${value.p99} (p99)`;
