/** What the other end can show: as asked for, else as the environment and the terminal say. */
import type { Io, Stream } from "./io.ts";

type Environment = Io["env"];

export type ColorWish = "auto" | "always" | "never";

/** Columns where nothing says how many there are: a log, a file, a page of documentation. */
const UNKNOWN_WIDTH = 100;

/** `--color`, then FORCE_COLOR, then NO_COLOR (no-color.org), then the terminal. */
export function hasColor(wish: ColorWish, stream: Stream, env: Environment): boolean {
  if (wish !== "auto") return wish === "always";
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if ((env.NO_COLOR ?? "") !== "") return false;
  return stream.isTerminal && env.TERM !== "dumb";
}

/** `--width`, then the terminal, then COLUMNS. */
export function widthOf(wish: number | undefined, stream: Stream, env: Environment): number {
  if (wish !== undefined) return wish;
  if (stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const columns = Number(env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? columns : UNKNOWN_WIDTH;
}

/** `--ascii`, then the locale (POSIX: the first of LC_ALL, LC_CTYPE, LANG that is set); nothing set is no objection. */
export function isAsciiOnly(wish: boolean, env: Environment): boolean {
  if (wish) return true;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== "");
  return locale !== undefined && !/utf-?8/i.test(locale);
}
