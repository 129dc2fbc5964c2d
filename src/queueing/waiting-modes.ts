import { bracketedRoot } from "./bracketed-root.ts";
import type { BusyConfigurations } from "./busy-configurations.ts";
import { type Complex, exponential } from "./complex.ts";
import { decayRateOf } from "./decay-rate.ts";
import type { Law } from "./law.ts";
import { complexLogTransformOf, logTransformOf } from "./log-transform.ts";
import type { PhaseType } from "./phase-type.ts";
import { rootOfUnity, type ServiceMode, type ServiceSpectrum } from "./service-spectrum.ts";

/**
 * One of the n modes of the queue above c busy servers: with q waiting, the probabilities over the
 * configurations fall as x^q.
 */
export interface WaitingMode {
  /** θ: rate at which the mode's part of the waiting time falls. */
  readonly decay: Complex;
  /** x = Ã(θ). */
  readonly x: Complex;
  /** 1 − x, with its own digits. */
  readonly complement: Complex;
  /** The modes of the single servers, with how many servers are in each. */
  readonly servers: readonly { readonly mode: ServiceMode; readonly count: number }[];
}

/** Below it x and with it the mode vanish. */
const SMALLEST = 1e-300;

/** −Σ n_j λ_j. */
function totalDecay(modes: readonly ServiceMode[], counts: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < modes.length; j++) sum -= (counts[j] as number) * (modes[j] as ServiceMode).rate.re;
  return sum;
}

/** ln of the k-th root that solves w^k = Ã(μ(c − wσ)): fixed point, then Newton with the secant slope. */
function chainRoot(arrivals: Law, stages: number, rate: number, servers: number, sigma: Complex): Complex {
  const map = (w: Complex): Complex => {
    const s = {
      re: rate * (servers - (w.re * sigma.re - w.im * sigma.im)),
      im: -rate * (w.re * sigma.im + w.im * sigma.re),
    };
    const log = complexLogTransformOf(arrivals, s);
    return exponential({ re: log.re / stages, im: log.im / stages });
  };
  let w: Complex = { re: 0, im: 0 };
  for (let i = 0; i < 500; i++) {
    const once = map(w);
    const twice = map(once);
    // Aitken's extrapolation of the two steps, where their difference is not yet rounding.
    const d1 = { re: once.re - w.re, im: once.im - w.im };
    const d2 = { re: twice.re - once.re - d1.re, im: twice.im - once.im - d1.im };
    const norm = d2.re * d2.re + d2.im * d2.im;
    const step = Math.hypot(twice.re - once.re, twice.im - once.im);
    if (step < 1e-15 || norm < 1e-32) return twice;
    const square = { re: d1.re * d1.re - d1.im * d1.im, im: 2 * d1.re * d1.im };
    const jump = {
      re: (square.re * d2.re + square.im * d2.im) / norm,
      im: (square.im * d2.re - square.re * d2.im) / norm,
    };
    const next = { re: w.re - jump.re, im: w.im - jump.im };
    w = Math.hypot(next.re, next.im) < 1 ? next : twice;
  }
  return w;
}

/** The n modes for a service with real ones (at most two phases). */
function realModes(
  arrivals: Law,
  spectrum: NonNullable<ServiceSpectrum["realModesAt"]>,
  configurations: BusyConfigurations,
  principal: number,
): WaitingMode[] {
  const phases = configurations.counts.length / configurations.size;
  const found: WaitingMode[] = [];
  for (let s = 0; s < configurations.size; s++) {
    const counts = Array.from(configurations.counts.subarray(s * phases, (s + 1) * phases));
    let x: number;
    let complement: number;
    if (counts[0] === configurations.busy) {
      const log = logTransformOf(arrivals, principal);
      x = Math.exp(log);
      complement = -Math.expm1(log);
    } else {
      const excess = (candidate: number): number =>
        Math.exp(logTransformOf(arrivals, totalDecay(spectrum(candidate, 1 - candidate), counts))) - candidate;
      // A root that underflows carries no weight.
      x = excess(SMALLEST) > 0 ? bracketedRoot(excess, SMALLEST, 1) : SMALLEST;
      complement = 1 - x;
    }
    const modes = spectrum(x, complement);
    found.push({
      decay: { re: totalDecay(modes, counts), im: 0 },
      x: { re: x, im: 0 },
      complement: { re: complement, im: 0 },
      servers: modes.map((mode, j) => ({ mode, count: counts[j] as number })),
    });
  }
  return found;
}

