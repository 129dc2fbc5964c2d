import { type Command, InvalidArgumentError, Option } from "commander";
import { type FormatName, formatNames } from "../formats/registry.ts";
import { quantityValue } from "../units/quantity-value.ts";
import type { ColorWish } from "./terminal.ts";

/** Where an answer is to be written beside standard output. */
export interface Output<Name extends string = FormatName> {
  readonly format: Name;
  readonly path: string;
}

/** What the options of every reporting command say. */
export interface ReportOptions<Name extends string = FormatName> {
  readonly format: Name;
  readonly output: readonly Output<Name>[];
  readonly overlay: readonly string[];
  readonly set: readonly string[];
  readonly maxBytes: number | undefined;
  readonly color: ColorWish;
  readonly width: number | undefined;
  readonly ascii: boolean;
  readonly all: boolean;
}

/** The same before what was not given is filled in: a default that commander knows would stand in the help. */
export type GivenOptions<Name extends string = FormatName> = Pick<ReportOptions<Name>, "format" | "color"> &
  Partial<ReportOptions<Name>>;

/** What was not given, filled in. */
export function withDefaults<Name extends string>(given: GivenOptions<Name>): ReportOptions<Name> {
  return {
    output: [],
    overlay: [],
    set: [],
    maxBytes: undefined,
    width: undefined,
    ascii: false,
    all: false,
    ...given,
  };
}

/** The options that say what is read. */
export function addInputOptions(command: Command): Command {
  return command
    .option("--overlay <file>", "merge a file over each topology; repeatable, in order", collect)
    .option("--set <key=value>", "set a key, as tiers.web.instances=8; repeatable", collect)
    .addOption(new Option("--max-bytes <size>", "largest file to read, as 4MiB (default: 1MiB)").argParser(bytes));
}

/** The options that say how the answer is shown. */
export function addShowOptions(command: Command): Command {
  return command
    .addOption(new Option("--color <when>", "colour the answer").choices(["auto", "always", "never"]).default("auto"))
    .addOption(new Option("--width <columns>", "columns of the table (default: the terminal's)").argParser(columns))
    .option("--ascii", "only ASCII in tables and messages (default: as the locale says)");
}

/**
 * The options of a command that answers.
 *
 * @param names of the formats that its answer has
 */
export function addAnswerOptions(command: Command, names: readonly string[] = formatNames): Command {
  command
    .addOption(
      new Option("-f, --format <format>", "format of the answer on standard output")
        .choices([...names])
        .default("table"),
    )
    .option("-o, --output <format=path>", "write the answer to a file too; repeatable", collectOutput(names))
    .option("--all", "show everything, not only what matters most");
  return addShowOptions(command);
}

/** All that a command takes that answers about files. */
export function addReportOptions(command: Command, names: readonly string[] = formatNames): Command {
  return addAnswerOptions(addInputOptions(command), names);
}

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

const collectOutput =
  (names: readonly string[]) =>
  (value: string, previous: readonly Output<string>[] = []): readonly Output<string>[] => {
    const at = value.indexOf("=");
    const [name, path] = [value.slice(0, at), value.slice(at + 1)];
    const format = names.find((known) => known === name);
    if (at === -1 || path === "") throw new InvalidArgumentError("Write it as format=path: json=report.json.");
    if (format === undefined) throw new InvalidArgumentError(`Formats are ${names.join(", ")}.`);
    if (path === "-") throw new InvalidArgumentError(`Standard output is --format ${name}.`);
    if (previous.some((output) => output.path === path)) throw new InvalidArgumentError(`${path} is written twice.`);
    return [...previous, { format, path }];
  };

function bytes(value: string): number {
  const size = /^\d+$/.test(value) ? Number(value) : quantityValue(value, "size")?.value;
  if (size === undefined || !Number.isSafeInteger(size) || size < 1) {
    throw new InvalidArgumentError("Write a size: 4MiB, or a number of bytes.");
  }
  return size;
}

function columns(value: string): number {
  const width = Number(value);
  if (!/^\d+$/.test(value) || width < 1 || width > 10_000) throw new InvalidArgumentError("Write a number of columns.");
  return width;
}
