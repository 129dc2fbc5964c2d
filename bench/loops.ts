/** Milliseconds of the middle run, after as many again to warm up. */
export function median(run: () => unknown, times: number): number {
  for (let k = 0; k < times; k++) run();
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  taken.sort((a, b) => a - b);
  return taken[Math.floor(times / 2)] as number;
}
