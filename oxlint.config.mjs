import medusa from "@medusajs/eslint-plugin"

const tests = ["**/*.test.ts", "**/*.spec.ts", "**/__tests__/**"]
const backend = ["medusa-config.ts", "src/**/*.ts", "medusa-backend/**/*.ts"]

/** The rules of typescript-eslint's "strict" that are not in the compiler, without those that our style has no use for. */
const strict = [
  "no-array-constructor", "no-duplicate-enum-values", "no-dynamic-delete", "no-explicit-any", "no-extra-non-null-assertion", "no-misused-new", "no-namespace", "no-non-null-asserted-nullish-coalescing",
  "no-non-null-asserted-optional-chain", "no-non-null-assertion", "no-require-imports", "no-this-alias", "no-unnecessary-type-constraint", "no-unsafe-declaration-merging", "no-unsafe-function-type",
  "no-unused-expressions", "no-useless-constructor", "no-wrapper-object-types", "prefer-as-const", "prefer-literal-enum-member", "prefer-namespace-keyword", "triple-slash-reference", "unified-signatures",
]

/** What Medusa forbids, each where it says so: its first entry is of files that it looks at in no way. Its warnings are not ours. */
const ofMedusa = medusa.configs.recommended.filter(({ rules = {} }) => Object.keys(rules).length > 0).map(({ files, ignores = [], rules }) => ({
  files, jsPlugins: ["@medusajs/eslint-plugin"], rules: Object.fromEntries(Object.entries(rules).filter(([, level]) => level === "error")),
  excludeFiles: [...ignores, "src/lib/**", "storefront/**", "medusa-backend/**"],
}))

export default {
  ignorePatterns: ["**/*.mjs", "**/*.mts", "**/*.cjs", "**/*.js", "**/migrations/", "**/payload-types.ts", "storefront/next-env.d.ts"],
  plugins: ["typescript"],
  categories: { correctness: "off" },
  rules: {
    ...Object.fromEntries(strict.map((rule) => [`typescript/${rule}`, "error"])),
    "typescript/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
    "typescript/consistent-type-imports": ["error", { prefer: "type-imports", fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
    "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    eqeqeq: ["error", "smart"],
    "no-var": "error", "prefer-const": "error", "prefer-spread": "error",
  },
  overrides: [
    {
      files: backend, excludeFiles: tests,
      rules: {
        "typescript/no-floating-promises": "error",
        "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
        "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      },
    },
    ...ofMedusa,
  ],
}
