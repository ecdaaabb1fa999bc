import * as fs from "node:fs"
import { describe, expect, it } from "vitest"
import { aStateFile } from "../testing/harness"
import { PLATFORM, type Book } from "./kinds"
import { Store } from "./store"

const aBook = (id: string, amount: number): Book => ({ id, account: id, currency: "usd", amount })

describe("Store", () => {
  it("finds after a restart what was committed, in its order", () => {
    const file = aStateFile()
    const store = Store.open(file)
    store.transact(() => ["a", "b", "c"].forEach((id) => store.put("book", PLATFORM, aBook(id, 1))))
    store.transact(() => store.put("book", "acct_1", aBook("b", 2)))
    store.transact(() => store.delete("book", "c"))
    const again = Store.open(file)
    expect(again.list("book").map(({ id, amount }) => [id, amount])).toEqual([["b", 2], ["a", 1]])
    expect(again.ownerOf("book", "b")).toBe("acct_1")
  })

  it("keeps nothing of a transaction that failed, neither in memory nor on disk", () => {
    const file = aStateFile()
    const store = Store.open(file)
    store.transact(() => store.put("book", PLATFORM, aBook("a", 1)))
    const work = () =>
      store.transact(() => {
        store.put("book", PLATFORM, aBook("a", 99))
        store.put("book", PLATFORM, aBook("b", 99))
        throw new Error("halfway")
      })
    expect(work).toThrow("halfway")
    for (const one of [store, Store.open(file)]) expect(one.list("book")).toEqual([aBook("a", 1)])
  })

  it("ignores a torn last line, and reports a damaged snapshot", () => {
    const file = aStateFile()
    const store = Store.open(file)
    store.transact(() => store.put("book", PLATFORM, aBook("a", 1)))
    store.close()
    fs.appendFileSync(`${file}.log`, '[["book","b","platform",{"id":"b"')
    expect(Store.open(file).list("book")).toEqual([aBook("a", 1)])
    fs.appendFileSync(file, '["book",')
    expect(() => Store.open(file)).toThrow(/damaged at line 2/)
  })

  it("refuses a write outside a transaction", () => {
    expect(() => Store.open().put("book", PLATFORM, aBook("a", 1))).toThrow(/outside a transaction/)
  })
})
