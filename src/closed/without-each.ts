/**
 * For each member of a list, the whole without it: f of all the others, where f can take members in but not out.
 * By halves, so that m members cost m·log₂ m additions and not m².
 *
 * A network's normalising constants without one station can be had by dividing that station out, which subtracts and
 * loses all digits under load; this only adds.
 *
 * @param start what there is before any member
 * @param members the list
 * @param add takes a member in; must not change its first argument
 * @param visit called once for each member, by its index, with all the others
 *
 * @example
 * withoutEach(0, [1, 2, 4], (sum, x) => sum + x, (i, rest) => console.log(i, rest)); // 0 6, 1 5, 2 3
 */
export function withoutEach<Whole, Member>(
  start: Whole,
  members: readonly Member[],
  add: (whole: Whole, member: Member) => Whole,
  visit: (index: number, others: Whole) => void,
): void {
  const split = (whole: Whole, from: number, to: number): void => {
    if (to - from === 1) visit(from, whole);
    if (to - from < 2) return;
    const middle = Math.floor((from + to) / 2);
    split(members.slice(middle, to).reduce(add, whole), from, middle);
    split(members.slice(from, middle).reduce(add, whole), middle, to);
  };
  split(start, 0, members.length);
}
