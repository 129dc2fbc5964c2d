import { type Dimension, dimensionWords } from "./dimension.ts";
import { LARGEST_QUANTITY, quantityValue, SMALLEST_QUANTITY } from "./quantity-value.ts";
import { shownText } from "./shown-text.ts";
import { isMoney } from "./unit-scale.ts";

/** Why a text is not the quantity that is needed, and what to write in its place. */
export interface QuantityProblem {
  readonly kind:
    | "bare-number"
    | "ambiguous-unit"
    | "digit-separator"
    | "wrong-dimension"
    | "unknown-unit"
    | "not-finite"
    | "negative"
    | "out-of-range"
    | "uncertain"
    | "not-a-quantity";
  readonly message: string;
  readonly hint: string;
}

type Kind = QuantityProblem["kind"];

const bareUnits: { readonly [D in Dimension]: readonly string[] } = {
  time: ["ms", "s"],
  rate: ["/s", "/day"],
  size: ["KB", "GiB"],
  bandwidth: ["Gbps", "MB/s"],
  ratio: ["%"],
  factor: ["x"],
  count: [""],
  cost: ["/h", "/month"],
  "price-per-size": ["/GB"],
  "price-per-request": ["/million"],
};

const spelledOut: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ns: "nanosecond nanoseconds nsec",
    us: "microsecond microseconds usec",
    ms: "millisecond milliseconds msec msecs",
    s: "second seconds sec secs",
    min: "minute minutes mins",
    h: "hour hours hr hrs",
    d: "days",
    week: "weeks w wk",
    month: "months mo mon",
    year: "years y yr a",
  }).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);

/** Says why `input` is not a quantity of the dimension. Called only once that is known. */
export function quantityProblem(input: unknown, dimension: Dimension): QuantityProblem {
  const { name, examples } = dimensionWords[dimension];
  const problem = (kind: Kind, message: string, hint = `write ${name} such as ${examples}`): QuantityProblem => ({
    kind,
    message,
    hint,
  });
  if (typeof input === "number") return numberProblem(input, dimension, problem);
  if (typeof input !== "string") return problem("not-a-quantity", `${name} is needed here, not ${described(input)}`);
  const text = input.trim();
  const shown = shownText(text);
  if (text === "") return problem("not-a-quantity", `${name} is needed here, and there is nothing`);
  if (/^\$?[^\s.]*\d[^\s.]*\s*\.\.\s*\$?[\d.]/.test(text))
    return problem("uncertain", `intervals such as ${shown} are planned, and not built yet`, "write one value");
  if (/^[+-]?\.?(?:inf|infinity|nan|∞)$/i.test(text)) return problem("not-finite", `${shown} is not a finite number`);

  const separated = withoutSeparators(text);
  if (separated !== undefined)
    return problem("digit-separator", `${shown} has a separator among its digits`, `write ${separated}`);

  const number = /^([+-]?\$?[+-]?)\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/su.exec(text);
  if (number === null || /^[.\d]/.test(number[3] ?? ""))
    return problem("not-a-quantity", `${name} is needed here, not ${quoted(text)}`);
  const [, signs = "", digits = "", unit = ""] = number;
  if (!Number.isFinite(Number(digits))) return problem("not-finite", `${shown} is too large a number`);
  if (signs.includes("-")) return problem("negative", `${shown} is negative`, `write ${name} of zero or more`);
  if (unit === "") return numberProblem(Number(digits), dimension, problem, text.replace(/^\+/, ""));

  const minutes = /^(.*?)(\/?\s*)m$/su.exec(unit);
  if (minutes !== null && quantityValue(`1${minutes[1]}${minutes[2]}min`, minutes[2] === "" ? "time" : "rate")) {
    const stem = `${signs}${digits}${minutes[1]}${minutes[2]}`;
    const [short, long] = minutes[2] === "" ? (["ms", "min"] as const) : (["min", "month"] as const);
    const readings = short === "ms" ? "milliseconds or minutes" : "per minute or per month";
    return problem("ambiguous-unit", `${shown} can be ${readings}`, `write ${stem}${short} or ${stem}${long}`);
  }

  if (quantityValue(`${isMoney(dimension) ? "$" : ""}1${unit}`, dimension)) {
    if (isMoney(dimension) && !signs.includes("$"))
      return problem("wrong-dimension", `${shown} has no currency`, `write $${text} (prices are in US dollars)`);
    const bound = Number(digits) > 1 ? `over ${LARGEST_QUANTITY}` : `under ${SMALLEST_QUANTITY}`;
    return problem("out-of-range", `${shown} is out of range (${bound} in SI units)`);
  }

  const other = (Object.keys(dimensionWords) as Dimension[]).find((candidate) => quantityValue(text, candidate));
  if (other !== undefined)
    return problem("wrong-dimension", `${name} is needed here, and ${shown} is ${dimensionWords[other].name}`);
  return problem("unknown-unit", ...unitProblem(shown, digits, unit, dimension));
}

