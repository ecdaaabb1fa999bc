import * as fs from "node:fs"
import * as path from "node:path"

/** One record changed: kind, id, owner and its new content (null: deleted). */
export type Change = [kind: string, id: string, owner: string, content: object | null]

const COMPACT_BYTES = 16 * 1024 * 1024

/**
 * Keeps changes on disk: a snapshot (written to a temporary file, then renamed) and a log of one line a transaction.
 * A line is written before the request is answered, so a killed process loses nothing that it answered; a torn last
 * line belongs to a request that was never answered and is ignored.
 */
export class Journal {
  private log_: number | undefined
  private bytes_ = 0

  /** @param file path of the snapshot; the log lies beside it as `<file>.log`. Undefined keeps nothing. */
  constructor(private readonly file?: string) {}

  /** Replays everything on disk, oldest first. */
  load(apply: (change: Change) => void): void {
    if (this.file === undefined) return
    fs.mkdirSync(path.dirname(this.file), { recursive: true })
    for (const change of readSnapshot(this.file)) apply(change)
    for (const change of readLog(this.logFile_(this.file))) apply(change)
  }

  /** Appends one transaction. Returns once the operating system has it. */
  append(changes: Change[]): void {
    if (this.log_ === undefined || changes.length === 0) return
    const line = Buffer.from(`${JSON.stringify(changes)}\n`)
    fs.writeSync(this.log_, line)
    this.bytes_ += line.length
  }

  /** Whether the log has grown long enough to be folded into the snapshot. */
  get isLong(): boolean {
    return this.bytes_ > COMPACT_BYTES
  }

  /** Writes a new snapshot and begins an empty log. */
  compact(all: Iterable<Change>): void {
    if (this.file === undefined) return
    const temporary = `${this.file}.${process.pid}.tmp`
    const handle = fs.openSync(temporary, "w", 0o600)
    for (const change of all) fs.writeSync(handle, `${JSON.stringify(change)}\n`)
    fs.fsyncSync(handle)
    fs.closeSync(handle)
    fs.renameSync(temporary, this.file)
    this.close()
    this.log_ = fs.openSync(this.logFile_(this.file), "w", 0o600)
    this.bytes_ = 0
  }

  close(): void {
    if (this.log_ !== undefined) fs.closeSync(this.log_)
    this.log_ = undefined
  }

  private logFile_(file: string): string {
    return `${file}.log`
  }
}

function readSnapshot(file: string): Change[] {
  if (!fs.existsSync(file)) return []
  return lines(file).map((line, index) => {
    try {
      return JSON.parse(line) as Change
    } catch {
      throw new Error(`The state file ${file} is damaged at line ${index + 1}. Delete it to begin with empty data.`)
    }
  })
}

function* readLog(file: string): Generator<Change> {
  if (!fs.existsSync(file)) return
  for (const line of lines(file)) {
    let changes: Change[]
    try {
      changes = JSON.parse(line) as Change[]
    } catch {
      return
    }
    yield* changes
  }
}

function lines(file: string): string[] {
  return fs.readFileSync(file, "utf8").split("\n").filter(Boolean)
}
