import "server-only"
import { headers } from "next/headers"

/** Headers that name the visitor's own address and browser, not this server's: the proof of an agreement needs them. */
export async function whoAsks(): Promise<Record<string, string>> {
  const asked = await headers()
  return Object.fromEntries(["user-agent", "x-forwarded-for"].flatMap((name) => { const value = asked.get(name); return value ? [[name, value]] : [] }))
}
