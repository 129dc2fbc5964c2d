import type { Position } from "../diagnostic.ts";
import { isMap } from "../reader.ts";
import type { Path } from "../types.ts";
import type { Found, Layer } from "./layer.ts";

/** Where the data of a topology come from. */
export interface Source {
  /** All files and options merged: plain, as it would be written in one file, `defaults` not yet spread. */
  readonly data: unknown;
  /** The place that sets the value at a path; where there is none, the nearest map that could hold it. */
  readonly locate: (path: Path, at?: "key" | "value") => Position | null;
  /** The text of a file, for code frames. */
  readonly text: (file: string) => string | undefined;
}

export function createSource(data: unknown, layers: readonly Layer[], texts: ReadonlyMap<string, string>): Source {
  return {
    data,
    locate: (path, at = "value") => {
      const found = best(layers, path);
      const inDefaults = defaultPath(path, data);
      const spread = inDefaults === undefined ? undefined : best(layers, inDefaults);
      const isSpread = spread !== undefined && spread.depth > (found?.depth ?? 0);
      return (isSpread ? spread : found)?.position(at) ?? null;
    },
    text: (file) => texts.get(file),
  };
}

/** The last layer that sets the value whole; a map belongs to the first that has it; else the one that leads farthest. */
function best(layers: readonly Layer[], path: Path): Found | undefined {
  const all = layers.map((layer) => layer.find(path));
  const whole = all.filter(({ depth }) => depth === path.length);
  const deepest = Math.max(...all.map(({ depth }) => depth));
  return whole.findLast((found) => !found.isMap) ?? whole[0] ?? all.find(({ depth }) => depth === deepest);
}

/** `tiers.web.cores` may stand in `defaults.service.cores`. */
function defaultPath(path: Path, data: unknown): Path | undefined {
  const [root, id, ...rest] = path;
  if (root !== "tiers" || typeof id !== "string" || rest.length === 0 || !isMap(data) || !isMap(data.tiers))
    return undefined;
  const tier = Object.hasOwn(data.tiers, id) ? data.tiers[id] : undefined;
  return isMap(tier) && typeof tier.kind === "string" ? ["defaults", tier.kind, ...rest] : undefined;
}
