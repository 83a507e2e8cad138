// What the connectors of the exchange's own npm scope have in common.

const STATUS = { BadRequestError: 400, UnauthorizedError: 401, ForbiddenError: 403, NotFoundError: 404 };

/** The options of a connector's REST client. A failed request is not repeated, so that a test sees the first answer. */
export function connectorOptions(basePath, { apiKey, secret, privateKey }, options = {}) {
  return { apiKey, apiSecret: secret, privateKey, basePath, timeout: 10_000, retries: 0, ...options };
}

/** The parsed body of a connector's response. */
export async function dataOf(response) {
  return (await response).data();
}

/** Code, message and HTTP status of a connector's error. */
export function connectorRefusal(error) {
  return { code: error.code, message: error.message, status: STATUS[error.name] };
}
