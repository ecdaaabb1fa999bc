const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to })
const tests = "(\\.(test|spec)\\.tsx?$|/__tests__/)"

/** Section 3 of the design, as rules. @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    rule("no-cycles", "A cycle means two things are one thing. (Data models name each other lazily, as Medusa wants it.)", { pathNot: "/models/" }, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    rule("lib-is-a-leaf", "src/lib knows nothing of the product.",
      { path: "^src/lib/" }, { path: "^(src/(?!lib/)|storefront/|admin-extensions/|medusa-backend/)", }),
    rule("core-is-pure", "Domain code runs without Medusa, React, HTTP, or a database.",
      { path: "^src/(lib|modules/[^/]+/core|plugins/[^/]+/src/core)/", pathNot: tests },
      { path: "(^|node_modules/)(@medusajs|@mikro-orm|express|react|next|payload|stripe)(/|$)" }),
    rule("core-sees-only-lib", "A core imports its own folder and src/lib.",
      { path: "^src/modules/([^/]+)/core/", pathNot: tests }, { path: "^src/", pathNot: "^src/(lib/|modules/$1/core/)" }),
    rule("modules-are-strangers", "Modules meet in links and workflows, never by import.",
      { path: "^src/modules/([^/]+)/" }, { path: "^src/(modules|plugins|workflows|links|api|subscribers|jobs)/", pathNot: "^src/modules/$1/" }),
    rule("module-front-door", "From outside, only a module's index.ts exists.",
      { path: "^src/(?!modules/)|^medusa-backend/", pathNot: tests }, { path: "^src/modules/[^/]+/", pathNot: "^src/modules/[^/]+/index\\.ts$" }),
    rule("plugins-see-extension-points", "A plugin is written as a third party would write it: contracts come from src/lib/extension-api, tests of a license type or a channel from the testing/ of licensing and ddex.",
      { path: "^src/plugins/([^/]+)/" }, { path: "^src/", pathNot: "^src/(lib/|plugins/$1/|plugins/licensing/src/testing/conformance|plugins/ddex/src/testing/channel)" }),
    rule("routes-call-workflows", "HTTP, subscribers and jobs hold no business rules.",
      { path: "^src/(api|subscribers|jobs)/" }, { path: "^src/(modules|plugins)/" }),
    rule("clients-use-the-api", "Storefront and admin share types and the studio core, not the backend.",
      { path: "^(storefront|admin-extensions)/", pathNot: "^storefront/e2e/" }, { path: "^(src/(?!lib/)|medusa-backend/)" }),
    rule("no-unknown-import", "An import that resolves to nothing fails at run time.",
      { path: "^(src|medusa-backend|medusa-config)" }, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(/dist/|/\\.medusa/|/\\.next/|/node_modules/\\.cache/|^src/plugins/analysis-essentia/)" },
    cache: { folder: "node_modules/.cache/max-booster/depcruise", strategy: "content" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["module", "types", "import", "require", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
}
