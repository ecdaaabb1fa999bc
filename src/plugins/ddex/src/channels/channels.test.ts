import { expect, it } from "vitest"
import { byHand } from "./by-hand"
import { gatherChannels, setUpChannels, shipped } from "."

const own = { ...byHand, id: "courier", label: "Courier" }
const gathered = (exported: unknown) => {
  const words: string[] = []
  const channels = gatherChannels(["my-channel"], () => ({ version: "1.0.0", exported }), (said) => words.push(said))
  return { ids: channels.slice(shipped.length).map(({ id }) => id), words: words.join() }
}

it("channels of packages come after the shipped ones; one that is broken is left out whole, and says why", () => {
  expect(gathered({ channels: [own] })).toEqual({ ids: ["courier"], words: "" })
  expect(gathered({ channels: [own, byHand] })).toMatchObject({ ids: [], words: expect.stringContaining('Its channel "by-hand" exists already') as string })
  expect(gathered({})).toMatchObject({ ids: [], words: expect.stringContaining("It exports no channels") as string })
  expect(gathered({ channels: [{ id: "x" }] })).toMatchObject({ ids: [], words: expect.stringContaining("is no channel") as string })
})

it("a channel that is half set up stops with what is missing; one that is not set up is not there", () => {
  expect(setUpChannels({}, shipped).map(({ channel }) => channel.id)).toEqual(["by-hand"])
  expect(() => setUpChannels({ RELEASE_SFTP_URL: "sftp://me@host/" }, shipped)).toThrow(/SFTP cannot work: .*RELEASE_SFTP_PASSWORD or RELEASE_SFTP_PRIVATE_KEY/s)
  expect(() => setUpChannels({ RELEASE_SFTP_URL: "ftp://host", RELEASE_SFTP_PASSWORD: "x" }, shipped)).toThrow(/RELEASE_SFTP_URL needs an address/)
  expect(() => setUpChannels({ RELEASE_S3_BUCKET: "b" }, shipped)).toThrow(/RELEASE_S3_ACCESS_KEY_ID is missing/)
})
