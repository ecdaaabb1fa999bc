import { spawn } from "node:child_process"

const LONGEST_ANSWER = 64 * 1024

/**
 * Runs a Node script as a process of its own with one JSON request on its standard input.
 * The signal kills it; it inherits no secrets, only the search path.
 * @returns the first line of its standard output, parsed
 * @throws {Error} when it crashes, answers nothing, or is killed
 */
export function askExecutable(script: string, request: object, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--max-old-space-size=512", script], {
      stdio: ["pipe", "pipe", "pipe"], env: { PATH: process.env.PATH }, signal, killSignal: "SIGKILL",
    })
    let answer = ""
    let complaint = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => { if (answer.length < LONGEST_ANSWER) answer += text })
    child.stderr.setEncoding("utf8").on("data", (text: string) => { complaint = (complaint + text).slice(-1_000) })
    child.on("error", (error) => { reject(signal.aborted && signal.reason instanceof Error ? signal.reason : error) })
    child.on("close", (code, killedBy) => {
      try {
        if (code !== 0) throw new Error(`ended with ${killedBy ?? `code ${code}`}`)
        resolve(JSON.parse(answer.split("\n")[0] ?? ""))
      } catch (error) {
        reject(new Error(`The analysis executable ${error instanceof Error ? error.message : ""}: ${complaint.trim().slice(-300)}`, { cause: error }))
      }
    })
    // A process that is gone before it has read shows itself in "close".
    child.stdin.on("error", () => undefined)
    child.stdin.end(`${JSON.stringify(request)}\n`)
  })
}
