import { type Complex, divide } from "./complex.ts";
import type { Seconds } from "./law.ts";
import { tabulatedTail } from "./tabulated-tail.ts";
import type { TailLaw } from "./tail-law.ts";
import { invertTransform } from "./transform-inversion.ts";

/** The tail is followed down to this. */
const NEGLIGIBLE = 1e-9;

/**
 * The law of a time that is 0 with 1 − p, else has a known transform: inverted where it is asked for, and
 * tabulated.
 *
 * @param probability p
 * @param mean of the whole, p times that of the transform's law
 * @param transform φ(s) of the time given that it is not 0, Re s > 0
 *
 * @example
 * transformTail(0.5, 0.25, (s) => divide({ re: 2, im: 0 }, { re: 2 + s.re, im: s.im })).tail(0); // 0.5
 */
export function transformTail(probability: number, mean: Seconds, transform: (s: Complex) => Complex): TailLaw {
  const tailTransform = (s: Complex): Complex => {
    const value = transform(s);
    return divide({ re: probability * (1 - value.re), im: -probability * value.im }, s);
  };
  const exact = (t: Seconds): number => invertTransform(tailTransform, t);
  const breaks = (): Seconds[] => {
    const unit = mean / probability;
    let end = unit;
    for (let i = 0; i < 40 && exact(end) > NEGLIGIBLE; i++) end *= 2;
    const points = [0];
    for (let t = unit / 16; t < end; t *= 2) points.push(t, 1.5 * t);
    return [...points.filter((t) => t < end), end];
  };
  return {
    mean,
    atZero: 1 - probability,
    ...tabulatedTail({ probability, mean, exact, breaks, beyond: () => 0, partialBeyond: () => 0 }),
  };
}
