import { z } from "zod"
import { trackColours } from "../view/colours"

const stateSchema = z.object({
  who: z.object({ id: z.string().max(100), name: z.string().max(80) }),
  at: z.object({ cursor: z.number().finite(), isPlaying: z.boolean(), selected: z.array(z.string().max(64)).max(200) }),
})
/** What one person tells the others while the project is open. */
export type PresenceState = z.infer<typeof stateSchema>
/** Somebody else who is here. */
export type Someone = PresenceState & { client: number; colour: string }

/** The others who are here, one a browser, in the order in which they came; what is no presence counts for nothing. */
export function othersOf(states: ReadonlyMap<number, unknown>, own: number): Someone[] {
  return [...states].flatMap(([client, state]) => {
    const read = stateSchema.safeParse(state)
    return client === own || !read.success ? [] : [{ ...read.data, client, colour: trackColours[client % trackColours.length] ?? trackColours[0] }]
  })
}

/** "Ana", "Ana and Ben", "Ana, Ben and 3 more". */
export function sayWho(names: readonly string[]): string {
  const [first = "", second = "", ...more] = [...new Set(names)]
  return second === "" ? first : more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`
}
