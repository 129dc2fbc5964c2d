/**
 * A figure's name as people say it.
 *
 * @example
 * figureName("latency.upload.p99"); // "upload p99"
 */
export function figureName(figure: string): string {
  const [kind = "", ...rest] = figure.split(".");
  const name = rest.join(".");
  if (kind === "latency") return `${rest.slice(0, -1).join(".")} ${rest.at(-1) === "p999" ? "p99.9" : rest.at(-1)}`;
  if (kind === "utilization") return name === "" ? "utilization" : `${name} busy`;
  return name === "" ? kind : `${name} ${kind}`;
}
