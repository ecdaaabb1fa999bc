import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Absolute path of the repository, wherever the command was typed. */
export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** Absolute path of something inside the repository. */
export const inRoot = (/** @type {string[]} */ ...parts) => join(ROOT, ...parts)

/** The compiled backend: what every backend process runs from. */
export const SERVER = inRoot(".medusa", "server")
