import { expect, it } from "vitest"
import { capWords, fileWords } from "./words"

it("lists files as people do", () => {
  expect(fileWords(["mp3"])).toBe("MP3")
  expect(fileWords(["mp3", "wav"])).toBe("MP3 and WAV")
  expect(fileWords(["mp3", "wav", "stems"])).toBe("MP3, WAV and stems")
  expect(fileWords([])).toBe("nothing")
})

it("says limits, no limit, and what is not granted", () => {
  const words = capWords({ audioStreams: null, copies: 2_500, freeDownloads: 0, monetizedVideos: 1, otherVideos: 2, radioStations: 0, paidPerformances: null })
  expect(words).toEqual([
    { words: "Unlimited audio streams", granted: true }, { words: "2,500 copies sold", granted: true }, { words: "No free downloads", granted: false }, { words: "1 monetized video", granted: true },
    { words: "2 other videos", granted: true }, { words: "No radio stations", granted: false }, { words: "Unlimited paid performances", granted: true },
  ])
})

it("says the limits of a license from before there were seven", () => {
  expect(capWords({ copies: 2_500, audioStreams: null, musicVideos: 1, radioStations: 0, paidPerformances: false })).toEqual([
    { words: "Unlimited audio streams", granted: true }, { words: "2,500 copies sold", granted: true }, { words: "1 music video", granted: true },
    { words: "No radio stations", granted: false }, { words: "No paid performances", granted: false },
  ])
})
