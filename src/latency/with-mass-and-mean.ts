/**
 * Puts masses right, in place, that are right but for the small error of a quadrature: scaled to their mass, then
 * tilted by 1 + ε(x − mean), which moves the mean and leaves the mass.
 */
export function withMassAndMean(masses: Float64Array, nodes: Float64Array, mass: number, mean: number): void {
  let total = 0;
  let moment = 0;
  for (let i = 0; i < masses.length; i++) {
    total += masses[i] as number;
    moment += (masses[i] as number) * (nodes[i] as number);
  }
  const found = moment / total;
  let spread = 0;
  for (let i = 0; i < masses.length; i++) spread += (masses[i] as number) * ((nodes[i] as number) - found) ** 2;
  const scale = mass / total;
  // Far out a tilt could turn a mass negative: there it is held.
  const tilt = spread > 0 ? ((mean - found) * total) / spread : 0;
  for (let i = 0; i < masses.length; i++)
    masses[i] = (masses[i] as number) * scale * (1 + tilt * ((nodes[i] as number) - found));
}
