/** What is asked of git: what a revision means, a file in it, and where two branches parted. */
import type { Io } from "./io.ts";

/** Why git has no answer, and the way out. */
export interface GitProblem {
  readonly message: string;
  readonly hint: string | null;
}

export type GitResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: GitProblem };

const wrong = (message: string, hint: string | null) => ({ ok: false, problem: { message, hint } }) as const;

/** The commit that a revision means. */
export async function commitOf(revision: string, io: Io): Promise<GitResult<string>> {
  // What looks like an option would be one.
  if (revision.startsWith("-")) return wrong(`${revision} is no revision`, null);
  const asked = await ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], io);
  if (!asked.ok) return asked;
  if (asked.value.code === 0) return { ok: true, value: textOf(asked.value.stdout).trim() };
  const unusable = await repositoryProblem(io);
  if (unusable !== null) return { ok: false, problem: unusable };
  return wrong(`git knows no revision ${revision} here`, await fetchHint(revision, io));
}

/** Where the history of HEAD left that of a revision. */
export async function mergeBase(revision: string, io: Io): Promise<GitResult<string>> {
  const commit = await commitOf(revision, io);
  if (!commit.ok) return commit;
  const asked = await ask(["merge-base", commit.value, "HEAD"], io);
  if (!asked.ok) return asked;
  if (asked.value.code === 0) return { ok: true, value: textOf(asked.value.stdout).trim() };
  const isCut = await isShallow(io);
  const message = isCut
    ? `this is a shallow clone: where HEAD left ${revision} is not in it`
    : `HEAD and ${revision} have no history in common`;
  return wrong(message, isCut ? await fetchHint(revision, io) : "name a revision of the same history");
}

/**
 * A file as it is at a commit.
 *
 * @param path from the root of the repository, or from the working directory where it begins with `./` or `../`
 * @returns null: there is no such file at that commit
 */
export async function fileAt(commit: string, path: string, io: Io): Promise<GitResult<Uint8Array | null>> {
  const name = `${commit}:${path}`;
  const kind = await ask(["cat-file", "-t", name], io);
  if (!kind.ok) return kind;
  const type = textOf(kind.value.stdout).trim();
  if (kind.value.code !== 0) {
    if (/outside repository/.test(kind.value.stderr)) return wrong(`${path} is outside of the repository`, null);
    return { ok: true, value: null };
  }
  if (type !== "blob") return wrong(`${path} is no file there, but a ${type === "tree" ? "directory" : type}`, null);
  const content = await ask(["cat-file", "blob", name], io);
  if (!content.ok) return content;
  const { code, stdout, stderr } = content.value;
  return code === 0 ? { ok: true, value: stdout } : wrong(`git cannot read ${path}: ${firstLine(stderr)}`, null);
}

/**
 * The path, from the repository's root, that a file of the working directory had at a commit under another name.
 *
 * @param path from the working directory
 * @returns null: it was not renamed
 */
export async function renamedFrom(commit: string, path: string, io: Io): Promise<GitResult<string | null>> {
  const named = await ask(["ls-files", "--full-name", "-z", "--", `:(literal)${path}`], io);
  if (!named.ok) return named;
  const [now] = textOf(named.value.stdout).split("\0");
  if (named.value.code !== 0 || now === undefined || now === "") return { ok: true, value: null };
  const compared = await ask(
    ["diff", "--no-ext-diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", commit],
    io,
  );
  if (!compared.ok) return compared;
  // Each is three words: how alike they are, the old name, the new one.
  const words = textOf(compared.value.stdout).split("\0");
  for (let at = 0; at + 2 < words.length; at += 3) {
    if (words[at + 2] === now) return { ok: true, value: words[at + 1] ?? null };
  }
  return { ok: true, value: null };
}

async function ask(args: readonly string[], io: Io) {
  try {
    return { ok: true, value: await io.git(args) } as const;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "it is not installed, or not on the PATH" : message;
    return wrong(`git cannot be run: ${reason}`, null);
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const firstLine = (text: string): string => (text.split("\n")[0] ?? "").replace(/^fatal: /, "");

/** null: this is a repository that git is willing to read. */
async function repositoryProblem(io: Io): Promise<GitProblem | null> {
  const asked = await ask(["rev-parse", "--git-dir"], io);
  if (!asked.ok) return asked.problem;
  if (asked.value.code === 0) return null;
  if (/not a git repository/.test(asked.value.stderr)) {
    return { message: "the working directory is in no git repository", hint: "run it inside of one" };
  }
  return { message: `git refuses: ${firstLine(asked.value.stderr)}`, hint: null };
}

async function isShallow(io: Io): Promise<boolean> {
  const asked = await ask(["rev-parse", "--is-shallow-repository"], io);
  return asked.ok && textOf(asked.value.stdout).trim() === "true";
}

/** The command that brings what is missing: `origin/main` is the branch main of the remote origin. */
async function fetchHint(revision: string, io: Io): Promise<string> {
  const remotes = await ask(["remote"], io);
  const names = remotes.ok ? textOf(remotes.value.stdout).split("\n").filter(Boolean) : [];
  const remote = names.find((name) => revision.startsWith(`${name}/`));
  const isCut = await isShallow(io);
  if (remote === undefined) return isCut ? "git fetch --unshallow" : "see git branch --all and git log";
  const branch = revision.slice(remote.length + 1);
  const deeper = isCut ? "--unshallow " : "";
  return `git fetch ${deeper}${remote} ${branch}:refs/remotes/${remote}/${branch}`;
}
