import { type BusyConfigurations, busyConfigurations } from "./busy-configurations.ts";
import type { Complex } from "./complex.ts";
import type { Law } from "./law.ts";
import { solveComplex } from "./linear-system.ts";
import { type PhaseType, phasesOf } from "./phase-type.ts";
import { serviceSpectrum } from "./service-spectrum.ts";
import { fallingBelow, passUp, startOneMore, type UpwardPassage } from "./upward-passage.ts";
import { type WaitingMode, waitingModes } from "./waiting-modes.ts";

/** Complex vectors as two arrays. */
interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** P(W > t) = Σ Re(weight·e^{−decay·t}), and how far the busy servers are from the load they must have. */
export interface PhaseQueueWait {
  readonly weights: readonly Complex[];
  readonly decays: readonly Complex[];
  /** |E busy servers / (λS) − 1|, from the states below and above separately: what rounding has cost. */
  readonly workError: number;
}

/** The product of the servers' vectors over configurations: coefficients of Π_j (Σ_i ℓ_i z_i)^{n_j}. */
function configurationVector(mode: WaitingMode, levels: readonly BusyConfigurations[], phases: number): ComplexVector {
  let re = Float64Array.of(1);
  let im = Float64Array.of(0);
  let busy = 0;
  for (const { mode: server, count } of mode.servers)
    for (let i = 0; i < count; i++) {
      const level = levels[busy] as BusyConfigurations;
      const above = levels[busy + 1] as BusyConfigurations;
      const nextRe = new Float64Array(above.size);
      const nextIm = new Float64Array(above.size);
      for (let s = 0; s < level.size; s++)
        for (let j = 0; j < phases; j++) {
          const target = level.withOneMore[s * phases + j] as number;
          const factor = server.vector[j] as Complex;
          const a = re[s] as number;
          const b = im[s] as number;
          nextRe[target] = (nextRe[target] as number) + a * factor.re - b * factor.im;
          nextIm[target] = (nextIm[target] as number) + a * factor.im + b * factor.re;
        }
      re = nextRe;
      im = nextIm;
      busy++;
    }
  let largest = 0;
  for (let s = 0; s < re.length; s++) largest = Math.max(largest, Math.hypot(re[s] as number, im[s] as number));
  for (let s = 0; s < re.length; s++) {
    re[s] = (re[s] as number) / largest;
    im[s] = (im[s] as number) / largest;
  }
  return { re, im };
}

/** u(θI − A) = α: weights of the arrival phases in a mode. */
function arrivalVector(arrivals: PhaseType, decay: Complex): ComplexVector {
  const phases = arrivals.rate.length;
  const re = Float64Array.from(arrivals.start);
  const im = new Float64Array(phases);
  for (let phase = 0; phase < phases; phase++) {
    const rate = arrivals.rate[phase] as number;
    const a = decay.re + rate;
    const b = decay.im;
    const norm = a * a + b * b;
    const p = re[phase] as number;
    const q = im[phase] as number;
    re[phase] = (p * a + q * b) / norm;
    im[phase] = (q * a - p * b) / norm;
    const next = arrivals.next[phase] as number;
    if (next >= 0) {
      re[next] = (re[next] as number) + rate * (re[phase] as number);
      im[next] = (im[next] as number) + rate * (im[phase] as number);
    }
  }
  return { re, im };
}

/**
 * The waiting time of GI/PH/c, numerically exact: spectral above c busy servers, block elimination below.
 *
 * @param arrivals law of the times between arrivals, of phase type
 * @param service service law, of phase type with a closed-form spectrum
 * @param idle 1 − ρ > 0
 * @returns null where one of the laws has no phases or no closed-form spectrum
 *
 * Source: Neuts, Matrix-Geometric Solutions (1981); Bertsimas 1990 for the modes.
 *
 * @example
 * phaseQueueWait({ kind: "exponential", mean: 1 }, { kind: "exponential", mean: 0.5 }, 1, 0.5)?.weights.length; // 1
 */
