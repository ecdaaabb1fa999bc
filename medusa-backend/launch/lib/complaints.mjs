/** A line that tells of trouble: an error, a crash, an answer of the 500s; not what a request's line merely mentions. */
const isComplaint = (/** @type {string} */ line) =>
  line.includes('"level":"http"') ? /"status":5\d\d/.test(line) : /error|unhandled|exception|fatal|ECONN|out of memory/i.test(line) && !/"level":"(info|warn)"/.test(line)

/**
 * What is worth reading of a part's log after a failure, where the log itself may not survive: its last complaints, and how it ends.
 * @param {string} log
 * @param {{ complaints?: number, tail?: number, width?: number }} [options]
 * @returns {string[]} lines, in their order, each once
 */
export function worthReading(log, { complaints = 15, tail = 5, width = 400 } = {}) {
  const lines = log.trimEnd().split("\n").map((line) => line.trimEnd())
  const bad = lines.flatMap((line, index) => (isComplaint(line) ? [index] : [])).slice(-complaints)
  const last = lines.map((_line, index) => index).slice(-tail)
  return [...new Set([...bad, ...last])].map((index) => (lines[index] ?? "").slice(0, width)).filter(Boolean)
}
