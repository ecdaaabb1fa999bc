import type { CartLine } from "@max-booster/api-contract"

/** Lines of a cart grouped by producer, in the order in which they came. */
export function byProducer(lines: readonly CartLine[]): { producer: CartLine["beat"]["producer"]; own: CartLine[] }[] {
  const groups = new Map<string, { producer: CartLine["beat"]["producer"]; own: CartLine[] }>()
  for (const line of lines) {
    const { producer } = line.beat
    const group = groups.get(producer.handle)
    if (group) group.own.push(line)
    else groups.set(producer.handle, { producer, own: [line] })
  }
  return [...groups.values()]
}
