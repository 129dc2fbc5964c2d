/** The world outside, as far as the program knows it: the one seam at which tests put another. */
import { writeFileSync } from "node:fs";
import { once } from "../report/once.ts";
import { guarded } from "./guard-stream.ts";
import { readAtMost, readStreamAtMost } from "./read-at-most.ts";
import { type DirectoryEntry, isFile, readDirectory } from "./read-directory.ts";
import { replaceFile } from "./replace-file.ts";
import type { GitAnswer } from "./run-git.ts";

/** Where text goes. */
export interface Stream {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** undefined: not a terminal. */
  readonly columns: number | undefined;
}

export interface Io {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The file's first bytes, one more than `atMost` where there are more. Rejects with a `code` such as `ENOENT`. */
  readonly readFile: (path: string, atMost: number) => Promise<Uint8Array>;
  /** The same of standard input. */
  readonly readStdin: (atMost: number) => Promise<Uint8Array>;
  /** What a directory holds; nothing where it cannot be read. */
  readonly readDirectory: (path: string) => Promise<readonly DirectoryEntry[]>;
  readonly isFile: (path: string) => Promise<boolean>;
  /** Writes the whole file or leaves it as it was. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Writes a new file; rejects with `EEXIST` where there is one. */
  readonly createFile: (path: string, text: string) => Promise<void>;
  /** Runs git in the working directory, without a shell. Rejects where it cannot be run at all. */
  readonly git: (args: readonly string[]) => Promise<GitAnswer>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Year-month-day, UTC. */
  readonly today: () => string;
}

/** The process's own. */
export function realIo(): Io {
  return {
    stdout: streamOf(() => process.stdout),
    stderr: streamOf(() => process.stderr),
    readFile: readAtMost,
    readStdin: (atMost) => readStreamAtMost(process.stdin, atMost),
    readDirectory,
    isFile,
    writeFile: replaceFile,
    createFile: async (path, text) => writeFileSync(path, text, { flag: "wx" }),
    git: async (args) => (await import("./run-git.ts")).runGit(args, process.cwd(), process.env),
    env: process.env,
    cwd: process.cwd(),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

/** Opened when it is first asked of: Node builds a stream for each, and most runs need one. */
function streamOf(open: () => NodeJS.WriteStream): Stream {
  const stream = once(() => guarded(open()));
  return {
    write: (text) => {
      stream().write(text);
    },
    get isTerminal() {
      return stream().isTTY ?? false;
    },
    get columns() {
      return stream().isTTY ? stream().columns : undefined;
    },
  };
}
