import { looksLikeReport } from "../report/read-report.ts";
import { portableName } from "./file-names.ts";
import type { Io } from "./io.ts";
import type { SideOptions } from "./read-plans.ts";
import { readText } from "./read-text.ts";
import { savedSide } from "./saved-side.ts";
import { readAtRevision, revisionIn } from "./side-at-revision.ts";
import { type ReadSide, solvedSide } from "./solved-side.ts";

/** Larger than a topology may be: a report of a thousand tiers has megabytes. */
export const MOST_REPORT_BYTES = 64 * 2 ** 20;

/**
 * Reads one of two plans that are compared, and solves it where it is a topology.
 *
 * @param word a path, `-`, or `REV:path` where there is no file of that name
 */
export async function readSide(word: string, options: SideOptions, io: Io): Promise<ReadSide> {
  const remembering = readingOnce(io);
  const named = revisionIn(word);
  if (named !== null && !(await isFile(word, remembering))) return readAtRevision(word, named, options, io);
  const read = await readText(word, MOST_REPORT_BYTES, remembering);
  if (!read.ok) return { ok: false, diagnostics: [read.diagnostic], text: () => undefined };
  const from = portableName(word, io.cwd);
  if (looksLikeReport(read.text)) return savedSide(read.text, from);
  return solvedSide(word, options, { from, commit: null, label: "" }, remembering);
}

async function isFile(path: string, io: Io): Promise<boolean> {
  try {
    await io.readFile(path, MOST_REPORT_BYTES);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

/** What is read is remembered: what kind of side it is shows in its text, and a pipe is empty the second time. */
function readingOnce(io: Io): Io {
  const files = new Map<string, Uint8Array>();
  let stdin: Uint8Array | null = null;
  return {
    ...io,
    readFile: async (path, atMost) => {
      const bytes = files.get(path) ?? (await io.readFile(path, MOST_REPORT_BYTES));
      files.set(path, bytes);
      return bytes.subarray(0, atMost + 1);
    },
    readStdin: async (atMost) => {
      stdin ??= await io.readStdin(MOST_REPORT_BYTES);
      return stdin.subarray(0, atMost + 1);
    },
  };
}
