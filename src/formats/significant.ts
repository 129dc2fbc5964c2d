/** Keys whose values are counts, positions or the file's own data: exact, whatever their length. */
const exactKeys = new Set([
  "schemaVersion",
  "line",
  "column",
  "endLine",
  "endColumn",
  "members",
  "servers",
  "depth",
  "patch",
  "changes",
]);

const DIGITS = 6;

/**
 * A copy of the data with every figure rounded to six significant digits.
 *
 * @throws RangeError on a number that is not finite: JSON has none, and a report must not hold one
 *
 * @example
 * significant({ p99: 0.28571428, line: 1234567 }); // { p99: 0.285714, line: 1234567 }
 */
export function significant<Data>(data: Data): Data {
  return rounded(data, "the document") as Data;
}

function rounded(value: unknown, at: string): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${at} is ${value}, which is no figure`);
    return Number(value.toPrecision(DIGITS));
  }
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((member) => rounded(member, at));
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    copy[key] = exactKeys.has(key) ? member : rounded(member, key);
  }
  return copy;
}
