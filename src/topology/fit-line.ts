export interface FittedLine {
  readonly slope: number;
  /** Never below 0: the line then goes through the origin. */
  readonly intercept: number;
  /** Share of the variation that the line explains, r², 0 to 1. */
  readonly determination: number;
}

/**
 * The line y = slope·x + intercept of least squared error, with intercept ≥ 0; a single point gives
 * the line through the origin. undefined: several points, all at one x.
 *
 * @example
 * fitLine([{ x: 40, y: 0.48 }, { x: 250, y: 2.44 }]); // { slope: 0.00933…, intercept: 0.1066…, determination: 1 }
 */
export function fitLine(points: readonly { readonly x: number; readonly y: number }[]): FittedLine | undefined {
  const count = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const deviation = (f: (dx: number, dy: number) => number) =>
    points.reduce((sum, { x, y }) => sum + f(x - meanX, y - meanY), 0);
  const varianceX = deviation((dx) => dx * dx);
  if (count > 1 && varianceX === 0) return undefined;
  const slope = deviation((dx, dy) => dx * dy) / varianceX;
  const intercept = meanY - slope * meanX;
  if (count > 1 && intercept >= 0) return withDetermination(points, meanY, slope, intercept);
  const throughOrigin =
    points.reduce((sum, { x, y }) => sum + x * y, 0) / points.reduce((sum, { x }) => sum + x * x, 0);
  return withDetermination(points, meanY, throughOrigin, 0);
}

function withDetermination(
  points: readonly { readonly x: number; readonly y: number }[],
  meanY: number,
  slope: number,
  intercept: number,
): FittedLine {
  const unexplained = points.reduce((sum, { x, y }) => sum + (y - slope * x - intercept) ** 2, 0);
  const variation = points.reduce((sum, { y }) => sum + (y - meanY) ** 2, 0);
  const determination = variation === 0 ? 1 : Math.min(1, Math.max(0, 1 - unexplained / variation));
  return { slope, intercept, determination };
}
