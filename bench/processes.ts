import { spawnSync } from "node:child_process";

/** What a whole process took, from its start to its exit. */
interface Usage {
  readonly wall: number;
  readonly cpu: number;
}

/** How many times as long as `baseline` a `command` takes. */
export interface Ratio {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Runs both in turn, A B A B …, and takes the median of the ratios pair by pair: the machine's speed drifts during a
 * run, and one slow process must not move the figure.
 */
export function compareProcesses(command: readonly string[], baseline: readonly string[], rounds: number): Ratio {
  timeProcess(command);
  timeProcess(baseline);
  const pairs = Array.from({ length: rounds }, () => ({ a: timeProcess(command), b: timeProcess(baseline) }));
  return {
    wall: median(pairs.map(({ a, b }) => a.wall / b.wall)),
    cpu: median(pairs.map(({ a, b }) => a.cpu / b.cpu)),
  };
}

/** The shell's own `time`: Node does not tell what its children used. */
function timeProcess(command: readonly string[]): Usage {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&1';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}`);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(" ").map(Number);
  return { wall, cpu: user + system };
}

/** The most memory that a Node process held at once, in bytes. */
export function peakMemory(argv: readonly string[]): number {
  const tell = 'process.on("exit",()=>require("fs").writeSync(3,String(process.resourceUsage().maxRSS)))';
  const preload = `data:text/javascript,import{createRequire}from"node:module";const require=createRequire("file:///");${tell}`;
  const { status, output } = spawnSync(process.execPath, ["--import", preload, ...argv], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`${argv.join(" ")} ended with ${status}`);
  return Number(output[3]) * 1024;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
