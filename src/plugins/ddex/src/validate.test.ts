import { expect, it } from "vitest"
import { buildMessage } from "./core/ern/build"
import { writeMessage } from "./core/ern/write"
import { itWithSchema, theFolder } from "./testing/schema"
import { aVariedRelease } from "./testing/varied-releases"
import { checkMessage } from "./validate"

const { facts, delivery } = aVariedRelease(3, { tracks: 2, plain: true })
const message = buildMessage(facts, delivery)

it("judges by our rules alone where the operator has no schema, and says so", async () => {
  expect(await checkMessage(message, writeMessage(message), {})).toEqual({ by: "rules", problems: [] })
})

it("names the variable when its folder has no schema", async () => {
  await expect(checkMessage(message, "", { DDEX_XSD_DIR: "docs" })).rejects.toThrow("DDEX_XSD_DIR")
})

itWithSchema("judges by the schema too where there is one, and names the line of what is wrong", async () => {
  const env = { DDEX_XSD_DIR: theFolder() }
  expect(await checkMessage(message, writeMessage(message), env)).toEqual({ by: "schema", problems: [] })
  const wrong = await checkMessage(message, writeMessage(message).replace(/<DisplayTitleText[^]*?<\/DisplayTitleText>/, ""), env)
  expect(wrong.problems[0]).toMatch(/^line \d+: /)
  expect((await checkMessage(message, "<no", env)).problems).toHaveLength(1)
})
