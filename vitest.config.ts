import { basename } from "node:path"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

const never = ["**/node_modules/**", "**/dist/**", "**/.medusa/**", "**/.next/**"]

/** A shared machine of two cores stalls now and then: the reporter shows each test that needed its second try. */
const retry = process.env["CI"] === "true" ? 1 : 0

/** Journeys share one shop and nothing of their own but pure code: loading it anew for each file takes seconds. */
const sharing = { forks: { isolate: false } }
const oneAtATime = { forks: { isolate: false, singleFork: true } }

/** Journeys over HTTP that end a process of the shop, change what holds for all of it, or look at all that is in it: no other may run meanwhile. */
const alone = ["faults", "license-plans-of-many", "license-plugins", "reconciliation", "studio-documents", "worker"]
  .map((name) => `medusa-backend/integration-tests/http/${name}.spec.ts`)

/** Journeys in a browser that change what all others see (the store's fee, the home page, the license text that producers have signed), or measure when sound comes. */
const aloneInBrowser = ["operate", "studio-input", "studio-record*", "studio-takes"].map((name) => `storefront/e2e/${name}.spec.ts`)

/**
 * Files that take a minute and more, in the order in which they begin: at the end no worker waits long for the other, and what uploads much
 * comes once the seed's own beats are through the queue.
 */
const longest = [
  "exclusive", "charging", "refunds", "payouts", "purchase", "money", "license-life", "renditions", "uploads", "listing", // over HTTP
  "gate", "preview", "formats", "ingest", // of services
  "look-of-a-shop", "when-things-go-wrong", "splits", // in a browser
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isNamed = (name: string) => ({ moduleId }: TestSpecification) => basename(moduleId).split(".")[0] === name
    const long = longest.flatMap((name) => sorted.filter(isNamed(name)))
    return [...long, ...sorted.filter((file) => !long.includes(file))]
  }
}

/** `npx vitest run --project unit|sound|service|http|http-alone|browser|browser-alone`; `npm test` starts what the last four need. */
export default defineConfig({
  test: {
    minWorkers: 2, maxWorkers: 2, sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "medusa-backend/**/*.test.ts", "storefront/**/*.test.{ts,tsx}", "admin-extensions/**/*.test.{ts,tsx}"],
          exclude: [...never, "**/__tests__/**", "**/integration-tests/**", "storefront/e2e/**"],
          testTimeout: 20_000, // some work on minutes of sound, beside others
        },
      },
      {
        test: {
          name: "sound",
          include: ["src/{lib,plugins}/*/browser/**/*.spec.mts", "medusa-backend/launch/browser/**/*.spec.mts", "storefront/browser/**/*.spec.mts"],
          exclude: never,
          testTimeout: 60_000, hookTimeout: 60_000, retry,
        },
      },
      {
        test: {
          name: "service",
          include: ["src/**/__tests__/**/*.{test,spec}.ts", "medusa-backend/{emulators,launch,src}/**/__tests__/**/*.test.ts"],
          exclude: never,
          globals: true,
          globalSetup: "./medusa-backend/launch/lib/test-postgres.mjs",
          setupFiles: "./medusa-backend/launch/lib/test-setup.mjs",
          testTimeout: 120_000, hookTimeout: 240_000, retry,
        },
      },
      {
        test: {
          name: "http",
          poolOptions: sharing,
          include: ["medusa-backend/integration-tests/http/**/*.spec.ts"],
          exclude: [...never, ...alone],
          testTimeout: 300_000, hookTimeout: 300_000, retry,
        },
      },
      {
        test: {
          name: "http-alone",
          include: alone,
          exclude: never,
          testTimeout: 300_000, hookTimeout: 300_000, retry,
          poolOptions: oneAtATime,
        },
      },
      {
        test: {
          name: "faults",
          include: ["medusa-backend/integration-tests/faults/**/*.spec.ts", "medusa-backend/integration-tests/http/faults.spec.ts"],
          exclude: never,
          testTimeout: 400_000, hookTimeout: 400_000,
          poolOptions: oneAtATime,
        },
      },
      {
        test: {
          name: "browser",
          poolOptions: sharing,
          include: ["storefront/e2e/**/*.spec.ts"],
          exclude: [...never, ...aloneInBrowser],
          testTimeout: 300_000, hookTimeout: 300_000, retry,
        },
      },
      {
        test: {
          name: "browser-alone",
          include: aloneInBrowser,
          exclude: never,
          testTimeout: 300_000, hookTimeout: 300_000, retry,
          poolOptions: oneAtATime,
        },
      },
    ],
  },
})
