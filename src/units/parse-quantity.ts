import type { Dimension } from "./dimension.ts";
import { type QuantityProblem, quantityProblem } from "./quantity-problem.ts";
import { type QuantityValue, quantityValue } from "./quantity-value.ts";

export type ParsedQuantity = QuantityValue | { readonly ok: false; readonly problem: QuantityProblem };

/**
 * Reads a quantity as people write it: `12ms`, `1.2M/day`, `70%`, `$9000/month`.
 *
 * @param input what the file says: a string, or whatever YAML made of it
 * @param dimension what is needed there
 *
 * @example
 * parseQuantity("2ms", "time"); // { ok: true, value: 0.002, perSeconds: null }
 */
export const parseQuantity = (input: unknown, dimension: Dimension): ParsedQuantity =>
  quantityValue(input, dimension) ?? { ok: false, problem: quantityProblem(input, dimension) };
