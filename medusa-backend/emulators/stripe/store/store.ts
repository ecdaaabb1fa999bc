import { Journal, type Change } from "./journal"
import type { Kind, Kinds, Owner } from "./kinds"

interface Entry {
  owner: Owner
  content: object
}

interface Undo {
  kind: Kind
  id: string
  before: Entry | undefined
}

/**
 * Everything the emulator knows, in memory and in a journal. Records are never changed in place: `put` a new one.
 * Writes happen in `transact`, which makes them durable together.
 */
export class Store {
  private readonly kinds_ = new Map<Kind, Map<string, Entry>>()
  private undo_: Undo[] | undefined

  private constructor(private readonly journal_: Journal) {}

  /** Opens the store at `file`, or one in memory. @throws {Error} the state file is damaged */
  static open(file?: string): Store {
    const store = new Store(new Journal(file))
    store.journal_.load(([kind, id, owner, content]) => {
      const records = store.records_(kind as Kind)
      if (content === null) records.delete(id)
      else records.set(id, { owner, content })
    })
    store.compact()
    return store
  }

  put<K extends Kind>(kind: K, owner: Owner, content: Kinds[K] & { id: string }): Kinds[K] {
    this.remember_(kind, content.id)
    this.records_(kind).set(content.id, { owner, content })
    return content
  }

  delete(kind: Kind, id: string): void {
    this.remember_(kind, id)
    this.records_(kind).delete(id)
  }

  /** The record with this id, whoever owns it (or only when `owner` owns it). */
  get<K extends Kind>(kind: K, id: string, owner?: Owner): Kinds[K] | undefined {
    const entry = this.records_(kind).get(id)
    if (entry === undefined || (owner !== undefined && entry.owner !== owner)) return undefined
    return entry.content as Kinds[K]
  }

  ownerOf(kind: Kind, id: string): Owner | undefined {
    return this.records_(kind).get(id)?.owner
  }

  /** Records of an owner (or of all), newest first. */
  list<K extends Kind>(kind: K, owner?: Owner): Kinds[K][] {
    const found: Kinds[K][] = []
    for (const entry of this.records_(kind).values()) {
      if (owner === undefined || entry.owner === owner) found.push(entry.content as Kinds[K])
    }
    return found.reverse()
  }

  /** Runs `work` and keeps all of its writes, or none when it throws. */
  transact<T>(work: () => T): T {
    if (this.undo_ !== undefined) throw new Error("Transactions of the emulator's store do not nest.")
    this.undo_ = []
    try {
      const result = work()
      this.journal_.append(this.changes_(this.undo_))
      return result
    } catch (error) {
      this.rollback(0)
      throw error
    } finally {
      this.undo_ = undefined
      if (this.journal_.isLong) this.compact()
    }
  }

  /** A mark in the running transaction to which `rollback` returns. */
  mark(): number {
    return this.undo_?.length ?? 0
  }

  rollback(mark: number): void {
    for (const { kind, id, before } of this.undo_?.splice(mark).reverse() ?? []) {
      if (before === undefined) this.records_(kind).delete(id)
      else this.records_(kind).set(id, before)
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.kinds_.clear()
    this.compact()
  }

  /** Folds the log into the snapshot. */
  compact(): void {
    this.journal_.compact(this.all_())
  }

  close(): void {
    this.journal_.close()
  }

  private *all_(): Generator<Change> {
    for (const [kind, records] of this.kinds_) {
      for (const [id, entry] of records) yield [kind, id, entry.owner, entry.content]
    }
  }

  private changes_(undo: Undo[]): Change[] {
    const touched = new Map(undo.map(({ kind, id }) => [`${kind}/${id}`, { kind, id }]))
    return [...touched.values()].map(({ kind, id }): Change => {
      const entry = this.records_(kind).get(id)
      return [kind, id, entry?.owner ?? "", entry?.content ?? null]
    })
  }

  private remember_(kind: Kind, id: string): void {
    if (this.undo_ === undefined) throw new Error(`A ${kind} was written outside a transaction.`)
    this.undo_.push({ kind, id, before: this.records_(kind).get(id) })
  }

  private records_(kind: Kind): Map<string, Entry> {
    let records = this.kinds_.get(kind)
    if (records === undefined) this.kinds_.set(kind, (records = new Map()))
    return records
  }
}
