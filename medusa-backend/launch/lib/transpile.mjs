import { existsSync } from "node:fs"
import { copyFile, mkdir, readFile, rm } from "node:fs/promises"
import { dirname, join } from "node:path"

import { filesBelow, readJson, sha256, writeWhole } from "./files.mjs"

/**
 * One source folder and the folder its JavaScript goes to; nothing else stays there, unless `exact` is false.
 * `bundles` names outputs that are one file with all that their source imports: for a browser.
 * @typedef {{ name: string, from: string, to: string, keep?: (path: string) => boolean, exact?: boolean, bundles?: Record<string, string> }} Unit
 */

const MANIFEST = ".build.json"
/** Part of every hash: raise it when the way of transpiling changes. */
const RECIPE = "4"

const isScript = (/** @type {string} */ path) => /\.tsx?$/.test(path)
const isTest = (/** @type {string} */ path) =>
  /\.(test|spec|sound)\.[a-z]+$/.test(path) || /(^|\/)(__tests__|integration-tests|e2e)\//.test(path)
const isShipped = (/** @type {string} */ path) =>
  !isTest(path) && !path.endsWith(".d.ts") && !/(^|\/)(tsconfig[^/]*\.json|README\.md)$/.test(path)

/**
 * Brings one unit's output up to date: transpiles changed TypeScript file by file to CommonJS,
 * copies changed assets, removes outputs whose sources vanished. Unchanged files are not touched.
 * @param {Unit} unit
 * @returns {Promise<{ changed: string[], removed: string[] }>} changed sources, removed outputs
 */
export async function transpileUnit({ from, to, keep = () => true, exact = true, bundles = {} }) {
  const sources = await filesBelow(from, (path) => isShipped(path) && keep(path))
  const manifestPath = join(to, MANIFEST)
  /** @type {Record<string, string>} */
  const before = (await readJson(manifestPath)) ?? {}
  /** @type {Record<string, string>} */
  const after = {}
  await Promise.all(sources.map(async (path) => {
    after[path] = sha256(`${RECIPE}\0${sha256(await readFile(join(from, path)))}`)
  }))

  const changed = sources.filter((path) => before[path] !== after[path] || !existsSync(join(to, toOutput(path))))
  const lacks = Object.keys(bundles).some((output) => !existsSync(join(to, output)))
  const expected = new Set([...sources.map(toOutput), ...Object.keys(bundles), MANIFEST])
  const strays = exact ? (await filesBelow(to)).filter((path) => !expected.has(path)) : []
  const removed = [...new Set([...Object.keys(before).filter((path) => !(path in after)).map(toOutput), ...strays])].filter((path) => !expected.has(path))
  if (changed.length + removed.length === 0 && !lacks) return { changed, removed }

  const scripts = changed.filter(isScript)
  if (scripts.length > 0) {
    const esbuild = await import("esbuild")
    await esbuild.build({
      entryPoints: scripts.map((path) => join(from, path)),
      outbase: from, outdir: to, bundle: false, format: "cjs", platform: "node", target: "node20",
      sourcemap: "inline", sourcesContent: false, logLevel: "silent",
      tsconfigRaw: { compilerOptions: { jsx: "react-jsx", useDefineForClassFields: true, experimentalDecorators: true } },
    })
  }
  for (const [output, entry] of Object.entries(bundles)) {
    const esbuild = await import("esbuild")
    await esbuild.build({ entryPoints: [join(from, entry)], outfile: join(to, output), bundle: true, format: "esm", target: "es2022", minify: true, logLevel: "silent" })
  }
  for (const path of changed.filter((each) => !isScript(each))) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await copyFile(join(from, path), join(to, path))
  }
  for (const path of removed) await rm(join(to, path), { force: true })
  await writeWhole(manifestPath, JSON.stringify(after))
  return { changed, removed }
}

const toOutput = (/** @type {string} */ path) => (isScript(path) ? path.replace(/\.tsx?$/, ".js") : path)
