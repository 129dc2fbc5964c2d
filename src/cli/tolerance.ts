import { type Command, InvalidArgumentError, Option } from "commander";
import type { Tolerance } from "../diff/generated/difference.ts";
import { defaultTolerance } from "../diff/tolerance.ts";
import type { Dimension } from "../units/dimension.ts";
import { quantityValue } from "../units/quantity-value.ts";

/** What the options say of what counts as moved. */
export interface ToleranceOptions {
  readonly relative?: number;
  readonly absolute?: Partial<Tolerance["absolute"]>;
}

/** The options that say what counts as moved: a change beyond both. */
export function addToleranceOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--relative <share>", "relative tolerance: a smaller change is none (default: 1%)").argParser(share),
    )
    .option(
      "--absolute <quantity>",
      "absolute tolerance by unit; repeatable (default: 0.1ms 0.1% 0.01x $1/month 0.01/s)",
      collectAbsolute,
    );
}

export function toleranceOf({ relative, absolute }: ToleranceOptions): Tolerance {
  return {
    relative: relative ?? defaultTolerance.relative,
    absolute: { ...defaultTolerance.absolute, ...absolute },
  };
}

/** The options as they were given, for the command that makes the answer again. */
export function toleranceWords({ relative, absolute }: ToleranceOptions): readonly string[] {
  const suffixes = { seconds: "s", ratio: "%", factor: "x", usdPerMonth: "/month", perSecond: "/s" } as const;
  const text = (unit: keyof typeof suffixes, value: number) =>
    `${unit === "usdPerMonth" ? "$" : ""}${unit === "ratio" ? percent(value) : value}${suffixes[unit]}`;
  const units = Object.keys(suffixes) as (keyof typeof suffixes)[];
  return [
    ...(relative === undefined ? [] : ["--relative", `${percent(relative)}%`]),
    ...units.flatMap((unit) => {
      const value = absolute?.[unit];
      return value === undefined ? [] : ["--absolute", text(unit, value)];
    }),
  ];
}

const percent = (ratio: number): number => Number((ratio * 100).toPrecision(12));

function share(value: string): number {
  const ratio = quantityValue(value, "ratio")?.value;
  if (ratio === undefined || ratio < 0) throw new InvalidArgumentError("Write a share: 5%.");
  return ratio;
}

/** Hours in the month of every price. */
const HOURS_PER_MONTH = 730;

const units: readonly (readonly [dimension: Dimension, unit: keyof Tolerance["absolute"], scale: number])[] = [
  ["time", "seconds", 1],
  ["ratio", "ratio", 1],
  ["factor", "factor", 1],
  ["cost", "usdPerMonth", HOURS_PER_MONTH],
  ["rate", "perSecond", 1],
];

function collectAbsolute(value: string, previous: Partial<Tolerance["absolute"]> = {}): Partial<Tolerance["absolute"]> {
  for (const [dimension, unit, scale] of units) {
    const quantity = quantityValue(value, dimension)?.value;
    if (quantity !== undefined && quantity >= 0) return { ...previous, [unit]: quantity * scale };
  }
  throw new InvalidArgumentError("Write a time, ratio, factor, cost or rate: 1ms, 0.5%, 0.1x, $10/month, 1/s.");
}
