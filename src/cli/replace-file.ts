import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: beside it, then in its place. What is no regular file (`/dev/stderr`, a pipe) is
 * written to as it is, and a symbolic link stays one.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = existing(path);
  if (target !== null && !statSync(target).isFile()) {
    writeFileSync(target, text);
    return;
  }
  const final = target ?? path;
  const beside = join(dirname(final), `.${basename(final)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { mode: target === null ? 0o666 : statSync(target).mode });
    renameSync(beside, final);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Where a path leads; null: nowhere yet. */
function existing(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
