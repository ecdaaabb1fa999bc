/**
 * Does things side by side. When one fails the others are aborted and waited for, so that nobody works in a folder that is gone.
 * @throws the first failure
 */
export async function together(signal: AbortSignal, ...tasks: readonly ((signal: AbortSignal) => Promise<void>)[]): Promise<void> {
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  let first: { error: unknown } | undefined
  await Promise.all(tasks.map((task) => task(either).catch((error: unknown) => {
    first ??= { error }
    failing.abort(error)
  })))
  if (first) throw first.error
}
