/** A value of the file in YAML's flow style, where that is short. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{ ${Object.entries(value)
      .map(([key, member]) => `${key}: ${valueText(member)}`)
      .join(", ")} }`;
  }
  return String(value);
}
