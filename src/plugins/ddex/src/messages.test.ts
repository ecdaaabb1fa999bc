import { beforeAll, describe, expect, it } from "vitest"
import { buildMessage } from "./core/ern/build"
import { readMessage } from "./core/ern/read"
import { messageProblems } from "./core/ern/rules"
import { writeMessage } from "./core/ern/write"
import type { MessageSchema } from "./schema"
import { itWithSchema, theFolder, theSchema } from "./testing/schema"
import { aVariedRelease } from "./testing/varied-releases"

describe("messages of varied releases", () => {
  let schema: MessageSchema | null = null
  const hasSchema = (() => { try { return Boolean(theFolder()) } catch { return false } })()
  beforeAll(async () => { if (hasSchema) schema = await theSchema() })
  const seeds = Array.from({ length: 64 }, (_, at) => at + 1)

  itWithSchema("are valid by the schema of the standard, all sixty-four", () => {
    for (const seed of seeds) {
      const { facts, delivery } = aVariedRelease(seed)
      const problems = schema ? schema.problems(writeMessage(buildMessage(facts, delivery))) : [`no schema in ${theFolder()}`]
      expect({ seed, problems }).toEqual({ seed, problems: [] })
    }
  })

  it("keep our own rules", () => {
    for (const seed of seeds) {
      const { facts, delivery } = aVariedRelease(seed)
      expect({ seed, problems: messageProblems(buildMessage(facts, delivery)) }).toEqual({ seed, problems: [] })
    }
  })

  it("are read back as what was written", () => {
    for (const seed of seeds.slice(0, 12)) {
      const { facts, delivery } = aVariedRelease(seed)
      const xml = writeMessage(buildMessage(facts, delivery))
      const { message, omitted } = readMessage(xml)
      expect(omitted).toEqual([])
      expect(writeMessage(message)).toBe(xml)
    }
  })
})
