/** A failure that is in words for people already. */
export class Said extends Error {}

/** Why sending failed, and what to do, in words. */
export function sayFailure(error: unknown): string {
  if (error instanceof Said) return error.message
  const status = error instanceof Error && "originalResponse" in error ? (error.originalResponse as { getStatus(): number } | null)?.getStatus() : undefined
  if (status === 413) return "The shop does not take files of this size. Bounce a shorter part, or with fewer bits."
  if (status !== undefined && status > 0) return `The shop did not take the file (${status}). What was bounced is still here: send it again.`
  return "The shop cannot be reached. What was bounced is still here: send it again when there is a network."
}
