import { createRequire } from "node:module"

// Medusa loads modules by `require`: this hook lets it load their TypeScript.
createRequire(import.meta.url)("./ts-hook.cjs")

// Its test runner reports numbers to Jest over IPC; Vitest's channel must not see them.
const send = process.send?.bind(process)
if (send) {
  process.send = (/** @type {any} */ message, /** @type {any[]} */ ...rest) =>
    typeof message === "number" ? true : /** @type {any} */ (send)(message, ...rest)
}
