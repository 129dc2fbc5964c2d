/**
 * `npm run fuzz -- --from 0 --to 2000 [--only closed,pools] [--relations]`: plans at random, each examined in a thread that
 * is given up when it hangs. `--show SEED` prints one.
 */
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Depth, type Examined, examine } from "./examine.ts";
import { allFeatures, type Feature, isFeature } from "./features.ts";
import { randomPlan, textOf } from "./random-plan.ts";

/** From here on a plan is listed as slow, s of processor. */
const SLOW = 2;
/** From here on it counts as hanging, s. */
const PATIENCE = 60;

interface Task {
  readonly seed: number;
  readonly depth: Depth;
  readonly allowed: readonly Feature[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "0" },
      to: { type: "string", default: "100" },
      only: { type: "string", default: allFeatures.join(",") },
      relations: { type: "boolean", default: false },
      show: { type: "string" },
    },
  });
  const allowed = values.only.split(",").filter(isFeature);
  if (values.show !== undefined) return write(textOf(randomPlan(Number(values.show), allowed)));
  const refusals = new Map<string, number>();
  const totals = { analysed: 0, refused: 0, faulty: 0, slow: 0 };
  let worker = newWorker();
  for (let seed = Number(values.from); seed < Number(values.to); seed++) {
    const examined = await answerOf(worker, { seed, depth: values.relations ? "relations" : "laws", allowed });
    if (examined === null) worker = newWorker();
    const { faults, refusals: refused, seconds } = examined ?? { faults: ["hangs"], refusals: [], seconds: PATIENCE };
    if (faults.length > 0) totals.faulty++;
    else if (refused.length > 0) totals.refused++;
    else totals.analysed++;
    for (const fault of faults.slice(0, 4)) write(`${seed}: ${fault.slice(0, 600)}`);
    if (seconds > SLOW) {
      totals.slow++;
      write(`${seed}: slow, ${seconds.toFixed(1)} s`);
    }
    for (const message of refused) refusals.set(message, (refusals.get(message) ?? 0) + 1);
  }
  write(JSON.stringify(totals));
  for (const [message, count] of [...refusals].sort(([, a], [, b]) => b - a))
    write(`${String(count).padStart(6)} ${message}`);
  await worker.terminate();
}

function newWorker(): Worker {
  return new Worker(new URL(import.meta.url));
}

/** null: it hangs, and its thread was ended. */
function answerOf(worker: Worker, task: Task): Promise<Examined | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(async () => {
      await worker.terminate();
      resolve(null);
    }, PATIENCE * 1000);
    worker.once("message", (examined: Examined) => {
      clearTimeout(late);
      resolve(examined);
    });
    worker.removeAllListeners("error").once("error", reject);
    worker.postMessage(task);
  });
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (isMainThread) await main();
else
  parentPort?.on("message", async ({ seed, depth, allowed }: Task) =>
    parentPort?.postMessage(await examine(seed, depth, allowed)),
  );