/** The n modes for a service of k like stages: u_j = w·e^{2πij/k} with w^k = x. */
function chainModes(
  arrivals: Law,
  service: PhaseType,
  configurations: BusyConfigurations,
  principal: number,
): WaitingMode[] {
  const stages = service.rate.length;
  const rate = service.rate[0] as number;
  const servers = configurations.busy;
  const found: WaitingMode[] = [];
  for (let s = 0; s < configurations.size; s++) {
    let re = 0;
    let im = 0;
    const counts: number[] = [];
    for (let j = 0; j < stages; j++) {
      const count = configurations.counts[s * stages + j] as number;
      const unit = rootOfUnity(j, stages);
      counts.push(count);
      re += count * unit.re;
      im += count * unit.im;
    }
    const isPrincipal = counts[0] === servers;
    const w = isPrincipal
      ? { re: 1 - principal / (rate * servers), im: 0 }
      : chainRoot(arrivals, stages, rate, servers, { re, im });
    const decay = {
      re: isPrincipal ? principal : rate * (servers - (w.re * re - w.im * im)),
      im: -rate * (w.re * im + w.im * re),
    };
    const log = complexLogTransformOf(arrivals, decay);
    const x = exponential(log);
    found.push({
      decay,
      x,
      complement: isPrincipal ? { re: -Math.expm1(log.re), im: 0 } : { re: 1 - x.re, im: -x.im },
      servers: counts.map((count, j) => ({ mode: chainMode(w, j, stages, rate), count })),
    });
  }
  return found;
}

/** Mode j of one server: u = w·e^{2πij/k}, vector u^{k−i} for stage i. */
function chainMode(w: Complex, j: number, stages: number, rate: number): ServiceMode {
  const unit = rootOfUnity(j, stages);
  const u = { re: w.re * unit.re - w.im * unit.im, im: w.re * unit.im + w.im * unit.re };
  const vector: Complex[] = [{ re: 1, im: 0 }];
  for (let i = 1; i < stages; i++) {
    const last = vector[0] as Complex;
    vector.unshift({ re: last.re * u.re - last.im * u.im, im: last.re * u.im + last.im * u.re });
  }
  return { rate: { re: rate * (u.re - 1), im: rate * u.im }, vector };
}

/**
 * All n modes of GI/PH/c above c busy servers, one for every way to spread the servers over the modes of
 * one of them: each is one scalar equation x = Ã(−Σ n_j λ_j(x)).
 *
 * @returns null where the decay has no root (constant arrivals and services, or saturation)
 *
 * Source: Bertsimas, An analytic approach to a general class of G/G/s queueing systems (1990); de Smit,
 * The queue GI/M/s with customers of different types or the queue GI/H_m/s (1983).
 */
export function waitingModes(
  arrivals: Law,
  serviceLaw: Law,
  service: PhaseType,
  spectrum: ServiceSpectrum,
  configurations: BusyConfigurations,
  idle: number,
): WaitingMode[] | null {
  const principal = decayRateOf(arrivals, serviceLaw, configurations.busy, idle);
  if (principal === null) return null;
  return spectrum.realModesAt === null
    ? chainModes(arrivals, service, configurations, principal)
    : realModes(arrivals, spectrum.realModesAt, configurations, principal);
}
