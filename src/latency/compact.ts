import type { Seconds } from "../queueing/law.ts";
import { compactAtoms, SAME_TIME } from "./atoms.ts";
import { coarsened, refined } from "./fineness.ts";
import { blurOver, lowerFloor, raiseFloor } from "./floors.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { massOf, pieceMoments, sizeOf } from "./moments.ts";

/** Pieces that a law keeps apart; a sequence convolves each of one with each of the other. */
export const MAX_PIECES = 4;

/** Blurred mass that is not worth a piece of its own. */
const NEGLIGIBLE_BLUR = 1e-4;

/** A mass that no figure can show. */
const NOTHING = 1e-30;

/** Mass of a piece whose shape no figure shows, when there are too many. */
const LITTLE = 1e-7;

/** A law from its parts, in normal form: sorted, floors joined that are equal or near enough, narrow pieces raised. */
export function compact(atoms: readonly Atom[], pieces: readonly Piece[], ceiling: Seconds): Latency {
  const kept = onEqualFloors(pieces.filter((piece) => sizeOf(piece) > NOTHING)).map(suited);
  if (kept.length < 2) return { atoms: compactAtoms(atoms), pieces: kept, ceiling };
  const little = kept.length > MAX_PIECES ? kept.filter((piece) => sizeOf(piece) < LITTLE && massOf(piece) > 0) : [];
  return {
    atoms: compactAtoms([...atoms, ...little.map(meanAtom)]),
    pieces: mergedPieces(kept.filter((piece) => !little.includes(piece))),
    ceiling,
  };
}

function meanAtom(piece: Piece): Atom {
  const { mass, mean } = pieceMoments(piece);
  return { at: piece.floor + mean, mass };
}

/** Merges neighbours, those that blur the least first, until they are few and each is worth its own floor. */
function mergedPieces(pieces: readonly Piece[]): readonly Piece[] {
  const kept = pieces.toSorted((a, b) => a.floor - b.floor);
  const blurs = kept.map((piece, i) => (i === 0 ? 0 : blurBetween(kept[i - 1] as Piece, piece)));
  while (kept.length > 1) {
    let least = 1;
    for (let i = 2; i < kept.length; i++) if ((blurs[i] as number) < (blurs[least] as number)) least = i;
    if (kept.length <= MAX_PIECES && (blurs[least] as number) > NEGLIGIBLE_BLUR) break;
    const under = kept[least - 1] as Piece;
    kept.splice(least - 1, 2, coarsened(added([under, lowerFloor(kept[least] as Piece, under.floor)])));
    blurs.splice(least, 1);
    const next = kept[least];
    if (next) blurs[least] = blurBetween(kept[least - 1] as Piece, next);
  }
  return kept;
}

/** On the grid and over the floor that it needs. */
function suited(piece: Piece): Piece {
  return coarsened(raiseFloor(piece));
}

function blurBetween(under: Piece, piece: Piece): number {
  return blurOver(piece, piece.floor - under.floor);
}

function onEqualFloors(pieces: readonly Piece[]): Piece[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.find(([first]) => first && Math.abs(first.floor - piece.floor) <= SAME_TIME * piece.floor);
    if (group) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map(added);
}

/** Pieces over one floor, as one. */
function added(pieces: readonly Piece[]): Piece {
  const only = pieces[0] as Piece;
  if (pieces.length === 1) return only;
  const alike = pieces.every((piece) => piece.grid === only.grid) ? pieces : pieces.map(refined);
  const { floor, grid } = alike[0] as Piece;
  let first = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of alike) {
    first = Math.min(first, piece.first);
    end = Math.max(end, piece.first + piece.masses.length);
  }
  const masses = new Float64Array(end - first);
  for (const piece of alike) {
    const at = piece.first - first;
    for (let i = 0; i < piece.masses.length; i++)
      masses[at + i] = (masses[at + i] as number) + (piece.masses[i] as number);
  }
  return { floor, grid, first, masses };
}

/** The same law of an excess, `weight` times as likely, over a floor higher by `shift`. */
export function weighted({ floor, grid, first, masses }: Piece, weight: number, shift: Seconds): Piece {
  if (weight === 1) return { floor: floor + shift, grid, first, masses };
  // A loop: `map` with its callback costs ten times as much.
  const scaled = new Float64Array(masses.length);
  for (let i = 0; i < masses.length; i++) scaled[i] = (masses[i] as number) * weight;
  return { floor: floor + shift, grid, first, masses: scaled };
}
