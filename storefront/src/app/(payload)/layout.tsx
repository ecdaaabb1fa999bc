import config from "@payload-config"
import "@payloadcms/next/css"
import { handleServerFunctions, RootLayout } from "@payloadcms/next/layouts"
import type { ServerFunctionClient } from "payload"
import type { ReactNode } from "react"
import { importMap } from "./cms/importMap.js"

const serverFunction: ServerFunctionClient = async (args) => {
  "use server"
  return handleServerFunctions({ ...args, config, importMap })
}

/** The root of Payload's own pages; they share nothing with the shop's. */
const Layout = ({ children }: { children: ReactNode }) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>{children}</RootLayout>
)

export default Layout
