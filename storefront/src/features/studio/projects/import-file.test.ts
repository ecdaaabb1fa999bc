import { describe, expect, it } from "vitest"
import { leftOut, MOST_BYTES, problemOf, refusalOf } from "./import-file"

describe("a file that is to be imported", () => {
  it("may be one of ours, or of another studio", () => {
    expect(refusalOf({ name: "Night.dawproject", size: 10 })).toBeNull()
    expect(refusalOf({ name: "Night Drive.maxbooster.zip", size: 10 })).toBeNull()
    expect(refusalOf({ name: "NIGHT.ZIP", size: MOST_BYTES })).toBeNull()
  })
  it("is refused before it is sent, with what to do", () => {
    expect(refusalOf({ name: "Kick.wav", size: 10 })).toContain(".maxbooster.zip")
    expect(refusalOf({ name: "a.zip", size: 0 })).toContain("empty")
    expect(refusalOf({ name: "a.zip", size: MOST_BYTES + 1 })).toContain("2 GB")
  })
})

it("what was left out is read from the answer, and is nothing where the answer does not say it", () => {
  expect(leftOut(encodeURIComponent(JSON.stringify(["video", "sounds: “a”"])))).toEqual(["video", "sounds: “a”"])
  for (const header of [null, undefined, "", "%", "{}", "5"]) expect(leftOut(header)).toEqual([])
})

describe("what went wrong", () => {
  it("is what the shop said, where it said something for people", () => {
    expect(problemOf({ status: 422, body: "“Kick” in this project is damaged. Export the project again." })).toBe("“Kick” in this project is damaged. Export the project again.")
    expect(problemOf({ status: 400, body: '{"message":"Too many"}' })).toBe("Too many")
  })
  it("is said in words where it did not", () => {
    expect(problemOf(null)).toContain("connection was lost")
    expect(problemOf({ status: 401, body: "" })).toContain("Sign in again")
    expect(problemOf({ status: 502, body: "<html>" })).toContain("Try again in a moment")
    expect(problemOf({ status: 404, body: "<html>" })).toContain("404")
  })
})
