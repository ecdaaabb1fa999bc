import { expect, it } from "vitest"
import { troubleOf } from "./trouble"

it("says what happened and what to do, whatever the browser throws", () => {
  const said = (name: string) => troubleOf(new DOMException("Permission denied", name))
  expect(said("NotAllowedError")).toContain("allow the microphone")
  expect(said("NotFoundError")).toContain("Plug one in")
  expect(said("NotReadableError")).toContain("another program holds it")
  expect(said("OverconstrainedError")).toContain("not there any more")
  expect(said("QuotaExceededError")).toContain("is kept")
  expect(said("SomethingNew")).toContain("Permission denied")
  expect(troubleOf(undefined)).toContain("did not say why")
})
