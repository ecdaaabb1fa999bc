import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { postgresAdapter } from "@payloadcms/db-postgres"
import { BoldFeature, FixedToolbarFeature, HeadingFeature, ItalicFeature, lexicalEditor, LinkFeature, OrderedListFeature, ParagraphFeature, UnorderedListFeature } from "@payloadcms/richtext-lexical"
import { buildConfig } from "payload"
import { LicenseTexts } from "./collections/license-texts"
import { Operators } from "./collections/operators"
import { Pages } from "./collections/pages"
import { Home } from "./globals/home"
import { importDefaultTexts } from "./hooks/import-default-text"

const here = dirname(fileURLToPath(import.meta.url))

/** Payload: the home page, help pages and contract texts. Its tables live in the schema `cms` of the shop's database. */
export default buildConfig({
  admin: {
    user: Operators.slug, avatar: "default",
    meta: { titleSuffix: " · Max Booster pages" },
    importMap: { baseDir: here, importMapFile: join(here, "../app/(payload)/cms/importMap.js") },
  },
  routes: { admin: "/cms", api: "/cms-api" },
  graphQL: { disable: true },
  telemetry: false,
  secret: process.env.PAYLOAD_SECRET ?? "",
  collections: [LicenseTexts, Pages, Operators],
  globals: [Home],
  editor: lexicalEditor({
    features: [
      ParagraphFeature(), HeadingFeature({ enabledHeadingSizes: ["h2", "h3"] }), BoldFeature(), ItalicFeature(),
      LinkFeature({ enabledCollections: [] }), UnorderedListFeature(), OrderedListFeature(), FixedToolbarFeature(),
    ],
  }),
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL ?? "", max: 5, connectionTimeoutMillis: 3_000 },
    schemaName: "cms", push: false, migrationDir: join(here, "migrations"), disableCreateDatabase: true,
  }),
  typescript: { outputFile: join(here, "payload-types.ts") },
  onInit: (payload) => {
    // Beside the requests, never in their way: the backend may come up later than this server.
    importDefaultTexts(payload).catch((error: Error) => { payload.logger.warn(`The default license texts were not imported: ${error.message}`) })
  },
})
