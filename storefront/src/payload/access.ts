import type { Access } from "payload"

/** Only who is signed in to the CMS. */
export const operators: Access = ({ req }) => Boolean(req.user)

/** Everybody sees what is published, operators see drafts too. */
export const publishedOrOperators: Access = ({ req }) => (req.user ? true : { _status: { equals: "published" } })

/** Everybody. */
export const anyone: Access = () => true
