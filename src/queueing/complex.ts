/** Complex numbers as plain pairs, for transforms and their inversion. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * @example
 * multiply({ re: 0, im: 1 }, { re: 0, im: 1 }); // { re: -1, im: 0 }
 */
export function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/**
 * @example
 * divide({ re: 1, im: 0 }, { re: 0, im: 2 }); // { re: 0, im: -0.5 }
 */
export function divide(a: Complex, b: Complex): Complex {
  const norm = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / norm, im: (a.im * b.re - a.re * b.im) / norm };
}

/** e^z. */
export function exponential(z: Complex): Complex {
  const modulus = Math.exp(z.re);
  return { re: modulus * Math.cos(z.im), im: modulus * Math.sin(z.im) };
}

/** Principal logarithm, with the modulus formed so that a z close to 1 keeps its digits. */
export function logarithm(z: Complex): Complex {
  const excess = z.re - 1;
  const nearOne = Math.abs(excess) < 0.5 && Math.abs(z.im) < 0.5;
  const re = nearOne ? 0.5 * Math.log1p(excess * (2 + excess) + z.im * z.im) : Math.log(Math.hypot(z.re, z.im));
  return { re, im: Math.atan2(z.im, z.re) };
}
