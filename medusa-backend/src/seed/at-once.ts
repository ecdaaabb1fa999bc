/** Lets at most so many pieces of work run at once, in the order in which they were asked for. */
export function atOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => { waiting.push(resolve) })
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift() // takes over this place
      if (next) next()
      else running -= 1
    }
  }
}
