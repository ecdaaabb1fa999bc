import { rows, type SqlRunner } from "@max-booster/jobs"

/** Numbers that are given out in their order, each once. */
export type Numbers = {
  /** Names the row that whoever takes one holds until the end of his transaction. */
  counter: string
  /** How many there are: 0 to `size` - 1. */
  size: number
  codeAt(number: number): string
  /** Which of these somebody has already, from before or from elsewhere. */
  takenAmong(codes: readonly string[]): Promise<ReadonlySet<string>>
}

/** Looked at at once beyond what is wanted, so that a stretch of foreign codes is passed in few queries. */
const AHEAD = 50

/** Holds a counter until the end of the transaction. @returns how many numbers are gone */
export async function holdCounter(sql: SqlRunner, counter: string): Promise<number> {
  await sql("insert into code_counter (source, taken) values (?, 0) on conflict (source) do nothing", [counter])
  const [row] = await rows<{ taken: string }>(sql, "select taken::text from code_counter where source = ? for update", [counter])
  return Number(row?.taken ?? 0)
}

/** Takes the next free numbers. @returns fewer than asked for when there are no more */
export async function takeNumbers(sql: SqlRunner, { counter, size, codeAt, takenAmong }: Numbers, count: number): Promise<string[]> {
  let next = await holdCounter(sql, counter)
  const given: string[] = []
  while (given.length < count && next < size) {
    const looked = Array.from({ length: Math.min(count - given.length + AHEAD, size - next) }, (_, at) => codeAt(next + at))
    const taken = await takenAmong(looked)
    for (const code of looked) {
      if (given.length === count) break
      next++
      if (!taken.has(code)) given.push(code)
    }
  }
  await sql("update code_counter set taken = ? where source = ?", [next, counter])
  return given
}
