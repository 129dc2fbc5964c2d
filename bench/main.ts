import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./bench.ts";
import { benches } from "./registry.ts";

/** `npm run bench [name…]`: measures, prints a line for each figure, and fails when a target is missed. */
async function main(names: readonly string[]): Promise<void> {
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) throw new Error(`no such bench; there are ${benches.map(({ name }) => name).join(", ")}`);
  for (const { name, apart, measure } of chosen) {
    if (apart && chosen.length > 1) {
      const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: "inherit" });
      if (status !== 0) process.exitCode = 1;
      continue;
    }
    write(name);
    for (const measurement of await measure()) {
      write(row(measurement));
      if (isMissed(measurement)) process.exitCode = 1;
    }
  }
}

function isMissed({ value, target }: Measurement): boolean {
  return target !== null && !(value <= target);
}

function row(measurement: Measurement): string {
  const { what, value, target, unit } = measurement;
  const figure = `${value.toFixed(2)} ${unit}`.padStart(12);
  const verdict = target === null ? "" : `${isMissed(measurement) ? "✗" : "✓"} at most ${target} ${unit}`;
  return `  ${what.padEnd(52)}${figure}   ${verdict}`.trimEnd();
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
