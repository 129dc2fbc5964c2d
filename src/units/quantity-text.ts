import type { Dimension } from "./dimension.ts";
import { quantityValue } from "./quantity-value.ts";
import { isMoney, unitScale } from "./unit-scale.ts";

/** Units to print in, the one preferred at equal length first. */
const units: { readonly [D in Dimension]: readonly string[] } = {
  time: ["ms", "s", "us", "ns", "min", "h", "d"],
  rate: ["/s", "k/s", "M/s", "/min", "/day", "M/day"],
  size: ["KB", "GiB", "MiB", "KiB", "MB", "GB", "TB", "TiB", "B"],
  bandwidth: ["Gbps", "Mbps", "MB/s", "kbps", "bps", "B/s"],
  ratio: ["%"],
  factor: ["x"],
  count: ["", "k", "M"],
  cost: ["/month", "/h", "/year", "/day"],
  "price-per-size": ["/GB", "/B"],
  "price-per-request": ["/million", "/request"],
};

/**
 * The shortest text that reads back as exactly this value, for the patches that are written into
 * files: `quantityText(0.002, "time")` is `2ms`.
 *
 * @throws RangeError where no quantity has the value: negative, not finite, out of range
 */
export function quantityText(value: number, dimension: Dimension): string {
  const texts = units[dimension].flatMap((unit) => candidates(value, unit, dimension));
  const exact = texts.filter((text) => quantityValue(text, dimension)?.value === value);
  const shortest = exact.reduce<string | undefined>(
    (best, text) => (best === undefined || text.length < best.length ? text : best),
    undefined,
  );
  if (shortest === undefined) throw new RangeError(`value must be a quantity of dimension ${dimension}, got ${value}`);
  return shortest;
}

function candidates(value: number, unit: string, dimension: Dimension): string[] {
  const scale = unitScale(dimension, unit);
  if (scale === undefined) return [];
  const dollar = isMoney(dimension) ? "$" : "";
  const unscaled = (value * scale.divisor) / scale.multiplier;
  const rounded = Number(unscaled.toPrecision(15));
  return [rounded, unscaled].map((number) => `${dollar}${shifted(number, -scale.exponent)}${unit}`);
}

/**
 * number · 10^power as a decimal text, by moving the point of the number's own: arithmetic would round it a second time.
 */
function shifted(number: number, power: number): string {
  const [decimal = "", exponent = "0"] = String(number).split("e");
  const [whole = "", fraction = ""] = decimal.split(".");
  const point = whole.length + Number(exponent) + power;
  const digits = whole + fraction;
  const padded = digits.padEnd(point, "0").padStart(digits.length + Math.max(0, 1 - point), "0");
  const before = padded.slice(0, Math.max(1, point)).replace(/^0+(?=\d)/, "");
  const after = padded.slice(Math.max(1, point)).replace(/0+$/, "");
  return after === "" ? before : `${before}.${after}`;
}
