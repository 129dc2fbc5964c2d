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
 * @param done told of each whole that `add` made and that nobody asks for any more; unless said, nobody is told
 *
 * @example
 * withoutEach(0, [1, 2, 4], (sum, x) => sum + x, (i, rest) => console.log(i, rest)); // 0 6, 1 5, 2 3
 */
export function withoutEach<Whole, Member>(
  start: Whole,
  members: readonly Member[],
  add: (whole: Whole, member: Member) => Whole,
  visit: (index: number, others: Whole) => void,
  done: (whole: Whole) => void = () => {},
): void {
  const half = (whole: Whole, taken: readonly Member[], from: number, to: number): void => {
    let others = whole;
    for (const member of taken) {
      const next = add(others, member);
      if (others !== whole) done(others);
      others = next;
    }
    split(others, from, to);
    if (others !== whole) done(others);
  };
  const split = (whole: Whole, from: number, to: number): void => {
    if (to - from === 1) visit(from, whole);
    if (to - from < 2) return;
    const middle = Math.floor((from + to) / 2);
    half(whole, members.slice(middle, to), from, middle);
    half(whole, members.slice(from, middle), middle, to);
  };
  split(start, 0, members.length);
}
