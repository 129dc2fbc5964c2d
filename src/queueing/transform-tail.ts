import { type Complex, divide } from "./complex.ts";
import type { Seconds } from "./law.ts";
import { tabulate } from "./tabulated-tail.ts";
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
  const exact = (t: Seconds): number => (t > 0 ? invertTransform(tailTransform, t) : probability);
  const exactPartial = (t: Seconds): number =>
    t > 0
      ? invertTransform((s) => {
          const tail = tailTransform(s);
          return divide({ re: mean - tail.re, im: -tail.im }, s);
        }, t)
      : mean;
  let breaks: Seconds[] | undefined;
  const panels = (): Seconds[] => {
    if (breaks !== undefined) return breaks;
    const unit = mean / probability;
    let end = unit;
    for (let i = 0; i < 40 && exact(end) > NEGLIGIBLE; i++) end *= 2;
    breaks = [0];
    for (let t = unit / 32; t < end; t *= 2) breaks.push(t, 1.5 * t);
    breaks = [...breaks.filter((t) => t < end), end];
    return breaks;
  };
  let tail: ((t: Seconds) => number) | undefined;
  let partialTail: ((t: Seconds) => number) | undefined;
  return {
    mean,
    atZero: 1 - probability,
    tail: (t) => {
      tail ??= tabulate(exact, panels(), () => 0);
      return t > 0 ? Math.min(probability, Math.max(0, tail(t))) : probability;
    },
    partialTail: (t) => {
      partialTail ??= tabulate(exactPartial, panels(), () => 0);
      return t > 0 ? Math.min(mean, Math.max(0, partialTail(t))) : mean;
    },
  };
}
