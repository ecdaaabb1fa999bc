/**
 * `npm run new license-type NAME`: a license plugin in `src/plugins/NAME`, from the files that docs/extend.md shows.
 * `-- --dir FOLDER` makes it elsewhere, with the packages that it needs of ours in `vendor/`.
 * `npm run new audio-effect NAME` and `npm run new channel NAME`: those there, from docs/audio-effects.md and docs/channels.md.
 */
import { existsSync } from "node:fs"
import { mkdir, readdir, readFile } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { pathToFileURL } from "node:url"

import { buildServer } from "./build.mjs"
import { filesIn } from "./lib/doc-files.mjs"
import { writeWhole } from "./lib/files.mjs"
import { npm } from "./lib/install.mjs"
import { newAudioEffect } from "./lib/new-audio-effect.mjs"
import { newChannel } from "./lib/new-channel.mjs"
import { inRoot, ROOT } from "./lib/paths.mjs"
import { run } from "./lib/run.mjs"
import { messageOf, Trouble } from "./lib/trouble.mjs"

/** What an outsider builds and tests with. */
const PACKAGES = ["kernel", "music", "mastering", "api-contract", "jobs", "extension-api", "paper", "licensing"]
const USAGE = "Usage: npm run new license-type NAME [-- --dir FOLDER], npm run new audio-effect NAME, or npm run new channel NAME"

/** Makes a license plugin. @returns {Promise<string>} its folder @throws {Trouble} the name or the folder cannot be taken */
export async function newLicenseType(/** @type {string} */ name, /** @type {string | undefined} */ dir) {
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) || name.length > 214) throw new Trouble(`"${name}" is no name for a package: use small letters, digits and hyphens, e.g. my-sync or @me/my-sync.`)
  const bare = name.replace(/^.*\//, "")
  const id = bare.replace(/^license-/, "").replaceAll(/[._]+/g, "-")
  if (!/^[a-z][a-z0-9-]{1,30}$/.test(id)) throw new Trouble(`"${id}" cannot be the id of a license type: 2 to 31 letters, digits and hyphens, a letter first. Choose another name.`)
  const folder = dir ? resolve(dir) : inRoot("src/plugins", bare)
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw new Trouble(`${folder} exists already and is not empty. Nothing was changed.`)
  const files = filesIn(await readFile(inRoot("docs/extend.md"), "utf8"))
  for (const [path, text] of Object.entries(files)) await writeWhole(join(folder, path), path === "package.json" && !dir ? withoutVendor(renamed(text, name, id)) : renamed(text, name, id))
  if (dir) await pack(join(folder, "vendor"))
  return folder
}

/** The example of the page under another name. */
function renamed(/** @type {string} */ text, /** @type {string} */ name, /** @type {string} */ id) {
  const words = id.replaceAll("-", " ")
  const label = words.replace(/^./, (letter) => letter.toUpperCase())
  const constant = id.replaceAll(/-+(.?)/g, (_, letter) => letter.toUpperCase())
  return text.replaceAll("license-podcast", name).replaceAll("podcastLicense", `${constant}License`).replaceAll('"podcast"', `"${id}"`).replaceAll('"Podcast"', `"${label}"`).replaceAll(": Podcast.", `: ${label}.`).replaceAll("the podcast license", `the ${words} license`)
}

/** Inside the repository its packages are at hand. */
function withoutVendor(/** @type {string} */ manifest) {
  const { devDependencies: _, ...rest } = JSON.parse(manifest)
  return `${JSON.stringify({ ...rest, private: true }, null, 2)}\n`
}

/** Packs what an outsider needs. */
export async function pack(/** @type {string} */ folder) {
  await buildServer()
  await mkdir(folder, { recursive: true })
  const [command, ...args] = npm("pack", "--silent", "--pack-destination", folder, ...PACKAGES.flatMap((each) => ["-w", `@max-booster/${each}`]))
  await run(command, args, { cwd: ROOT })
}

async function main() {
  const [kind, ...rest] = process.argv.slice(2)
  const at = rest.findIndex((arg) => arg === "--dir")
  const dir = at >= 0 ? rest.splice(at, 2)[1] : undefined
  const [name, ...more] = rest
  if (kind === "audio-effect" && name && more.length === 0 && !dir) {
    const folder = relative(ROOT, await newAudioEffect(name))
    console.log(`${folder} is made. Next: \`npm install\`, \`npx vitest run --project sound ${name}\`.\nWhat to change: docs/audio-effects.md.`)
    return
  }
  if (kind === "channel" && name && more.length === 0 && !dir) {
    const folder = relative(ROOT, await newChannel(name))
    console.log(`${folder} is made. Next: \`npm install\`, \`npm run build\`, \`npx vitest run --project service ${name}\`, and ${name} in RELEASE_CHANNELS.\nWhat to change: docs/channels.md.`)
    return
  }
  if (kind !== "license-type" || !name || more.length > 0 || (at >= 0 && !dir)) throw new Trouble(USAGE)
  const folder = await newLicenseType(name, dir)
  console.log(`${relative(process.cwd(), folder) || "."} is made. ${dir
    ? `There: \`npm install\`, \`npm test\`, \`npm pack\`. Then in this repository \`npm install\` with that file, and ${name} in LICENSE_PLUGINS.`
    : `Next: \`npm install\`, \`npx vitest run --project unit ${relative(ROOT, folder)}\`, and ${name} in LICENSE_PLUGINS.`}\nWhat to change: docs/extend.md.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    console.error(messageOf(error))
    process.exit(1)
  })
}
