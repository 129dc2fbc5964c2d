import type { Answer } from "../formats/format.ts";
import { type FormatName, formats } from "../formats/registry.ts";
import type { Io } from "./io.ts";
import type { Output } from "./options.ts";
import { type ColorWish, hasColor, isAsciiOnly, widthOf } from "./terminal.ts";

/** What of the options concerns the answer. */
export interface AnswerOptions {
  readonly format: FormatName;
  readonly output: readonly Output[];
  readonly color: ColorWish;
  readonly width: number | undefined;
  readonly ascii: boolean;
  readonly all: boolean;
}

/**
 * Writes an answer to the files that are asked for, then to standard output.
 *
 * @param command as it was typed; null: as the report names it
 * @returns whether all could be written; if not, standard error says why and standard output stays empty
 */
export async function writeAnswer(
  answer: Answer,
  command: string | null,
  options: AnswerOptions,
  io: Io,
): Promise<boolean> {
  const { all, ascii, width, color } = options;
  for (const { format, path } of options.output) {
    const print = await formats[format]();
    const toFile = { isTerminal: false, columns: undefined, write: () => {} };
    const text = print(answer, {
      width: widthOf(width, toFile, {}),
      color: color === "always",
      ascii,
      all,
      command,
    });
    try {
      await io.writeFile(path, text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      io.stderr.write(`error: cannot write ${path}: ${reason}\n`);
      return false;
    }
  }
  const print = await formats[options.format]();
  const text = print(answer, {
    width: widthOf(width, io.stdout, io.env),
    color: hasColor(color, io.stdout, io.env),
    ascii: isAsciiOnly(ascii, io.env),
    all,
    command,
  });
  io.stdout.write(text);
  return true;
}
