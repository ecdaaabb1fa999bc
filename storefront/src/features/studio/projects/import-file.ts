/** A file that somebody wants to import. */
type Chosen = { name: string; size: number }

/** What the shop takes at the most. */
export const MOST_BYTES = 2 * 1_024 ** 3

/** Why a file is not sent at all, in words; null when it may be a project. What is in it the shop decides. */
export function refusalOf({ name, size }: Chosen): string | null {
  if (!/\.(zip|dawproject)$/i.test(name)) return `“${name}” is no project file. Choose the zip that the studio exported, whose name ends in .maxbooster.zip, or a .dawproject of another studio.`
  if (size === 0) return `“${name}” is empty. Export the project again.`
  if (size > MOST_BYTES) return `“${name}” is larger than 2 GB. Take sounds out that are not used, and export the project again.`
  return null
}

/** What of a file is not in the project that it became, by the header `X-Left-Out`; none without it. */
export function leftOut(header: string | null | undefined): string[] {
  try {
    const lines: unknown = JSON.parse(decodeURIComponent(header || "[]"))
    return Array.isArray(lines) ? lines.filter((each) => typeof each === "string") : []
  } catch {
    return []
  }
}

/** What went wrong with an import, in words. @param answer what the shop said, if it did */
export function problemOf(answer: { status: number; body: string } | null): string {
  if (!answer || answer.status === 0) return "The connection was lost. Try again: it goes on where it stopped."
  const { status, body } = answer
  if (status === 401) return "Your session has ended. Sign in again, then choose the file once more."
  if (status === 413) return "This file is larger than 2 GB."
  const words = wordsIn(body)
  return status >= 500 ? "The shop cannot take the file right now. Try again in a moment." : (words ?? `The shop did not take the file (${status}).`)
}

/** A refusal comes as a sentence, or as JSON with a message. */
function wordsIn(body: string): string | null {
  try {
    const { message } = JSON.parse(body) as { message?: unknown }
    return typeof message === "string" && message ? message : null
  } catch {
    return body.trim() && body.length < 400 && !body.trimStart().startsWith("<") ? body.trim() : null
  }
}
