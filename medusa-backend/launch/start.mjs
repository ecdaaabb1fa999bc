/**
 * `npm start`: everything the shop needs, on this machine. `--fresh` begins with empty data, `--dev` reloads on change.
 * This file stays readable by an old Node, so that it can say that it is too old.
 */
import { nodeTrouble } from "./lib/node-version.mjs"

const trouble = nodeTrouble(process.version)
if (trouble) {
  console.error(trouble)
  process.exitCode = 1
} else {
  import("./lib/main.mjs").then(({ main }) => main(process.argv.slice(2)))
}
