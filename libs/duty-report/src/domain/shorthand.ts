/**
 * What stands in a cell where no figure stands, and what each means: the shorthand of the Government Analysis Function.
 * A cell is never empty without one.
 */
export const shorthandMeanings = {
  c: 'confidential: left out so that nobody can be recognised',
  x: 'not available: nobody recorded it',
  z: 'not applicable: there is no such figure',
  low: 'more than nought, and rounds to nought',
} as const;

export type ShorthandCode = keyof typeof shorthandMeanings;

/** A cell without a figure. Written [c], [x], [z] or [low]. */
export interface Shorthand {
  readonly shorthand: ShorthandCode;
}

/** Left out so that nobody can be recognised. The same mark whatever the reason, so that the mark tells nothing. */
export const confidential: Shorthand = Object.freeze({ shorthand: 'c' });
export const notAvailable: Shorthand = Object.freeze({ shorthand: 'x' });
export const roundsToNought: Shorthand = Object.freeze({ shorthand: 'low' });
export const notApplicable: Shorthand = Object.freeze({ shorthand: 'z' });

export const isShorthand = (cell: unknown): cell is Shorthand =>
  typeof cell === 'object' && cell !== null && 'shorthand' in cell;

/** As it is written in a cell. */
export const shorthandText = ({ shorthand }: Shorthand): string => `[${shorthand}]`;
