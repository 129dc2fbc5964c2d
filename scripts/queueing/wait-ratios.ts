/** The table behind fast waits, made from the exact solutions of the project's own solver. */
import { lawFromMoments } from "../../src/queueing/law-from-moments.ts";
import { mmcWait } from "../../src/queueing/mmc.ts";
import {
  largestBeta,
  tableArrivalScvs,
  tableServers,
  tableServiceScvs,
  tableShares,
} from "../../src/queueing/wait-ratio-grid.ts";
import { solveWait } from "../../src/queueing/waiting-time.ts";

/** Steps of the logarithms of the ratios per unit: 16 bits hold ±16 to 0.05 %. */
const STEPS = 2047;

/** ln of both factors, for one station of the grid. */
export function waitRatiosAt(servers: number, share: number, arrivalScv: number, serviceScv: number): [number, number] {
  const idle = (share * largestBeta(servers)) / Math.sqrt(servers);
  if (idle === 0) return [0, 0];
  const load = servers * (1 - idle);
  const { wait } = solveWait({
    arrivals: lawFromMoments(1 / load, arrivalScv),
    service: lawFromMoments(1, serviceScv),
    servers,
    idle,
  });
  const poisson = mmcWait(load, 1, servers, idle);
  const floor = 1e-6;
  const mean = Math.max(floor, wait.mean / (poisson.mean * 0.5 * (arrivalScv + serviceScv)));
  const probability = Math.max(floor, (1 - wait.atZero) / (1 - poisson.atZero));
  return [Math.log(mean), Math.log(probability)];
}

export function waitRatioTable(report: (line: string) => void): string {
  const values: number[] = [];
  for (const servers of tableServers)
    for (const share of tableShares) {
      const before = performance.now();
      for (const arrivalScv of tableArrivalScvs)
        for (const serviceScv of tableServiceScvs)
          for (const log of waitRatiosAt(servers, share, arrivalScv, serviceScv)) values.push(Math.round(log * STEPS));
      report(`${servers} servers, ${share}: ${Math.round(performance.now() - before)} ms`);
    }
  const bytes = new Uint8Array(values.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setInt16(2 * i, value, true);
  return `/* Made by scripts/queueing-tables.mjs from the exact solver; do not edit. */

/** Steps per unit of the logarithms below. */
export const waitRatioSteps = ${STEPS};

/** Little-endian 16-bit integers in base64: servers, share, arrival scv, service scv, (mean, probability). */
export const waitRatios =
  "${Buffer.from(bytes).toString("base64")}";
`;
}
