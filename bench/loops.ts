/**
 * Milliseconds of the fastest run, after as many again to warm up: what else the machine does only ever adds to a run, so
 * that of two loops the ratio of these says what the code costs. By the clock, or by the processor where others had it
 * meanwhile.
 */
export function fastest(run: () => unknown, times: number): number {
  for (let k = 0; k < times; k++) run();
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < times; k++) {
    const start = performance.now();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - start, (user + system) / 1000);
  }
  return least;
}
