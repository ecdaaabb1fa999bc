import { randomBytes } from "node:crypto"
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"

/** Passwords of the demonstration logins, made once and kept in a file that only its owner reads. */
export class Passwords {
  readonly #known: Record<string, string>

  constructor(private readonly file: string) {
    this.#known = read(file)
  }

  /** The password of an address: the known one, or a new one that is on disk before it is used. */
  of(email: string): string {
    const known = this.#known[email]
    if (known) return known
    const password = randomBytes(9).toString("base64url")
    this.#known[email] = password
    this.#keep()
    return password
  }

  /** A kill in the middle must leave the old file whole: without its passwords nobody could go on. */
  #keep(): void {
    const half = `${this.file}.part`
    rmSync(half, { force: true }) // its mode would stay
    writeFileSync(half, JSON.stringify(this.#known), { mode: 0o600 })
    renameSync(half, this.file)
  }
}

function read(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {}
    throw new Error(`${file} cannot be read: ${(error as Error).message}. \`npm start -- --fresh\` begins anew.`, { cause: error })
  }
}
