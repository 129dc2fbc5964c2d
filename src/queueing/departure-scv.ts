/**
 * cd², scv of the times between departures of a stable queue with unlimited room.
 *
 * One server: Marshall's formula, exact when the mean wait is: cd² = ca² + 2ρ²cs² − 2ρ(1−ρ)·Wq/S.
 * Several: Whitt's interpolation cd² = 1 + (1−ρ²)(ca²−1) + ρ²(max(cs², 0.2) − 1)/√c, which is exact for
 * M/M/c and for M/G/∞.
 *
 * @param utilization ρ, in [0, 1); at and above 1 the servers' own rhythm is what leaves
 * @param arrivalScv ca²
 * @param serviceScv cs²
 * @param servers c
 * @param waitOverService Wq/S, where known
 *
 * Source: Marshall, Some inequalities in queuing (1968); Whitt, The queueing network analyzer (1983), (38)–(39).
 *
 * @example
 * departureScvOf({ utilization: 0.5, arrivalScv: 1, serviceScv: 3, servers: 1, waitOverService: 2 }); // 1.5
 */
export function departureScvOf(flow: {
  readonly utilization: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
  readonly servers: number;
  readonly waitOverService: number;
}): number {
  const { utilization, arrivalScv, serviceScv, servers, waitOverService } = flow;
  if (utilization >= 1)
    return servers === 1 ? serviceScv : Math.max(0, 1 + (Math.max(serviceScv, 0.2) - 1) / Math.sqrt(servers));
  const square = utilization * utilization;
  if (servers === 1)
    return Math.max(0, arrivalScv + 2 * square * serviceScv - 2 * utilization * (1 - utilization) * waitOverService);
  return 1 + (1 - square) * (arrivalScv - 1) + (square * (Math.max(serviceScv, 0.2) - 1)) / Math.sqrt(servers);
}
