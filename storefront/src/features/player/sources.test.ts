import { expect, it } from "vitest"
import { playable } from "./sources"

const previews = [{ url: "a.m4a", mime_type: "audio/mp4" }, { url: "a.mp3", mime_type: "audio/mpeg" }]

it("takes the better format first, leaves out what the browser cannot play, and tries everything when it can play nothing", () => {
  expect(playable(previews, () => "maybe")).toEqual(previews)
  expect(playable(previews, (type) => (type === "audio/mpeg" ? "probably" : ""))).toEqual([previews[1]])
  expect(playable(previews, () => "")).toEqual(previews)
})
