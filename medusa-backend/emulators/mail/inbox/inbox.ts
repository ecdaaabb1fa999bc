import { randomBytes } from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"
import { readAttachment, readMessage, type Envelope, type Message } from "./message"

const CAPACITY = 500

/** Caught mails, newest first; each is two files of a folder: `<id>.eml` as it came, `<id>.json` as it was read. */
export class Inbox {
  private messages_: Message[] = []
  private count_ = 0

  /** @param folder undefined keeps mails in memory only */
  constructor(
    private readonly folder_: string | undefined,
    private readonly capacity_ = CAPACITY,
  ) {
    if (folder_ !== undefined) this.messages_ = load(folder_)
  }

  private readonly raw_ = new Map<string, Buffer>()

  /** Reads and keeps a mail; returns once it is on disk. The oldest one goes when the inbox is full. */
  async add(raw: Buffer, envelope: Envelope, now: Date): Promise<Message> {
    const message = await readMessage(raw, envelope, this.newId_(now), now)
    if (this.folder_ === undefined) this.raw_.set(message.id, raw)
    else {
      writeWhole(this.file_(message.id, "eml"), raw)
      writeWhole(this.file_(message.id, "json"), JSON.stringify(message))
    }
    this.messages_.unshift(message)
    for (const old of this.messages_.splice(this.capacity_)) this.forget_(old.id)
    return message
  }

  /**
   * Mails that fit. @param to a whole address, or part of one; letter case does not matter
   * @param subject part of a subject
   */
  find({ to = "", subject = "" }: { to?: string; subject?: string } = {}): Message[] {
    const [wanted, part] = [to.toLowerCase(), subject.toLowerCase()]
    const isWhole = /^.+@.+$/.test(wanted)
    const fits = (address: string): boolean => (isWhole ? address === wanted : address.includes(wanted))
    return this.messages_.filter(
      (message) => message.to.some((address) => fits(address.toLowerCase())) && message.subject.toLowerCase().includes(part),
    )
  }

  get(id: string): Message | undefined {
    return this.messages_.find((message) => message.id === id)
  }

  /** The mail as it came. */
  raw({ id }: Message): Buffer {
    return this.raw_.get(id) ?? fs.readFileSync(this.file_(id, "eml"))
  }

  attachment(message: Message, index: number) {
    return readAttachment(this.raw(message), index)
  }

  clear(): void {
    for (const { id } of this.messages_.splice(0)) this.forget_(id)
  }

  private forget_(id: string): void {
    this.raw_.delete(id)
    if (this.folder_ === undefined) return
    for (const kind of ["json", "eml"] as const) fs.rmSync(this.file_(id, kind), { force: true })
  }

  /** Sorts by time, and by arrival within a millisecond. */
  private newId_(now: Date): string {
    this.count_ = (this.count_ + 1) % 10_000
    const time = now.getTime().toString(36).padStart(9, "0")
    return `${time}-${String(this.count_).padStart(4, "0")}-${randomBytes(4).toString("hex")}`
  }

  private file_(id: string, kind: "eml" | "json"): string {
    return path.join(this.folder_ ?? "", `${id}.${kind}`)
  }
}

function load(folder: string): Message[] {
  fs.mkdirSync(folder, { recursive: true })
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"))
  const read = (name: string): Message => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as Message
  return names.sort().reverse().map(read)
}

function writeWhole(file: string, content: Buffer | string): void {
  const temporary = `${file}.tmp`
  fs.writeFileSync(temporary, content, { mode: 0o600 })
  fs.renameSync(temporary, file)
}
