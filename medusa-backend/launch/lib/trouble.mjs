/**
 * Something the reader of the terminal can fix: printed as its one sentence, without a stack.
 */
export class Trouble extends Error {}

/** The message of anything that was thrown. */
export const messageOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error))
