/** No server code: this plugin holds pages of the Medusa admin, found under `admin/routes`. */
export {}
