import { execFile } from "node:child_process";

/** What git said. */
export interface GitAnswer {
  /** 0: it did what it was asked for. */
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** More than any file that is read. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * Runs git with these arguments, and no shell. It asks nobody, fetches nothing, and speaks as it does everywhere.
 *
 * @throws an error with a `code` such as `ENOENT` where it cannot be run
 */
export function runGit(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<GitAnswer> {
  const quiet = {
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    // In a partial clone a file that is not there would be asked for over the network.
    GIT_NO_LAZY_FETCH: "1",
  };
  return new Promise((resolve, reject) => {
    execFile(
      "git",
      // What a repository may say about programs to run is not obeyed.
      ["--no-pager", "-c", "core.fsmonitor=false", ...args],
      { cwd, env: { ...env, ...quiet }, encoding: "buffer", maxBuffer: MOST_BYTES, windowsHide: true },
      (error, stdout, stderr) => {
        const code = error?.code ?? 0;
        if (typeof code === "string") reject(error);
        else resolve({ code: error === null ? 0 : code || 1, stdout, stderr: stderr.toString("utf8") });
      },
    );
  });
}
