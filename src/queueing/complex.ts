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

/** 1 − e^z, with its own digits near z = 0. */
export function complementOfExponential(z: Complex): Complex {
  const half = Math.sin(0.5 * z.im);
  const grown = Math.expm1(z.re);
  // e^re·cos(im) − 1 = expm1(re)·cos(im) − 2 sin²(im/2).
  return { re: 2 * half * half - grown * Math.cos(z.im), im: -(1 + grown) * Math.sin(z.im) };
}

/**
 * ln(1 + w) on the principal branch, with its own digits near w = 0.
 *
 * @example
 * logOnePlus({ re: 0, im: 1 }).im; // 0.7853981633974483
 */
export function logOnePlus(w: Complex): Complex {
  const isSmall = Math.abs(w.re) < 0.5 && Math.abs(w.im) < 0.5;
  const re = isSmall ? 0.5 * Math.log1p(w.re * (2 + w.re) + w.im * w.im) : Math.log(Math.hypot(1 + w.re, w.im));
  return { re, im: Math.atan2(w.im, 1 + w.re) };
}

/** Principal logarithm. */
export function logarithm(z: Complex): Complex {
  return { re: Math.log(Math.hypot(z.re, z.im)), im: Math.atan2(z.im, z.re) };
}
