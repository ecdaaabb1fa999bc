/** Asks for many ids a part at a time, each once: a statement takes only so many placeholders. */
export async function inChunks<Row>(ids: readonly string[], ask: (part: string[]) => Promise<Row[]>, size = 1_000): Promise<Row[]> {
  const unique = [...new Set(ids)]
  const found: Row[] = []
  for (let at = 0; at < unique.length; at += size) found.push(...await ask(unique.slice(at, at + size)))
  return found
}
