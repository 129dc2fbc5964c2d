/** Real git repositories, and the program in them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/main.ts";
import { isFile, readDirectory } from "../../src/cli/read-directory.ts";
import { runGit } from "../../src/cli/run-git.ts";
import type { Outcome } from "./fake-io.ts";

/** Nothing of who runs the tests. */
const env = {
  PATH: process.env.PATH ?? "",
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};

export interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, text: string) => void;
  /** Writes files and commits them. */
  readonly commit: (files: Readonly<Record<string, string>>) => void;
}

const folders: string[] = [];

/** A folder that is no repository. */
export function folderOutside(): Repository {
  const folder = mkdtempSync(join(tmpdir(), "scale-plan-git-"));
  folders.push(folder);
  return repositoryIn(folder);
}

/** An empty repository on the branch main. */
export function emptyRepository(): Repository {
  const repository = folderOutside();
  repository.git("init", "--quiet", "--initial-branch=main");
  return repository;
}

/** A clone as continuous integration makes it. */
export function cloneOf({ folder }: Repository, ...options: readonly string[]): Repository {
  const clone = folderOutside();
  clone.git("clone", "--quiet", ...options, `file://${folder}`, ".");
  return clone;
}

export function removeRepositories(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function repositoryIn(folder: string): Repository {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) write(path, text);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message=a change");
  };
  return { folder, git, write, commit };
}

/** The program with a working directory in the repository. */
export async function runIn(repository: Repository, argv: readonly string[], inside = "."): Promise<Outcome> {
  const cwd = resolve(repository.folder, inside);
  const [out, err, written] = [[] as string[], [] as string[], new Map<string, string>()];
  const stream = (parts: string[]) => ({
    write: (text: string) => {
      parts.push(text);
    },
    isTerminal: false,
    columns: undefined,
  });
  const io: Io = {
    stdout: stream(out),
    stderr: stream(err),
    readFile: async (path, atMost) => readFileSync(resolve(cwd, path)).subarray(0, atMost + 1),
    readStdin: async () => new Uint8Array(),
    writeFile: async (path, text) => {
      written.set(path, text);
    },
    createFile: async (path, text) => {
      written.set(path, text);
    },
    readDirectory: (path) => readDirectory(resolve(cwd, path)),
    isFile: (path) => isFile(resolve(cwd, path)),
    today: () => "2026-07-20",
    git: (args) => runGit(args, cwd, env),
    env: {},
    cwd,
  };
  const code = await run(argv, io);
  return { code, stdout: out.join(""), stderr: err.join(""), written };
}
