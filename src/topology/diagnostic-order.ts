import type { Diagnostic } from "./diagnostic.ts";

/** By file and position, each place and path once: of several complaints about one key or value the first is the cause. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const distinct = diagnostics.filter(({ path, position, message }) => {
    const place = position === null ? "" : `${position.file}:${position.line}:${position.column}`;
    const keys =
      path.length === 0 ? [`${place} ${message}`] : [`${place} ${JSON.stringify(path)}`, `${place} ${message}`];
    const isNew = keys.every((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
  const files = new Map<string, number>();
  for (const { position } of distinct)
    if (position !== null && !files.has(position.file)) files.set(position.file, files.size);
  const fileOf = ({ position }: Diagnostic) => (position === null ? files.size : (files.get(position.file) ?? 0));
  return [...distinct].sort(
    (a, b) =>
      fileOf(a) - fileOf(b) ||
      (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
      (a.position?.column ?? 0) - (b.position?.column ?? 0),
  );
}
