import { readdirSync, statSync } from "node:fs";

export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** What a directory holds; nothing where it cannot be read. */
export async function readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
  } catch {
    return [];
  }
}

/** Whether a path is that of a file. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
