/** A file of git as one of two plans that are compared. */
import { looksLikeReport } from "../report/read-report.ts";
import { commitOf, fileAt, type GitProblem } from "./git.ts";
import type { Io } from "./io.ts";
import type { SideOptions } from "./read-plans.ts";
import { savedSide } from "./saved-side.ts";
import { noSide, type ReadSide, solvedSide } from "./solved-side.ts";

/** `main:topo.yaml` in two; null: the word is a path. A drive letter is no revision. */
export function revisionIn(word: string): { readonly revision: string; readonly path: string } | null {
  const at = word.indexOf(":");
  if (at < 1 || /^[A-Za-z]:[\\/]/.test(word)) return null;
  return { revision: word.slice(0, at), path: word.slice(at + 1) };
}

/** Reads `REV:path`. */
export async function readAtRevision(
  word: string,
  { revision, path }: { readonly revision: string; readonly path: string },
  options: SideOptions,
  io: Io,
): Promise<ReadSide> {
  const commit = await commitOf(revision, io);
  if (!commit.ok) return refused(word, commit.problem);
  const file = await fileAt(commit.value, path, io);
  if (!file.ok) return refused(word, file.problem);
  if (file.value === null) {
    const hint = path.startsWith(".")
      ? "REV:./path is relative to the working directory"
      : "REV:path is relative to the root of the repository; write REV:./path to begin at the working directory";
    return refused(word, { message: `there is no ${path} at ${revision}`, hint });
  }
  const text = new TextDecoder().decode(file.value);
  if (looksLikeReport(text)) return savedSide(text, word, commit.value);
  return solvedAt({ commit: commit.value, revision, path, file: file.value }, options, io);
}

/** A topology as it is at a commit. */
interface FileAtCommit {
  readonly commit: string;
  /** As it was typed. */
  readonly revision: string;
  readonly path: string;
  readonly file: Uint8Array;
}

/** Solves a topology of git, with the overlays of the same commit; one that was not there yet changes nothing. */
export async function solvedAt(
  { commit, revision, path, file }: FileAtCommit,
  options: SideOptions,
  io: Io,
): Promise<ReadSide> {
  const overlays = new Map<string, Uint8Array>();
  for (const overlay of options.overlay) {
    const read = await fileAt(commit, fromHere(overlay), io);
    if (!read.ok) return refused(`${revision}:${overlay}`, read.problem);
    if (read.value !== null) overlays.set(overlay, read.value);
  }
  const gitIo: Io = {
    ...io,
    // Further budgets are those of today.
    readFile: async (name, atMost) => {
      const there = name === path ? file : overlays.get(name);
      return there === undefined ? io.readFile(name, atMost) : there.subarray(0, atMost + 1);
    },
  };
  const there = { ...options, overlay: [...overlays.keys()] };
  const from = `${revision}:${path}`;
  return solvedSide(path, there, { from, commit, label: `${revision}:` }, gitIo);
}

/** As git wants a path that begins at the working directory. */
export const fromHere = (path: string): string => (/^\.{1,2}\//.test(path) ? path : `./${path}`);

/** What git has to say against it. */
export const refused = (word: string, { message, hint }: GitProblem): ReadSide =>
  noSide("unreadable-revision", `cannot read ${word}: ${message}`, hint);
