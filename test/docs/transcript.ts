import { readFile } from "node:fs/promises";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/main.ts";
import { isFile, readDirectory } from "../../src/cli/read-directory.ts";

/** One command of a transcript, and what a reader is told that it prints. */
export interface Exchange {
  readonly command: string;
  readonly output: string;
}

/** The commands of a `console` block: lines that begin with `$ `, each followed by what it prints. */
export function exchangesOf(block: string): readonly Exchange[] {
  const exchanges: { command: string; output: string }[] = [];
  for (const line of block.split(/(?<=\n)/)) {
    const last = exchanges[exchanges.length - 1];
    if (line.startsWith("$ ")) exchanges.push({ command: line.slice(2).trimEnd(), output: "" });
    else if (last === undefined) throw new Error(`output before the first command: ${line}`);
    else last.output += line;
  }
  return exchanges;
}

export const blockOf = (exchanges: readonly Exchange[]): string =>
  exchanges.map(({ command, output }) => `$ ${command}\n${output}`).join("");

/** The words of a command line; quotes hold words together, and nothing else is special. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** What a call of the program leaves behind. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they were written. */
  readonly text: string;
  readonly code: number;
}

/** Runs the program in this process, as in a terminal of unknown width and without colour. */
export async function ask(args: readonly string[], input = ""): Promise<Answer> {
  let text = "";
  const streams = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof streams) => ({
    write: (part: string) => {
      streams[name] += part;
      text += part;
    },
    isTerminal: false,
    columns: undefined,
  });
  const io: Io = {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    readFile: async (path, atMost) => (await readFile(path)).subarray(0, atMost + 1),
    readStdin: async (atMost) => new TextEncoder().encode(input).subarray(0, atMost + 1),
    writeFile: writesNothing,
    createFile: writesNothing,
    git: async () => {
      throw new Error("a document asks nothing of git");
    },
    readDirectory,
    isFile,
    today: () => "2026-07-20",
    env: {},
    cwd: process.cwd(),
  };
  const code = await run(args, io);
  return { ...streams, text, code };
}

async function writesNothing(path: string): Promise<void> {
  throw new Error(`a document writes no file: ${path}`);
}

const ECHO_CODE = "; echo $?";

/**
 * What a command line prints. With `; echo $?` behind it the exit code follows.
 *
 * @param command `scale-plan …`; `< FILE` behind it gives standard input
 */
export async function printed(command: string): Promise<string> {
  const showsCode = command.endsWith(ECHO_CODE);
  const [program, ...words] = wordsOf(showsCode ? command.slice(0, -ECHO_CODE.length) : command);
  if (program !== "scale-plan") throw new Error(`a transcript runs scale-plan, not ${program}`);
  const redirection = words.indexOf("<");
  const { text, code } =
    redirection < 0
      ? await ask(words)
      : await ask(words.slice(0, redirection), await readFile(words[redirection + 1] as string, "utf8"));
  return showsCode ? `${text}${code}\n` : text;
}
