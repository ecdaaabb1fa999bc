import { languages, locales } from "@max-booster/api-contract"
import { BoldFeature, FixedToolbarFeature, ItalicFeature, lexicalEditor, OrderedListFeature, ParagraphFeature, UnorderedListFeature } from "@payloadcms/richtext-lexical"
import type { CollectionConfig } from "payload"
import { operators } from "../access"
import { previewText, previewTypes } from "../endpoints/preview-license-text"
import { publishLicenseText } from "../hooks/publish-license-text"

const readOnly = { readOnly: true, position: "sidebar" } as const

/** What a contract's paper can show, and nothing else. */
const clauseEditor = lexicalEditor({ features: [ParagraphFeature(), BoldFeature(), ItalicFeature(), UnorderedListFeature(), OrderedListFeature(), FixedToolbarFeature()] })

/** Contract texts. Publishing one makes an immutable template version in the backend; licenses sold before keep theirs. */
export const LicenseTexts: CollectionConfig = {
  slug: "license-texts",
  labels: { singular: "License text", plural: "License texts" },
  admin: {
    useAsTitle: "title", defaultColumns: ["title", "locale", "version", "_status", "updatedAt"], group: "Content",
    description: "The contract behind every license. Publishing makes a new version for licenses sold from then on; what was sold keeps its text. Not legal advice: have a lawyer read your text.",
  },
  versions: { drafts: true, maxPerDoc: 50 },
  access: { create: operators, read: operators, update: operators, delete: ({ req }) => (req.user ? { version: { exists: false } } : false) },
  endpoints: [previewTypes, previewText],
  hooks: { beforeChange: [publishLicenseText] },
  fields: [
    { name: "title", type: "text", required: true, maxLength: 120 },
    {
      name: "clauses", type: "array", required: true, minRows: 1, labels: { singular: "Clause", plural: "Clauses" },
      admin: {
        initCollapsed: true,
        description: "Facts of each sale stand in double braces, e.g. {{licensee.name}} or {{beat.title}}. Publishing is refused, with a message, when a name is not known or a needed one is missing.",
        components: { RowLabel: "./components/clause-label.client#ClauseLabel" },
      },
      fields: [
        { name: "heading", type: "text", required: true, maxLength: 120 },
        { name: "body", type: "richText", label: "Text", required: true, editor: clauseEditor },
      ],
    },
    { name: "preview", type: "ui", admin: { position: "sidebar", components: { Field: "./components/preview-text.client#PreviewText" } } },
    { name: "locale", type: "select", required: true, defaultValue: "en", options: locales.map((value) => ({ label: languages[value], value })), admin: { position: "sidebar", description: "One text a language. Producers sign all languages at once" } },
    { name: "version", type: "number", label: "Published as version", admin: { ...readOnly, description: "Contracts name this number" } },
    { name: "published_at", type: "date", label: "Published at", admin: { ...readOnly, date: { pickerAppearance: "dayAndTime" } } },
    /** Stable id of this text for the backend, made before the row has one. */
    { name: "source", type: "text", unique: true, admin: { hidden: true } },
    /** SHA-256 of what the newest version says: publishing the same again makes no new one. */
    { name: "published_hash", type: "text", admin: { hidden: true } },
  ],
}
