import type { Io } from "./io.ts";

/** Directories in which nobody keeps plans. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules"]);
/** Files that one pattern may stand for. */
const MOST_FILES = 1000;

export type Expanded =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly message: string };

/**
 * File names, with patterns (`plans/*.yaml`, `**` before a slash) replaced by the files that they stand for, sorted; each
 * file once. `*` and `?` stop at a slash, `**` is any number of directories. Hidden ones are left out, and a name that
 * is that of a file is no pattern.
 */
export async function expandPatterns(names: readonly string[], io: Io): Promise<Expanded> {
  const files: string[] = [];
  for (const name of names) {
    if (!/[*?]/.test(name) || (await io.isFile(name))) {
      files.push(name);
      continue;
    }
    const found = await matching(name.split("/"), io);
    if (found.length === 0) return { ok: false, message: `no file matches ${name}` };
    if (found.length > MOST_FILES) return { ok: false, message: `${name} matches more than ${MOST_FILES} files` };
    files.push(...found.toSorted());
  }
  return { ok: true, files: [...new Set(files)] };
}

async function matching(segments: readonly string[], io: Io): Promise<readonly string[]> {
  const plain = segments.findIndex((segment) => /[*?]/.test(segment));
  const found: string[] = [];
  await walk(segments.slice(0, plain).join("/"), segments.slice(plain));
  return [...new Set(found)];

  async function walk(directory: string, [segment = "", ...rest]: readonly string[]): Promise<void> {
    if (found.length > MOST_FILES) return;
    const pattern = segment === "**" ? /^/ : asExpression(segment);
    if (segment === "**" && rest.length > 0) await walk(directory, rest);
    for (const { name, isDirectory } of await io.readDirectory(
      directory === "" && segments[0] !== "" ? "." : `${directory}/`,
    )) {
      if (name.startsWith(".") || SKIPPED.has(name) || !pattern.test(name)) continue;
      const path = directory === "" && segments[0] !== "" ? name : `${directory}/${name}`;
      if (segment === "**") {
        if (isDirectory) await walk(path, [segment, ...rest]);
        else if (rest.length === 0) found.push(path);
      } else if (rest.length === 0) {
        if (!isDirectory) found.push(path);
      } else if (isDirectory) await walk(path, rest);
    }
  }
}

const asExpression = (segment: string): RegExp =>
  new RegExp(
    `^${segment
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  );
