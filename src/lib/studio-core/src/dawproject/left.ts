const MOST_NAMES = 6
const MOST_LETTERS = 40

/** Collects what was left out of a project, to be told. */
export class Left {
  private readonly named = new Map<string, Set<string>>()

  /** @param what in words, the same for all of its kind @param name of what it concerns, if it has one */
  add(what: string, name = ""): void {
    const names = this.named.get(what) ?? new Set()
    if (name !== "") names.add(name)
    this.named.set(what, names)
  }

  /** A line for each kind, with the first few names. */
  toWords(): string[] {
    return [...this.named].map(([what, names]) => {
      if (names.size === 0) return what
      const shown = [...names].slice(0, MOST_NAMES).map((name) => `“${name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name}”`)
      return `${what}: ${shown.join(", ")}${names.size > MOST_NAMES ? ` and ${names.size - MOST_NAMES} more` : ""}`
    })
  }
}
