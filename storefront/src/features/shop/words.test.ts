import { expect, it } from "vitest"
import { capWords, fileWords } from "./words"

it("lists files as people do", () => {
  expect(fileWords(["mp3"])).toBe("MP3")
  expect(fileWords(["mp3", "wav"])).toBe("MP3 and WAV")
  expect(fileWords(["mp3", "wav", "stems"])).toBe("MP3, WAV and stems")
  expect(fileWords([])).toBe("nothing")
})

it("says limits, no limit, and what is not granted", () => {
  const words = capWords({ copies: 2_500, audioStreams: null, musicVideos: 1, radioStations: 0, paidPerformances: false })
  expect(words).toEqual([
    { words: "Unlimited audio streams", granted: true }, { words: "2,500 copies sold", granted: true }, { words: "1 music video", granted: true },
    { words: "No radio stations", granted: false }, { words: "No paid performances", granted: false },
  ])
})
