import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { Ajv2020 } from "ajv/dist/2020"
import { routes } from "@max-booster/api-contract/openapi"
import { beforeAll, describe, expect, it } from "vitest"
import { send } from "../support/http"

type Operation = {
  summary: string; security: object[]; parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }; responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
type Description = { openapi: string; servers: { url: string }[]; paths: Record<string, Record<string, Operation>> }

/** Describes the others; a description that describes itself helps nobody. */
const UNDESCRIBED = ["GET /openapi.json"]
const METHODS = /export (?:async function|const|function) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g
const root = join(__dirname, "../../..")

describe("GET /openapi.json", () => {
  let description: Description
  let operations: [string, Operation][]
  beforeAll(async () => {
    description = await send<Description>("GET", "/openapi.json")
    operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`, operation]))
  })

  it("describes exactly the routes of the contract, each with a sentence and who may call it", () => {
    expect(description.openapi).toBe("3.1.0")
    expect(operations.map(([name]) => name).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
    for (const route of routes) {
      const [, operation] = operations.find(([name]) => name === `${route.method} ${route.path}`) ?? []
      expect(operation?.summary).toBe(route.summary)
      expect(operation?.summary.length).toBeGreaterThan(5)
      expect(operation?.security.length ?? 0).toBe(route.who === "public" || route.who === "signed" ? 0 : 1)
      expect(Object.keys(operation?.responses ?? {}).includes("401"), route.path).toBe(!["public", "store"].includes(route.who))
      expect(Boolean(operation?.requestBody), route.path).toBe(Boolean(route.body))
      expect(Boolean(operation?.responses["200"]?.content), route.path).toBe(Boolean(route.response))
    }
  })

  it("names each part of a path, and every schema in it compiles", () => {
    const ajv = new Ajv2020({ strict: false, formats: { uri: true, date: true } })
    for (const [name, { parameters, requestBody, responses }] of operations) {
      const inPath = parameters.filter((each) => each.in === "path").map((each) => each.name)
      expect(inPath, name).toEqual([...name.matchAll(/:(\w+)/g)].map(([, part]) => part))
      const schemas = [...parameters.map(({ schema }) => schema), requestBody?.content["application/json"]?.schema, ...Object.values(responses).map(({ content }) => content?.["application/json"]?.schema)]
      for (const schema of schemas) if (schema) expect(() => ajv.compile(schema), name).not.toThrow()
    }
  })

  it("says what the shop answers: an answer fits its schema, and another does not", async () => {
    const ajv = new Ajv2020({ strict: false, formats: { uri: true, date: true } })
    const [, operation] = operations.find(([name]) => name === "GET /store/beats") ?? []
    const fits = ajv.compile(operation?.responses["200"]?.content?.["application/json"]?.schema ?? false)
    const answer = await send<{ beats: object[] }>("GET", "/store/beats?limit=3")
    expect(answer.beats.length).toBeGreaterThan(0)
    expect(fits(answer), JSON.stringify(fits.errors)).toBe(true)
    expect(fits({ ...answer, beats: [{ ...answer.beats[0], bpm: "fast" }] })).toBe(false)
  })

  it("leaves out no route that the folders of the root and the plugins hold", () => {
    const plugins = readdirSync(join(root, "src/plugins")).map((name) => `src/plugins/${name}/src/api`).filter((folder) => existsSync(join(root, folder)))
    expect(plugins.length).toBeGreaterThan(1)
    const found = ["src/api", ...plugins].flatMap(routesIn)
    expect(found.length).toBeGreaterThan(30)
    expect(found.filter((name) => !UNDESCRIBED.includes(name)).sort()).toEqual(operations.map(([name]) => name).sort())
  })
})

/** Every method of every `route.ts` under a folder, as Medusa would mount it. */
function routesIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(({ name }) => name === "route.ts")
  return files.flatMap(({ parentPath }) => {
    const path = `/${relative(join(root, folder), parentPath).replace(/\[(\w+)\]/g, ":$1")}`
    return [...readFileSync(join(parentPath, "route.ts"), "utf8").matchAll(METHODS)].map(([, method]) => `${method} ${path}`)
  })
}
