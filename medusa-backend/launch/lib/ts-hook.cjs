/**
 * `node -r ts-hook.cjs`: lets `require` load TypeScript, transpiled as the build does it.
 * For tests only: what is shipped was transpiled before it runs.
 */
const { readFileSync } = require("node:fs")
const { transformSync } = require("esbuild")

require.extensions[".ts"] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    loader: "ts", format: "cjs", platform: "node", target: "node20", sourcemap: "inline", sourcefile: filename,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, experimentalDecorators: true } },
  })
  /** @type {any} */
  const compiling = module
  compiling._compile(code, filename)
}
