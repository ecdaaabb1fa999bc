import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"

import { readJson } from "./files.mjs"
import { inRoot, ROOT } from "./paths.mjs"
import { run } from "./run.mjs"
import { messageOf } from "./trouble.mjs"

/** What a group of tests came to; `failures` says of each that failed what and why, `shaky` of each that passed at a second try only; `tests` are all that ran. @typedef {{ passed: number, failed: number, skipped: number, output: string, failures: string[], shaky: string[], tests: { name: string, passed: boolean }[] }} Tally */

/**
 * Runs one Vitest project and counts. A run that never reached its tests counts as one failure.
 * @param {string} project
 * @param {{ env?: NodeJS.ProcessEnv, live?: boolean, only?: string | undefined, onSpawn?: (pid: number) => void }} [options] `live` shows the output as it comes, `only` is a part of the names of the tests to run
 * @returns {Promise<Tally>}
 */
export async function runVitest(project, { env, live = false, only, onSpawn } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-vitest-"))
  const report = join(folder, "report.json")
  let output = ""
  let crashed = false
  const onLine = live ? (/** @type {string} */ line) => { if (!line.startsWith("JSON report written")) console.log(line) } : undefined
  const colors = process.stdout.isTTY ? {} : { NO_COLOR: "1" }
  await run(process.execPath, [inRoot("node_modules/vitest/vitest.mjs"), "run", "--project", project, "--passWithNoTests",
    // Units share nothing but pure code: a process for each file would cost more than they do.
    ...(project === "unit" ? ["--no-isolate"] : []),
    // Journeys over HTTP wait now and then; a third lets two processors work meanwhile.
    ...(project === "http" ? ["--maxWorkers=3"] : []),
    ...(only ? ["--testNamePattern", only] : []), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { cwd: ROOT, env: { ...process.env, ...colors, ...env, NODE_ENV: "test" }, onLine, onSpawn })
    .then((text) => { output = text }, (error) => { crashed = true; output = error.full ?? messageOf(error) })
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] } = (await readJson(report)) ?? {}
  await rm(folder, { recursive: true, force: true })
  const brokenFiles = testResults.filter((/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0).length
  const failed = numFailedTests + brokenFiles
  const tests = testResults.flatMap((/** @type {any} */ { assertionResults }) => assertionResults).filter((/** @type {any} */ { status }) => status === "passed" || status === "failed")
    .map((/** @type {any} */ { fullName, status }) => ({ name: fullName.trim(), passed: status === "passed" }))
  return { tests, passed: numPassedTests, failed: crashed && failed === 0 ? 1 : failed, skipped: numPendingTests + numTodoTests, output, failures: failuresOf(testResults), shaky: testResults.flatMap((/** @type {any} */ file) => namesOf(file, ({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)) }
}

/** Name and reason of each test that failed, and of each file that broke outside its tests. */
function failuresOf(/** @type {any[]} */ files) {
  return files.filter(({ status }) => status === "failed").flatMap((file) => {
    const tests = namesOf(file, ({ status }) => status === "failed")
    return file.message || tests.length === 0 ? [`${relative(ROOT, file.name)}\n${beginning(file.message || "broke outside its tests")}`, ...tests] : tests
  })
}

/** Tests of a file, each with the beginning of what it complained of. @returns {string[]} */
function namesOf(/** @type {any} */ { name, assertionResults }, /** @type {(test: { status: string, failureMessages: string[] }) => boolean} */ chosen) {
  return assertionResults.filter(chosen).map((/** @type {any} */ { fullName, failureMessages }) => `${relative(ROOT, name)}: ${fullName.trim()}\n${beginning(failureMessages.join("\n"))}`)
}

const beginning = (/** @type {string} */ text) =>
  text.split("\n").filter((line) => line.trim() && !line.includes("/node_modules/")).slice(0, 12).map((line) => `    ${line.slice(0, 300)}`).join("\n")
