import { type Dimension, dimensionWords } from "./dimension.ts";
import { LARGEST_QUANTITY, quantityValue, SMALLEST_QUANTITY } from "./quantity-value.ts";
import { shownText } from "./shown-text.ts";
import { unitProblem } from "./unit-problem.ts";
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

/** A text taken apart, whether or not it makes sense. */
interface Parts {
  readonly text: string;
  /** For messages. */
  readonly shown: string;
  /** Signs and dollar signs. */
  readonly signs: string;
  readonly digits: string;
  readonly unit: string;
}

type Check = (parts: Parts, dimension: Dimension) => QuantityProblem | undefined;

/** Says why `input` is not a quantity of the dimension. Called only once that is known. */
export function quantityProblem(input: unknown, dimension: Dimension): QuantityProblem {
  if (typeof input === "number") return numberProblem(input, String(input), dimension);
  const { name } = dimensionWords[dimension];
  const write = `write ${name} such as ${dimensionWords[dimension].examples}`;
  const text = typeof input === "string" ? input.trim() : "";
  if (text === "")
    return { kind: "not-a-quantity", message: `${name} is needed here, not ${described(input)}`, hint: write };
  const wordy = wordProblem(text, write);
  if (wordy !== undefined) return wordy;
  const parts = partsOf(text);
  if (parts === undefined)
    return { kind: "not-a-quantity", message: `${name} is needed here, not "${shownText(text)}"`, hint: write };
  for (const check of checks) {
    const problem = check(parts, dimension);
    if (problem !== undefined) return problem;
  }
  const [message, hint] = unitProblem(parts.shown, parts.digits, parts.unit, dimension);
  return { kind: "unknown-unit", message, hint };
}

function partsOf(text: string): Parts | undefined {
  const match = /^([+-]?\$?[+-]?)\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/su.exec(text);
  if (match === null) return undefined;
  const [, signs = "", digits = "", unit = ""] = match;
  return /^[.\d]/.test(unit) ? undefined : { text, shown: shownText(text), signs, digits, unit };
}

/** What is not one number at all: an interval, a word for no number, digits in groups. */
function wordProblem(text: string, hint: string): QuantityProblem | undefined {
  const shown = shownText(text);
  if (/^\$?[^\s.]*\d[^\s.]*\s*\.\.\s*\$?[\d.]/.test(text)) {
    const message = `intervals such as ${shown} are planned, and not built yet`;
    return { kind: "uncertain", message, hint: "write one value" };
  }
  if (/^[+-]?\.?(?:inf|infinity|nan|\u221e)$/i.test(text))
    return { kind: "not-finite", message: `${shown} is not a finite number`, hint };
  const joined = withoutSeparators(text);
  if (joined === undefined) return undefined;
  const message = `${shown} has a separator among its digits`;
  return { kind: "digit-separator", message, hint: `write ${shownText(joined)}` };
}

/** `1,000/s` → `1000/s`, `1,5s` → `1.5s`, `1_000` → `1000`; undefined where there is no separator. */
function withoutSeparators(text: string): string | undefined {
  const plain = text.replace(/(\d)_(?=\d)/g, "$1");
  const isThousands = /^\D*\d{1,3}(?:,\d{3})+(?!\d)/.test(plain);
  const joined = isThousands ? plain.replaceAll(",", "") : plain.replace(/(\d),(?=\d)/, "$1.");
  return joined === text ? undefined : joined;
}

const isTooLarge: Check = ({ digits, shown }, dimension) =>
  Number.isFinite(Number(digits))
    ? undefined
    : { kind: "not-finite", message: `${shown} is too large a number`, hint: writeLike(dimension) };

const isNegative: Check = ({ signs, shown }, dimension) =>
  signs.includes("-")
    ? {
        kind: "negative",
        message: `${shown} is negative`,
        hint: `write ${dimensionWords[dimension].name} of zero or more`,
      }
    : undefined;