export function phaseQueueWait(arrivals: Law, service: Law, servers: number, idle: number): PhaseQueueWait | null {
  const arrivalPhases = phasesOf(arrivals);
  const servicePhases = phasesOf(service);
  if (arrivalPhases === null || servicePhases === null) return null;
  const spectrum = serviceSpectrum(servicePhases);
  if (spectrum === null) return null;
  const phases = servicePhases.rate.length;
  const levels = Array.from({ length: servers + 1 }, (_, busy) => busyConfigurations(busy, servicePhases));
  let passage: UpwardPassage | null = null;
  for (let busy = 0; busy < servers; busy++)
    passage = passUp(arrivalPhases, servicePhases, levels[busy] as BusyConfigurations, passage);
  const top = levels[servers] as BusyConfigurations;
  const modes = waitingModes(arrivals, service, servicePhases, spectrum, top, idle);
  if (modes === null || passage === null) return null;
  const n = top.size;
  const m = arrivalPhases.rate.length;
  const down = fallingBelow(top, servicePhases, m, passage);
  if (down === null) return null;
  const loop = startOneMore(down.crossing, m * n, levels[servers - 1] as BusyConfigurations, n, servicePhases);

  // Columns: modes. Rows: Σ w (v − (v⊗u)·L·M·B) = 0 by configuration, the last replaced by total probability 1.
  const matrixRe = new Float64Array(n * n);
  const matrixIm = new Float64Array(n * n);
  const rightRe = new Float64Array(n);
  const rightIm = new Float64Array(n);
  const sums: Complex[] = [];
  const work: Complex[] = [];
  for (let k = 0; k < n; k++) {
    const mode = modes[k] as WaitingMode;
    const v = configurationVector(mode, levels, phases);
    const u = arrivalVector(arrivalPhases, mode.decay);
    const columnRe = Float64Array.from(v.re);
    const columnIm = Float64Array.from(v.im);
    const total = [0, 0, 0, 0, 0, 0]; // v·1, probability at and below c, busy servers there
    for (let s = 0; s < n; s++) {
      total[0] = (total[0] as number) + (v.re[s] as number);
      total[1] = (total[1] as number) + (v.im[s] as number);
    }
    let arrivalSumRe = 0;
    let arrivalSumIm = 0;
    for (let phase = 0; phase < m; phase++) {
      const a = u.re[phase] as number;
      const b = u.im[phase] as number;
      arrivalSumRe += a;
      arrivalSumIm += b;
      for (let s = 0; s < n; s++) {
        const row = phase * n + s;
        const p = a * (v.re[s] as number) - b * (v.im[s] as number);
        const q = a * (v.im[s] as number) + b * (v.re[s] as number);
        total[2] = (total[2] as number) + p * (down.time[row] as number);
        total[3] = (total[3] as number) + q * (down.time[row] as number);
        total[4] = (total[4] as number) + p * (down.work[row] as number);
        total[5] = (total[5] as number) + q * (down.work[row] as number);
        for (let t = 0; t < n; t++) {
          const value = loop[row * n + t] as number;
          columnRe[t] = (columnRe[t] as number) - p * value;
          columnIm[t] = (columnIm[t] as number) - q * value;
        }
      }
    }
    for (let t = 0; t < n; t++) {
      matrixRe[t * n + k] = columnRe[t] as number;
      matrixIm[t * n + k] = columnIm[t] as number;
    }
    const sum = { re: total[0] as number, im: total[1] as number };
    const ratio = quotient(mode.x, mode.complement);
    const above = product(product(ratio, sum), { re: arrivalSumRe, im: arrivalSumIm });
    const mass = { re: (total[2] as number) + above.re, im: (total[3] as number) + above.im };
    matrixRe[(n - 1) * n + k] = mass.re;
    matrixIm[(n - 1) * n + k] = mass.im;
    sums.push(product(ratio, sum));
    work.push({
      re: (total[4] as number) + servers * above.re,
      im: (total[5] as number) + servers * above.im,
    });
  }
  rightRe[n - 1] = 1;
  solveComplex(matrixRe, matrixIm, rightRe, rightIm, n);
  let busyServers = 0;
  let rate = 0;
  for (let j = 0; j < m; j++) rate += 0 * j;
  const meanArrival = meanOfPhases(arrivalPhases);
  rate = 1 / meanArrival;
  const weights = modes.map((_, k) => {
    const w = { re: rightRe[k] as number, im: rightIm[k] as number };
    busyServers += product(w, work[k] as Complex).re;
    const weight = product(w, sums[k] as Complex);
    return { re: weight.re / rate, im: weight.im / rate };
  });
  return {
    weights,
    decays: modes.map((mode) => mode.decay),
    workError: Math.abs(busyServers / (servers * (1 - idle)) - 1),
  };
}

function product(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function quotient(a: Complex, b: Complex): Complex {
  const norm = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
}

function meanOfPhases(phases: PhaseType): number {
  const remaining = new Float64Array(phases.rate.length);
  let mean = 0;
  for (let j = phases.rate.length - 1; j >= 0; j--) {
    const next = phases.next[j] as number;
    remaining[j] = 1 / (phases.rate[j] as number) + (next >= 0 ? (remaining[next] as number) : 0);
    mean += (phases.start[j] as number) * (remaining[j] as number);
  }
  return mean;
}
