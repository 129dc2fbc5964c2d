/** The options that say what is judged, and when: those of `analyze` and `check`. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { isDate } from "../topology/accept.ts";

export interface JudgeOptions {
  /** `latency.browse.p99<=250ms`. */
  readonly budget: readonly string[];
  /** Files of budgets. */
  readonly budgets: readonly string[];
  /** Names; none: all. */
  readonly scenario: readonly string[];
  /** As year-month-day; undefined: the clock says. */
  readonly today: string | undefined;
}

/** Nothing beside what the files say. */
export const noJudgeOptions: JudgeOptions = { budget: [], budgets: [], scenario: [], today: undefined };

export function addJudgeOptions(command: Command): Command {
  return addBudgetOptions(command).option(
    "--scenario <name>",
    "only this scenario beside the plan as it is; repeatable; base for none",
    collect,
  );
}

/** Those that do not choose among scenarios. */
export function addBudgetOptions(command: Command): Command {
  return command
    .option("--budget <limit>", "one more budget, as latency.browse.p99<=250ms; repeatable", collect)
    .option(
      "--budgets <file>",
      "a file of more budgets; of two limits of a figure the stricter holds; repeatable",
      collect,
    )
    .addOption(
      new Option("--today <date>", "day by which accepted risks expire (default: the clock's)").argParser(date),
    );
}

/** The words that ask for the same again. */
export const judgeWords = ({ budget, budgets, scenario, today }: JudgeOptions): readonly string[] => [
  ...budget.flatMap((limit) => ["--budget", limit]),
  ...budgets.flatMap((file) => ["--budgets", file]),
  ...scenario.flatMap((name) => ["--scenario", name]),
  ...(today === undefined ? [] : ["--today", today]),
];

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

function date(value: string): string {
  if (!isDate(value)) throw new InvalidArgumentError("Write a day: 2027-06-30.");
  return value;
}
