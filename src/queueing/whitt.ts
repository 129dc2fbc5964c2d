/** γ of Whitt's light-traffic corrections, 0 for one server. */
function lightTrafficTerm(utilization: number, servers: number): number {
  if (utilization <= 0) return servers === 1 ? 0 : 0.24;
  return Math.min(
    0.24,
    ((1 - utilization) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * servers * utilization),
  );
}

/** ψ(c², ρ, c), the correction for equal variability of both sides. */
function balancedTerm(scv: number, deterministicArrivals: number, deterministicService: number): number {
  if (scv >= 1) return 1;
  return Math.min(1, (deterministicService + deterministicArrivals) / 2) ** (2 * (1 - scv));
}

/**
 * Whitt's φ: the factor on (ca² + cs²)/2 times the M/M/c wait that gives the mean wait of GI/G/c.
 * A closed form for every station; in the planning region (ρ ≥ 0.7) its median error is 2 %, at low
 * load with regular arrivals far more.
 *
 * @param utilization ρ, in [0, 1)
 * @param arrivalScv ca², ≥ 0
 * @param serviceScv cs², ≥ 0
 * @param servers c ≥ 1
 *
 * Source: Whitt, Approximations for the GI/G/m queue (1993), (2.16)–(2.25).
 *
 * @example
 * whittFactor(0.8, 1, 1, 4); // 1
 */
export function whittFactor(utilization: number, arrivalScv: number, serviceScv: number, servers: number): number {
  const gamma = lightTrafficTerm(utilization, servers);
  const deterministicService = 1 + gamma;
  const deterministicArrivals =
    utilization > 0 ? (1 - 4 * gamma) * Math.exp((-2 * (1 - utilization)) / (3 * utilization)) : 0;
  const balanced = balancedTerm((arrivalScv + serviceScv) / 2, deterministicArrivals, deterministicService);
  if (arrivalScv + serviceScv === 0) return 1;
  if (arrivalScv >= serviceScv) {
    const scale = 4 * arrivalScv - 3 * serviceScv;
    return ((4 * (arrivalScv - serviceScv)) / scale) * deterministicService + (serviceScv / scale) * balanced;
  }
  const scale = 2 * (arrivalScv + serviceScv);
  return (
    ((serviceScv - arrivalScv) / scale) * deterministicArrivals + ((serviceScv + 3 * arrivalScv) / scale) * balanced
  );
}