function numberProblem(
  value: number,
  dimension: Dimension,
  problem: (kind: Kind, message: string, hint?: string) => QuantityProblem,
  text = String(value),
): QuantityProblem {
  const { name } = dimensionWords[dimension];
  if (Number.isNaN(value)) return problem("not-finite", "this is not a number");
  if (!Number.isFinite(value)) return problem("not-finite", "this number is infinite, or too large");
  if (value < 0) return problem("negative", `${text} is negative`, `write ${name} of zero or more`);
  if (dimension === "count" || text.startsWith("$")) {
    if (!text.startsWith("$")) return problem("out-of-range", `${text} is out of range`);
    if (!isMoney(dimension)) return problem("wrong-dimension", `${name} is needed here, and ${text} is money`);
  }
  const dollar = isMoney(dimension) && !text.startsWith("$") ? "$" : "";
  const asPercent =
    dimension === "ratio" && value > 0 && value < 1 ? `${Number((value * 100).toPrecision(12))}%` : null;
  const fixes = bareUnits[dimension].map((unit) => `${dollar}${text}${unit}`);
  return problem("bare-number", `${text} has no unit`, `write ${asPercent ?? fixes.join(" or ")}`);
}

/** `1,000/s` → `1000/s`, `1,5s` → `1.5s`, `1_000` → `1000`; undefined where there is no separator. */
function withoutSeparators(text: string): string | undefined {
  if (/\d_\d/.test(text)) return withoutSeparators(text.replaceAll("_", "")) ?? shownText(text.replaceAll("_", ""));
  if (!/\d,\d/.test(text)) return undefined;
  const isThousands = /^\D*\d{1,3}(?:,\d{3})+(?!\d)/.test(text);
  return shownText(isThousands ? text.replaceAll(",", "") : text.replace(",", "."));
}

function unitProblem(shown: string, digits: string, unit: string, dimension: Dimension): [string, string] {
  const { name, examples } = dimensionWords[dimension];
  const slash = unit.lastIndexOf("/") + 1;
  const short = spelledOut.get(unit.slice(slash).trim().toLowerCase());
  const respelled = short === undefined ? undefined : `${unit.slice(0, slash)}${short}`;
  const message = `${shown} has a unit that is not known: ${quoted(unit)}`;
  if (respelled !== undefined && quantityValue(`${digits}${respelled}`, dimension))
    return [message, `write ${digits}${respelled}`];
  const counted = /^([kMGT]?)\s*\w+(\/\s*\w+)$/.exec(unit);
  const uncounted = counted === null ? undefined : `${digits}${counted[1]}${counted[2]}`;
  if (dimension === "rate" && uncounted !== undefined && quantityValue(uncounted, dimension))
    return [message, `write ${uncounted}`];
  if (dimension === "size" && /^[KMGTP]$/i.test(unit))
    return [
      message,
      `write ${digits}${unit.toUpperCase()}B (powers of 1000) or ${digits}${unit.toUpperCase()}iB (of 1024)`,
    ];
  if (dimension === "size" && /b$/.test(unit)) return [message, `bytes are written with a capital B: ${examples}`];
  return [message, `write ${name} such as ${examples}`];
}

const quoted = (text: string): string => `"${shownText(text)}"`;

function described(input: unknown): string {
  if (input === null || input === undefined) return "nothing";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "a map" : String(input);
}
