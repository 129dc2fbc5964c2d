import { waitRatioSteps, waitRatios } from "./generated/wait-ratios.ts";
import { type Stencil, stencilAt } from "./lagrange.ts";
import {
  largestBeta,
  scvCoordinate,
  tableArrivalScvs,
  tableServers,
  tableServiceScvs,
  tableShares,
} from "./wait-ratio-grid.ts";

const serverNodes = tableServers.map(Math.log2);
const arrivalNodes = tableArrivalScvs.map(scvCoordinate);
const serviceNodes = tableServiceScvs.map(scvCoordinate);
const perArrival = 2 * tableServiceScvs.length;
const perShare = perArrival * tableArrivalScvs.length;
const perServers = perShare * tableShares.length;

let decoded: Int16Array | undefined;

function table(): Int16Array {
  decoded ??= decode();
  return decoded;
}

function decode(): Int16Array {
  const text = atob(waitRatios);
  const values = new Int16Array(text.length / 2);
  for (let i = 0; i < values.length; i++) {
    const bits = text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 8);
    values[i] = bits; // wraps to the signed value
  }
  return values;
}

/** Both logarithms at a number of servers of the table. */
function atServers(index: number, shares: Stencil, arrivals: Stencil, services: Stencil): [number, number] {
  const values = table();
  let mean = 0;
  let probability = 0;
  for (let i = 0; i < shares.weights.length; i++)
    for (let j = 0; j < arrivals.weights.length; j++) {
      const outer = (shares.weights[i] as number) * (arrivals.weights[j] as number);
      if (outer === 0) continue;
      let position =
        index * perServers + (shares.first + i) * perShare + (arrivals.first + j) * perArrival + services.first * 2;
      for (let k = 0; k < services.weights.length; k++, position += 2) {
        const weight = outer * (services.weights[k] as number);
        mean += weight * (values[position] as number);
        probability += weight * (values[position + 1] as number);
      }
    }
  return [mean / waitRatioSteps, probability / waitRatioSteps];
}

/**
 * The factors on (ca² + cs²)/2 times the M/M/c wait, and on Erlang's delay probability, that give the mean
 * wait and P(wait) of GI/G/c of the two-moment family: a microsecond each, from a table of exact solutions.
 * Above 32 servers along 1/√c at equal (1 − ρ)√c.
 *
 * @param servers c
 * @param idle 1 − ρ
 * @param arrivalScv ca²
 * @param serviceScv cs²
 *
 * @example
 * waitRatiosOf(4, 0.2, 1, 1).mean; // 1
 */
export function waitRatiosOf(
  servers: number,
  idle: number,
  arrivalScv: number,
  serviceScv: number,
): { readonly mean: number; readonly probability: number } {
  const shares = stencilAt(tableShares, (idle * Math.sqrt(servers)) / largestBeta(servers));
  const arrivals = stencilAt(arrivalNodes, scvCoordinate(arrivalScv));
  const services = stencilAt(serviceNodes, scvCoordinate(serviceScv));
  let logMean = 0;
  let logProbability = 0;
  const last = tableServers.length - 1;
  if (servers > (tableServers[last] as number)) {
    const near = atServers(last - 1, shares, arrivals, services);
    const far = atServers(last, shares, arrivals, services);
    const nearPlace = 1 / Math.sqrt(tableServers[last - 1] as number);
    const farPlace = 1 / Math.sqrt(tableServers[last] as number);
    const position = (1 / Math.sqrt(servers) - farPlace) / (nearPlace - farPlace);
    logMean = far[0] + (near[0] - far[0]) * position;
    logProbability = far[1] + (near[1] - far[1]) * position;
  } else {
    const along = stencilAt(serverNodes, Math.log2(servers));
    along.weights.forEach((weight, i) => {
      if (weight === 0) return;
      const [mean, probability] = atServers(along.first + i, shares, arrivals, services);
      logMean += weight * mean;
      logProbability += weight * probability;
    });
  }
  return { mean: Math.exp(logMean), probability: Math.exp(logProbability) };
}
