/** Beyond this many present the room no longer shapes what is passed on in the long run. */
const MOST_PRESENT = 20_000;

/**
 * Long-run dispersion Var N(t)/E N(t), t → ∞, of what a station with limited room completes. Below 1 for Poisson and
 * exponential: a full room cuts the bursts and an empty one the service, 2/3 at ρ = 1 in a large room.
 *
 * With D_n = Σ_{j≤n} π_j λ_j and λ* what is admitted, a request admitted at n has brought g_n = (λ*P_n − D_n)/(π_n λ_n) of
 * news about later ones, so that Var N/t = Σ π_n λ_n ((1 + g_n)² + g_n²): the first part is the arrivals' noise, the second
 * the service's. Exact for M/M/c/K. Other arrivals and services are taken to scale their own part by ca² and cs², the
 * service's only while all servers are busy.
 *
 * @param load a = λS
 * @param waitingRoom places beside the servers
 *
 * Source: Nazarathy & Weiss, The asymptotic variance rate of the output process of finite capacity birth–death queues
 * (Queueing Systems 59, 2008).
 *
 * @example
 * finiteDispersion({ load: 1, servers: 1, waitingRoom: 0, arrivalScv: 1, serviceScv: 1 }); // 0.5
 */
export function finiteDispersion(flow: {
  readonly load: number;
  readonly servers: number;
  readonly waitingRoom: number;
  readonly arrivalScv: number;
  readonly serviceScv: number;
}): number {
  const { load, servers, waitingRoom, arrivalScv, serviceScv } = flow;
  const most = servers + waitingRoom;
  if (!(load > 0)) return 1;
  if (most > MOST_PRESENT) return load < servers ? arrivalScv : serviceScv;
  // π_n by ratios, scaled so that none overflows; services of mean 1.
  const logs = new Float64Array(most + 1);
  let largest = 0;
  for (let n = 1; n <= most; n++) {
    logs[n] = (logs[n - 1] as number) + Math.log(load / Math.min(n, servers));
    largest = Math.max(largest, logs[n] as number);
  }
  const share = logs.map((value) => Math.exp(value - largest));
  const total = share.reduce((sum, value) => sum + value, 0);
  const admitted = load * (1 - (share[most] as number) / total);
  let below = 0;
  let arrivalsPart = 0;
  let servicePart = 0;
  for (let n = 0; n < most; n++) {
    const here = (share[n] as number) / total;
    if (here < 1e-300) {
      below += here;
      continue;
    }
    below += here;
    const flux = here * load;
    const news = (admitted * below - below * load) / flux;
    arrivalsPart += flux * (1 + news) ** 2;
    servicePart += flux * news ** 2 * (n >= servers ? serviceScv : 1);
  }
  return (arrivalScv * arrivalsPart + servicePart) / admitted;
}
