/** Edits that give a tier's machines another size, with what else the file has to say then. */
import type { Path, Servers, UsdPerHour } from "../topology/types.ts";
import { quantityText } from "../units/quantity-text.ts";
import { quantityValue } from "../units/quantity-value.ts";
import { isContainer, valueAt, withValueAt } from "./plain-data.ts";
import type { Edit } from "./types.ts";

/** Sizes in which machines are sold, in vCPUs: those of Amazon's m7i and m7a families. */
export const CORES_SOLD: readonly number[] = [1, 2, 4, 8, 16, 32, 48, 64, 96, 128, 192];

export interface Size {
  /** Catalog name; null: the cores alone are changed. */
  readonly shape: string | null;
  readonly cores: number;
}

/**
 * Edits for a tier at `path`. A service time measured as `{ utilization, at }` rests on the cores of
 * the machine that was measured, so these are written into it; a price of the file's own is for one
 * machine, so it is taken to grow with the cores. What the tier has from `defaults` becomes its own.
 */
export function resizeEdits(path: Path, servers: Servers, size: Size, data: unknown): readonly Edit[] {
  const tier = valueAt(data, path);
  const inherited = valueAt(data, ["defaults", String(valueAt(tier, ["kind"]))]);
  const keys = { ...mapOf(inherited), ...mapOf(tier) };
  const edits: Edit[] = [];
  if (size.shape !== null) edits.push({ path: [...path, "instance"], value: size.shape });
  if (size.shape === null || Object.hasOwn(keys, "cores")) edits.push({ path: [...path, "cores"], value: size.cores });
  edits.push(...priceEdits(path, size.cores / servers.cores, data));
  for (const [key, value] of Object.entries(keys)) {
    const measured = withMeasuredCores(value, servers.cores);
    if (measured === value) continue;
    if (!hasKey(tier, key)) edits.push({ path: [...path, key], value: measured });
    else edits.push(...measuredEdits(value, [...path, key], servers.cores));
  }
  return edits;
}

/** Edits for what a tier costs when a price of the file's own grows by a factor; none where it has none. */
export function priceEdits(path: Path, factor: number, data: unknown): readonly Edit[] {
  const tier = valueAt(data, path);
  const inherited = valueAt(data, ["defaults", String(valueAt(tier, ["kind"]))]);
  const price = ownPrice({ ...mapOf(inherited), ...mapOf(tier) });
  if (price === null) return [];
  return [{ path: [...path, "price"], value: quantityText(Number((price * factor).toPrecision(4)), "cost") }];
}

/** Whether a larger machine's price is only assumed: the file's own, in proportion. */
export function isPriceScaled(path: Path, data: unknown): boolean {
  const tier = valueAt(data, path);
  const inherited = valueAt(data, ["defaults", String(valueAt(tier, ["kind"]))]);
  return ownPrice({ ...mapOf(inherited), ...mapOf(tier) }) !== null;
}

/** Price per hour that the file gives; null: none, or nothing. */
function ownPrice(tier: Readonly<Record<string, unknown>>): UsdPerHour | null {
  const price = Object.hasOwn(tier, "price") ? quantityValue(tier.price, "cost")?.value : undefined;
  return price === undefined || price === 0 ? null : price;
}

/** Writes `cores` into every `{ utilization, at }` at or below a path that does not say them. */
function measuredEdits(value: unknown, path: Path, cores: number): readonly Edit[] {
  if (!isContainer(value)) return [];
  if (isMeasured(value)) return [{ path: [...path, "cores"], value: cores }];
  return Object.entries(value).flatMap(([key, inner]) =>
    measuredEdits(inner, [...path, Array.isArray(value) ? Number(key) : key], cores),
  );
}

/** The value itself where nothing in it was measured without saying the cores. */
function withMeasuredCores(value: unknown, cores: number): unknown {
  return measuredEdits(value, [], cores).reduce(
    (data, { path, value: written }) => withValueAt(data, path, written),
    value,
  );
}

const isMeasured = (value: object): boolean =>
  hasKey(value, "utilization") && hasKey(value, "at") && !hasKey(value, "cores");

const hasKey = (value: unknown, key: string): boolean => isContainer(value) && Object.hasOwn(value, key);

const mapOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isContainer(value) && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
