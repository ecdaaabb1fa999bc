const tty = Boolean(process.stdout.isTTY) && !process.env.CI
const paint = (/** @type {number} */ code) => (/** @type {string} */ text) => (tty ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = paint(1)
export const dim = paint(2)
export const green = paint(32)
export const red = paint(31)
export const yellow = paint(33)

/** Steps under way, by name; on a terminal they share the last line. @type {Map<string, { started: number, note: string }>} */
const running = new Map()
/** How long each finished step took. @type {{ name: string, ms: number, skipped: boolean }[]} */
export const phases = []

process.stdout.on("error", () => {}) // a closed pipe must not end the shop

let isHushed = false
/** From here on steps fail silently: the reason was told, and the rest only follows from it. */
export const hush = () => { isHushed = true }

/** Milliseconds as people read them: `0.4 s`, `12 s`, `1 min 5 s`. */
export function duration(/** @type {number} */ ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

const wipe = () => { if (tty) process.stdout.write("\r\u001b[2K") }

function drawRunning() {
  if (!tty || running.size === 0) return
  const line = [...running].map(([name, { started, note }]) => `${name}${note ? ` (${note})` : ""} ${duration(Date.now() - started)}`).join(" · ")
  process.stdout.write(`\r\u001b[2K${dim(`… ${line}`.slice(0, (process.stdout.columns ?? 80) - 1))}`)
}
if (tty) setInterval(drawRunning, 200).unref()

/** Prints a line above the progress line. */
export function say(/** @type {string} */ line = "") {
  wipe()
  process.stdout.write(`${line}\n`)
  drawRunning()
}

/**
 * Runs one step with a progress line, and says how long it took. A step that answers `"skipped"` was up to date.
 * @template T
 * @param {string} name what is being done, as a reader would say it
 * @param {(note: (text: string) => void) => Promise<T>} work may report where it is through `note`
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const state = { started: Date.now(), note: "" }
  running.set(name, state)
  if (!tty) say(`… ${name}`)
  drawRunning()
  try {
    const answer = await work((text) => {
      state.note = text
      if (!tty) say(`  ${name}: ${text}`)
    })
    running.delete(name)
    const ms = Date.now() - state.started
    const skipped = answer === "skipped"
    phases.push({ name, ms, skipped })
    say(`${green("✓")} ${name} ${dim(skipped ? "up to date" : duration(ms))}`)
    return answer
  } catch (error) {
    running.delete(name)
    if (!isHushed) say(`${red("✗")} ${name} ${dim(duration(Date.now() - state.started))}`) // whoever catches it says why
    throw error
  }
}
