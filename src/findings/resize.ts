/** Edits that give a tier's machines another size, with what else the file has to say then. */
import type { Path, Servers } from "../topology/types.ts";
import { quantityText } from "../units/quantity-text.ts";
import { quantityValue } from "../units/quantity-value.ts";
import type { Edit } from "./types.ts";
import { isContainer, valueAt } from "./value-at.ts";

export interface Size {
  /** Catalog name; null: the cores alone are changed. */
  readonly shape: string | null;
  readonly cores: number;
}

/**
 * Edits for a tier at `path`. A service time measured as `{ utilization, at }` rests on the cores of
 * the machine that was measured, so these are written into it; a price of the file's own is for one
 * machine, so it is taken to grow with the cores.
 */
export function resizeEdits(path: Path, servers: Servers, size: Size, data: unknown): readonly Edit[] {
  const tier = valueAt(data, path);
  const sized: Edit[] = [];
  if (size.shape !== null) sized.push({ path: [...path, "instance"], value: size.shape });
  if (size.shape === null || hasKey(tier, "cores")) sized.push({ path: [...path, "cores"], value: size.cores });
  const price = priceEdit(path, servers, size, tier);
  return [...sized, ...(price === null ? [] : [price]), ...measuredEdits(tier, path, servers.cores)];
}

/** Whether a size comes with a price that is only assumed: the file's own, in proportion. */
export function isPriceScaled(path: Path, data: unknown): boolean {
  return quantityValue(valueAt(data, [...path, "price"]), "cost") !== undefined;
}

function priceEdit(path: Path, servers: Servers, size: Size, tier: unknown): Edit | null {
  const price = quantityValue(valueAt(tier, ["price"]), "cost");
  if (price === undefined || price.value === 0) return null;
  const scaled = Number(((price.value * size.cores) / servers.cores).toPrecision(4));
  return { path: [...path, "price"], value: quantityText(scaled, "cost") };
}

/** Writes `cores` into every `{ utilization, at }` below a path that does not say them. */
function measuredEdits(value: unknown, path: Path, cores: number): readonly Edit[] {
  if (!isContainer(value)) return [];
  if (hasKey(value, "utilization") && hasKey(value, "at")) {
    return hasKey(value, "cores") ? [] : [{ path: [...path, "cores"], value: cores }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    measuredEdits(inner, [...path, Array.isArray(value) ? Number(key) : key], cores),
  );
}

const hasKey = (value: unknown, key: string): boolean => isContainer(value) && Object.hasOwn(value, key);
