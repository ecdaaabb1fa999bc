import { describe, expect, it } from "vitest"
import { moved, without } from "./queue"

const list = ["a", "b", "c"]

describe("a queue", () => {
  it("keeps what plays when another is removed", () => {
    expect(without({ list, index: 2 }, 0)).toEqual({ list: ["b", "c"], index: 1 })
    expect(without({ list, index: 0 }, 2)).toEqual({ list: ["a", "b"], index: 0 })
  })

  it("goes to the one that follows when what plays is removed, and to the one before at the end", () => {
    expect(without({ list, index: 1 }, 1)).toEqual({ list: ["a", "c"], index: 1 })
    expect(without({ list, index: 2 }, 2)).toEqual({ list: ["a", "b"], index: 1 })
  })

  it("is empty without its last entry", () => {
    expect(without({ list: ["a"], index: 0 }, 0)).toEqual({ list: [], index: 0 })
  })

  it("moves entries without changing what plays", () => {
    expect(moved({ list, index: 0 }, 0, 1)).toEqual({ list: ["b", "a", "c"], index: 1 })
    expect(moved({ list, index: 0 }, 2, -1)).toEqual({ list: ["a", "c", "b"], index: 0 })
  })

  it("stays when there is nowhere to go", () => {
    expect(moved({ list, index: 1 }, 0, -1)).toEqual({ list, index: 1 })
    expect(moved({ list, index: 1 }, 2, 1)).toEqual({ list, index: 1 })
  })
})
