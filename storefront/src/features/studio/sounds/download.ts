/** Fetches a file; says after each piece how many bytes are there. @throws {Error} in words; what `signal` says when it was stopped */
export async function download(url: string, name: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Blob> {
  try {
    const answer = await fetch(url, { signal, cache: "no-store" }) // kept in the library, so not twice
    if (!answer.ok) throw new Refused(answer.status === 404 ? `“${name}” is not yours to use any more.` : `“${name}” could not be fetched (${answer.status}).`)
    const reader = answer.body?.getReader()
    if (!reader) return await answer.blob()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let bytes = 0
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      pieces.push(step.value)
      onBytes(bytes += step.value.byteLength)
    }
    return new Blob(pieces)
  } catch (error) {
    if (signal.aborted || error instanceof Refused) throw error
    throw new Error(`“${name}” could not be fetched: the network was interrupted.`, { cause: error })
  }
}

class Refused extends Error {}
