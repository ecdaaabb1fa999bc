/** Calls the shop as somebody, usually the demo buyer. @returns {Promise<(method: string, path: string, body?: object) => Promise<any>>} */
export async function signIn(/** @type {any} */ ready, /** @type {{ email: string, password: string }} */ login = ready.logins.buyer) {
  let token = ""
  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  const send = async (method, path, body) => {
    const response = await fetch(`${ready.backend}${path}`, {
      method, headers: { "x-publishable-api-key": ready.publishableKey, "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) }, ...(body && { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`)
    return answer
  }
  token = (await send("POST", "/auth/customer/emailpass", login)).token
  return send
}
