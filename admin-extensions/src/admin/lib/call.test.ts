import { listJobs, listSellers, retryJob } from "@max-booster/api-contract"
import { afterEach, describe, expect, it, vi } from "vitest"
import { addressOf, call } from "./call"

const answer = (status: number, body: unknown) => vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))))

afterEach(() => { vi.unstubAllGlobals() })

describe("an operator's call", () => {
  it("fills parameters, escaped, and the query", () => {
    expect(addressOf(retryJob, { params: { queue: "ingest", id: "a/b" } })).toBe("/admin/jobs/ingest/a%2Fb/retry")
    expect(addressOf(listJobs, { query: { state: "active" } })).toBe("/admin/jobs?state=active")
  })

  it("refuses to call with a parameter missing", () => {
    expect(() => addressOf(retryJob, { params: { queue: "ingest" } })).toThrow('needs the parameter "id"')
  })

  it("sends the session and reads the answer by the contract", async () => {
    answer(200, { sellers: [] })
    await expect(call(listSellers)).resolves.toEqual({ sellers: [] })
    expect(fetch).toHaveBeenCalledWith("/admin/sellers", expect.objectContaining({ credentials: "include", method: "GET" }))
  })

  it("refuses an answer that is not the contract's", async () => {
    answer(200, { sellers: [{ id: 1 }] })
    await expect(call(listSellers)).rejects.toThrow("/admin/sellers")
  })

  it("hands on the backend's reason", async () => {
    answer(400, { message: "This job has not failed." })
    await expect(call(retryJob, { params: { queue: "ingest", id: "1" } })).rejects.toThrow("This job has not failed.")
  })

  it("says when the session has ended", async () => {
    answer(401, {})
    await expect(call(listSellers)).rejects.toThrow("Sign in again")
  })
})
