import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

const backend = ["medusa-config.ts", "src/**/*.ts", "medusa-backend/**/*.ts"]

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/", "**/dist/", "**/.medusa/", "**/.next/", "**/.max-booster/", "**/coverage/", "**/migrations/", "**/.well-known/", // a folder with a dot: types are checked, but the linter’s project service does not find it
      "storefront/test-results/", "storefront/public/", "storefront/next-env.d.ts", "**/payload-types.ts", "**/importMap.js",
    ],
  },
  { files: ["**/*.ts", "**/*.tsx"], extends: [tseslint.configs.strict] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { prefer: "type-imports", fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-empty-object-type": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ["error", "smart"],
      "no-console": "off",
      "prefer-rest-params": "off", // `super(...arguments)` is how a Medusa service is constructed
    },
  },
  {
    files: backend,
    ignores: ["**/*.test.ts", "**/*.spec.ts", "**/__tests__/**"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Its first entry, ignores alone, would hide tests and the storefront from every rule.
  ...medusa.configs.recommended.filter((config) => Object.keys(config).some((key) => key !== "ignores")).map((config) => ({ ...config, ignores: [...(config.ignores ?? []), "src/lib/**", "storefront/**", "medusa-backend/**"] })),
)
