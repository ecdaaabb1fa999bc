import { expect, it } from "vitest"
import { batchComplete, batchName, batchPaths, coverUri, nextBatch, releaseFolder, soundUri } from "./batch"

it("names a batch by its moment to the millisecond, so that names sort as batches came", () => {
  expect(batchName(new Date("2026-12-01T09:08:07.006Z"))).toBe("20261201090807006")
  expect(batchName(new Date("2026-12-01T09:08:07.006Z")) < batchName(new Date("2026-12-01T09:08:07.010Z"))).toBe(true)
})

it("names no two batches alike, and never one before the last, though the clock stood still or went back", () => {
  const at = new Date("2026-12-31T23:59:59.999Z")
  expect(nextBatch(at, null)).toBe("20261231235959999")
  expect(nextBatch(at, "20261231235959999")).toBe("20270101000000000")
  expect(nextBatch(at, "20270101000000003")).toBe("20270101000000004")
  expect(nextBatch(at, "20261130000000000")).toBe("20261231235959999")
})

it("names a release's folder by its UPC, else by its id, with nothing that could leave the folder", () => {
  expect(releaseFolder({ id: "rel_1", upc: "0 36000 29145 2" })).toBe("036000291452")
  expect(releaseFolder({ id: "../rel 1", upc: null })).toBe("___rel_1")
})

it("puts the message, its files and the closing file where recipients look", () => {
  const paths = batchPaths("20261201090807006", "036000291452")
  expect(paths.message).toBe("20261201090807006/036000291452/036000291452.xml")
  expect(paths.resource(soundUri("036000291452", 2, 3, "wav"))).toBe("20261201090807006/036000291452/resources/036000291452_2_03.wav")
  expect(paths.resource(coverUri("036000291452", "jpeg"))).toBe("20261201090807006/036000291452/resources/036000291452.jpg")
  expect(paths.complete).toBe("20261201090807006/BatchComplete_20261201090807006.xml")
})

it("closes a batch with a list of what it holds, which is never empty", () => {
  const closing = batchComplete("20261201090807006", [{ folder: "036000291452", messageId: "m<1>", files: [{ uri: "resources/a.wav", md5: "00" }] }])
  expect(closing).toContain("<MessageId>m&lt;1&gt;</MessageId>")
  expect(closing).toContain("<File><URI>036000291452/resources/a.wav</URI><MD5>00</MD5></File>")
  expect(batchComplete("1", [])).toContain("<NumberOfMessages>0</NumberOfMessages>")
})
