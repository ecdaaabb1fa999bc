import { expect, it } from "vitest"
import { fileName } from "../core/file-name"
import { ProgressReport } from "./progress"

const phases = {
  fetch: { label: "Fetching the file", weight: 4 }, listen: { label: "Finding tempo and key", weight: 30 }, preview: { label: "Making the tagged preview", weight: 18 },
}

it("adds up phases side by side, never goes back, and reports no more than twice a second within a phase", async () => {
  const sent: { phase: string; fraction: number }[] = []
  let now = 0
  const report = new ProgressReport(phases, (at) => { sent.push(at); return Promise.resolve() }, () => now)
  report.at("fetch", 0)
  report.at("fetch", 1)
  report.at("listen", 0)
  for (let step = 1; step <= 100; step++) { now += 10; report.at("preview", step / 100) }
  report.at("preview", 0.2)
  await report.settled()
  expect(sent.map(({ phase }) => phase)).toEqual(["Fetching the file", "Finding tempo and key", "Making the tagged preview", "Making the tagged preview"])
  expect(sent.map(({ fraction }) => fraction)).toEqual([...sent.map(({ fraction }) => fraction)].sort((a, b) => a - b))
})

it("names made files after the upload, safely", () => {
  expect(fileName("Night Drive.wav", "mp3")).toBe("Night Drive.mp3")
  expect(fileName("../../etc/passwd", "wav")).toBe("passwd.wav")
  expect(fileName("..\\..\\boot.ini\n.flac", "wav")).toBe("boot.ini.wav")
  expect(fileName("夜のドライブ 🌃.aiff", "wav")).toBe("夜のドライブ 🌃.wav")
  expect(fileName(".wav", "mp3")).toBe("wav.mp3")
  expect(fileName("///", "mp3")).toBe("recording.mp3")
  expect([...fileName("x".repeat(4_096), "wav")].length).toBe(84)
})
