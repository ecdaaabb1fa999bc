/** What plays and what follows; `index` points at what plays. */
export type Queue<T> = { list: T[]; index: number }

/** Without the entry at `at`; what plays stays, or the one that follows it takes its place. */
export function without<T>({ list, index }: Queue<T>, at: number): Queue<T> {
  const rest = list.filter((_, i) => i !== at)
  const next = at < index ? index - 1 : index
  return { list: rest, index: Math.max(0, Math.min(next, rest.length - 1)) }
}

/** With the entry at `at` one place further up or down; what plays stays. */
export function moved<T>(queue: Queue<T>, at: number, by: -1 | 1): Queue<T> {
  const to = at + by
  const { list, index } = queue
  if (at < 0 || at >= list.length || to < 0 || to >= list.length) return queue
  const order = list.map((_, i) => (i === at ? to : i === to ? at : i))
  return { list: order.flatMap((from) => list.slice(from, from + 1)), index: order.indexOf(index) }
}
