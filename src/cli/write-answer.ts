import type { Answer, FormatOptions } from "../formats/format.ts";
import { type FormatName, formats } from "../formats/registry.ts";
import type { Io } from "./io.ts";
import type { Output } from "./options.ts";
import { type ColorWish, hasColor, isAsciiOnly, widthOf } from "./terminal.ts";

/** What of the options concerns the answer. */
export interface AnswerOptions<Name extends string = FormatName> {
  readonly format: Name;
  readonly output: readonly Output<Name>[];
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
  return writeIn(async (format, shown) => (await formats[format]())(answer, shown), command, options, io);
}

/** The same of an answer that has formats of its own. */
export async function writeIn<Name extends string>(
  print: (format: Name, options: FormatOptions) => Promise<string>,
  command: string | null,
  options: AnswerOptions<Name>,
  io: Io,
): Promise<boolean> {
  const { all, ascii, width, color } = options;
  for (const { format, path } of options.output) {
    const toFile = { isTerminal: false, columns: undefined, write: () => {} };
    const text = await print(format, {
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
  const text = await print(options.format, {
    width: widthOf(width, io.stdout, io.env),
    color: hasColor(color, io.stdout, io.env),
    ascii: isAsciiOnly(ascii, io.env),
    all,
    command,
  });
  io.stdout.write(text);
  return true;
}