const isBare: Check = ({ text, digits, unit }, dimension) =>
  unit === "" ? numberProblem(Number(digits), text.replace(/^\+/, ""), dimension) : undefined;

/** `5m` is 5ms or 5min, `40/m` is 40/min or 40/month. */
const isAmbiguous: Check = ({ signs, digits, unit, shown }) => {
  const [, before, slash] = /^(.*?)(\/?\s*)m$/su.exec(unit) ?? [];
  if (before === undefined || slash === undefined) return undefined;
  if (!quantityValue(`1${before}${slash}min`, slash === "" ? "time" : "rate")) return undefined;
  const stem = `${signs}${digits}${before}${slash}`;
  const [words, short, long] =
    slash === "" ? ["milliseconds or minutes", "ms", "min"] : ["per minute or per month", "min", "month"];
  const hint = `write ${stem}${short} or ${stem}${long}`;
  return { kind: "ambiguous-unit", message: `${shown} can be ${words}`, hint };
};

/** The unit is right: then it is the currency or the magnitude that is not. */
const isBeyond: Check = ({ text, shown, signs, digits, unit }, dimension) => {
  const dollar = isMoney(dimension) ? "$" : "";
  if (!quantityValue(`${dollar}1${unit}`, dimension)) return undefined;
  if (!signs.includes(dollar)) {
    const hint = `write $${text} (prices are in US dollars)`;
    return { kind: "wrong-dimension", message: `${shown} has no currency`, hint };
  }
  const bound = Number(digits) > 1 ? `over ${LARGEST_QUANTITY}` : `under ${SMALLEST_QUANTITY}`;
  const message = `${shown} is out of range (${bound} in SI units)`;
  return { kind: "out-of-range", message, hint: writeLike(dimension) };
};

const isOfOtherDimension: Check = ({ text, shown }, dimension) => {
  const other = (Object.keys(dimensionWords) as Dimension[]).find((candidate) => quantityValue(text, candidate));
  if (other === undefined) return undefined;
  const message = `${dimensionWords[dimension].name} is needed here, and ${shown} is ${dimensionWords[other].name}`;
  return { kind: "wrong-dimension", message, hint: writeLike(dimension) };
};

/** In this order: the first that applies is the one that helps most. */
const checks: readonly Check[] = [isTooLarge, isNegative, isBare, isAmbiguous, isBeyond, isOfOtherDimension];

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

/** @param text as written, perhaps with a dollar sign */
function numberProblem(value: number, text: string, dimension: Dimension): QuantityProblem {
  const { name } = dimensionWords[dimension];
  const hint = writeLike(dimension);
  if (Number.isNaN(value)) return { kind: "not-finite", message: "this is not a number", hint };
  if (!Number.isFinite(value)) return { kind: "not-finite", message: "this number is infinite, or too large", hint };
  if (value < 0) return { kind: "negative", message: `${text} is negative`, hint: `write ${name} of zero or more` };
  const isPriced = text.startsWith("$");
  if (isPriced && !isMoney(dimension))
    return { kind: "wrong-dimension", message: `${name} is needed here, and ${text} is money`, hint };
  if (dimension === "count") return { kind: "out-of-range", message: `${text} is out of range`, hint };
  const dollar = isMoney(dimension) && !isPriced ? "$" : "";
  const asShare = `${Number((value * 100).toPrecision(12))}%`;
  const fixes =
    dimension === "ratio" && value > 0 && value < 1
      ? [asShare]
      : bareUnits[dimension].map((unit) => `${dollar}${text}${unit}`);
  return { kind: "bare-number", message: `${text} has no unit`, hint: `write ${fixes.join(" or ")}` };
}

const writeLike = (dimension: Dimension): string =>
  `write ${dimensionWords[dimension].name} such as ${dimensionWords[dimension].examples}`;

function described(input: unknown): string {
  if (input === null || input === undefined || input === "") return "nothing";
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "a map" : typeof input === "string" ? "nothing" : String(input);
}
