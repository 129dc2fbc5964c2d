/** What a request may be withdrawn by: its steps ask before they go on, and who waits in a queue is told. */
export interface Wish {
  isOver: boolean;
  readonly whenOver: (() => void)[];
}

/** Of what nobody withdraws. */
export const lasting: Wish = { isOver: false, whenOver: [] };

/** Over when the wish around it is, or before. */
export function within(outer: Wish): Wish {
  const inner: Wish = { isOver: outer.isOver, whenOver: [] };
  if (outer !== lasting) outer.whenOver.push(() => withdraw(inner));
  return inner;
}

export function withdraw(wish: Wish): void {
  if (wish.isOver) return;
  wish.isOver = true;
  for (const tell of wish.whenOver) tell();
}
