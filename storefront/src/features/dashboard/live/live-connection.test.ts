import { afterEach, describe, expect, it, vi } from "vitest"
import type { LiveSource } from "./live-connection"

type Handlers = { onSynced(): void; onStateless(data: { payload: string }): void; onStatus(data: { status: string }): void; onAuthenticationFailed(): void; token(): Promise<string> }
const made: { configuration: Handlers }[] = []
const socket = { connect: vi.fn(), disconnect: vi.fn(), destroy: vi.fn() }

vi.mock("@hocuspocus/provider", () => ({
  HocuspocusProviderWebsocket: class { connect = socket.connect; disconnect = socket.disconnect; destroy = socket.destroy },
  HocuspocusProvider: class {
    attach = vi.fn()
    destroy = vi.fn()
    constructor(readonly configuration: Handlers) { made.push(this) }
  },
}))

const { LiveConnection } = await import("./live-connection")
const notice = (id: number) => ({ id, topic: "recording:rec_1", kind: "recording.progress", data: { phase: "Checking the file", fraction: id / 10 }, created_at: "2026-11-24T00:00:00Z" })

function aSource(): { source: LiveSource; stored: ReturnType<typeof notice>[]; tickets: number } {
  const shelf = { stored: [] as ReturnType<typeof notice>[], tickets: 0, source: {} as LiveSource }
  shelf.source = {
    ticket: () => { shelf.tickets += 1; return Promise.resolve({ url: "ws://x/realtime", document: "notices:seller:sel_1", token: `t${shelf.tickets}`, last_id: shelf.stored.at(-1)?.id ?? 0 }) },
    noticesAfter: (id) => Promise.resolve({ notices: shelf.stored.filter((each) => each.id > id) }),
  }
  return shelf
}

async function opened(shelf: ReturnType<typeof aSource>) {
  made.length = 0
  const connection = new LiveConnection(shelf.source)
  const heard: number[] = []
  connection.listen(({ id }) => heard.push(id))
  connection.open()
  await vi.waitFor(() => { expect(made).toHaveLength(1) })
  const { configuration } = made[0] as { configuration: Handlers }
  return { connection, heard, configuration }
}

afterEach(() => { vi.useRealTimers() })

describe("the live connection", () => {
  it("tells each notice once and in order", async () => {
    const shelf = aSource()
    const { connection, heard, configuration } = await opened(shelf)
    configuration.onSynced()
    await vi.waitFor(() => { expect(connection.readState()).toBe("live") })
    for (const id of [1, 2, 2, 1, 3]) configuration.onStateless({ payload: JSON.stringify(notice(id)) })
    expect(heard).toEqual([1, 2, 3])
  })

  it("fetches what it missed while it was away, and no more", async () => {
    const shelf = aSource()
    const { connection, heard, configuration } = await opened(shelf)
    configuration.onSynced()
    await vi.waitFor(() => { expect(connection.readState()).toBe("live") })
    configuration.onStateless({ payload: JSON.stringify(notice(1)) })
    configuration.onStatus({ status: "disconnected" })
    expect(connection.readState()).toBe("reconnecting")
    shelf.stored.push(notice(1), notice(2), notice(3))
    configuration.onSynced()
    await vi.waitFor(() => { expect(heard).toEqual([1, 2, 3]) })
    expect(connection.readState()).toBe("live")
  })

  it("keeps what arrives while it catches up, for its turn", async () => {
    const shelf = aSource()
    const { connection, heard, configuration } = await opened(shelf)
    shelf.stored.push(notice(1))
    configuration.onSynced()
    configuration.onStateless({ payload: JSON.stringify(notice(2)) })
    await vi.waitFor(() => { expect(connection.readState()).toBe("live") })
    expect(heard).toEqual([1, 2])
  })

  it("uses a fresh ticket for each connect", async () => {
    const shelf = aSource()
    const { configuration } = await opened(shelf)
    expect([await configuration.token(), await configuration.token(), await configuration.token()]).toEqual(["t1", "t2", "t3"])
  })

  it("connects anew with another ticket when one is refused", async () => {
    const shelf = aSource()
    const { configuration } = await opened(shelf)
    vi.useFakeTimers()
    configuration.onAuthenticationFailed()
    expect(socket.disconnect).toHaveBeenCalled()
    vi.advanceTimersByTime(2_000)
    expect(socket.connect).toHaveBeenCalled()
  })

  it("makes one connection when it is opened, closed and opened at once", async () => {
    made.length = 0
    const connection = new LiveConnection(aSource().source)
    connection.open()
    connection.close()
    connection.open()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(made).toHaveLength(1)
    connection.close()
  })
})
