/** An expected outcome: a value, or a refusal that says why. */
export type Result<T, E = Refusal> = { ok: true; value: T } | { ok: false; error: E }

/** Why something was refused: a stable code for programs, a sentence for people. */
export type Refusal = { code: string; message: string }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const refuse = (code: string, message: string): Result<never> => ({ ok: false, error: { code, message } })

/** Ends a switch over a discriminated union: a new member fails to compile here. */
export function exhaustive(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
