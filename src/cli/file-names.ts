/** How files are named to a reader. */

/** Standard input, as messages name it. */
export const STDIN = "<stdin>";

/**
 * A path for a document that others read: relative to the working directory where it lies in it, and never absolute.
 *
 * @example
 * portableName("/home/ada/plans/topo.yaml", "/home/ada"); // "plans/topo.yaml"
 */
export function portableName(path: string, cwd: string): string {
  if (path === "-") return STDIN;
  const slashed = path.replaceAll("\\", "/");
  const base = `${cwd.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  if (slashed.startsWith(base)) return slashed.slice(base.length);
  const isAbsolute = slashed.startsWith("/") || /^[A-Za-z]:\//.test(slashed);
  return isAbsolute ? slashed.slice(slashed.lastIndexOf("/") + 1) : slashed.replace(/^(?:\.\/)+/, "");
}

/**
 * A command line that a shell reads back as these words.
 *
 * @example
 * commandLine(["check", "my plan.yaml"]); // "scale-plan check 'my plan.yaml'"
 */
export function commandLine(words: readonly string[]): string {
  return ["scale-plan", ...words].map(quoted).join(" ");
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
