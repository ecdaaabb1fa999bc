import { describe, expect, it } from "vitest"
import { isAnswerTo, readAcknowledgement } from "./acknowledgement"

const BATCH = "20261126220000000"
const NOW = "2026-11-26T22:05:00.000Z"
const answer = (body: string) => `<?xml version="1.0"?><ernc:FtpAcknowledgementMessage xmlns:ernc="http://ddex.net/xml/ern-c/16">${body}</ernc:FtpAcknowledgementMessage>`

describe("a recipient's answer", () => {
  it("accepts when every file is said to be whole", () => {
    const read = readAcknowledgement(BATCH, answer("<MessageHeader><MessageCreatedDateTime>2026-11-26T23:01:02+01:00</MessageCreatedDateTime></MessageHeader><FileStatus>FileOK</FileStatus>"), NOW)
    expect(read).toEqual({ batch: BATCH, verdict: "accepted", at: "2026-11-26T22:01:02.000Z", words: "All files arrived whole." })
  })

  it("rejects with the recipient's own words", () => {
    const read = readAcknowledgement(BATCH, answer("<FileStatus>SignatureError</FileStatus><ErrorText>HashSum of 1_1.wav differs &amp; nothing was taken</ErrorText>"), NOW)
    expect(read).toEqual({ batch: BATCH, verdict: "rejected", at: NOW, words: "HashSum of 1_1.wav differs & nothing was taken" })
  })

  it("takes a word that it does not know for a rejection, also beside a good one", () => {
    expect(readAcknowledgement(BATCH, answer("<FileStatus>FileOK</FileStatus><FileStatus>SomethingNew</FileStatus>"), NOW)).toMatchObject({ verdict: "rejected", words: "The recipient said SomethingNew." })
  })

  it("is not read out of anything else: no status, another message, a document type, endless text", () => {
    const hostile = `<!DOCTYPE x [<!ENTITY a "b">]>${answer("<FileStatus>FileOK</FileStatus>")}`
    for (const xml of [answer(""), "<Other><FileStatus>FileOK</FileStatus></Other>", hostile, answer(`<FileStatus>FileOK</FileStatus>${" ".repeat(70_000)}`), "FileOK"]) expect(readAcknowledgement(BATCH, xml, NOW)).toBeNull()
  })

  it("is looked for by its name", () => {
    expect(["ACK_20261126220000000.xml", "ACK_20261126220000000_1.xml", "ACK_20261126220000001.xml", "BatchComplete_20261126220000000.xml", "ACK_20261126220000000.txt"].filter((name) => isAnswerTo(BATCH, name))).toHaveLength(2)
  })
})
