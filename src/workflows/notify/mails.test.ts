import { describe, expect, it } from "vitest"
import { licensesMail, saleMail } from "./mails"

describe("mails", () => {
  it("writes titles literally, whatever they contain", () => {
    const { html, text } = licensesMail({ number: 7, total: "$29.99", link: "https://shop/account/orders/1", open_link: "https://shop/licenses/order/x", licenses: [{ title: "<b>Night & Day</b>", producer: "Ana", label: "WAV" }] })
    expect(html).toContain("&#60;b&#62;Night &#38; Day&#60;/b&#62;")
    expect(html).not.toContain("<b>")
    expect(text).toContain("<b>Night & Day</b> by Ana: WAV license")
  })
  it("keeps line breaks out of the subject", () => {
    expect(saleMail({ number: 1, amount: "$1", earned: "$1", link: "https://x", lines: ["a\r\nBcc: x"] }).subject).toBe("You sold: a Bcc: x")
  })
})
