/** An answer of the Graph API that is an error, in Meta's words and with Meta's HTTP status. */
export interface GraphFailure {
  status: number
  body: {
    error: { message: string; type: string; code: number; error_data?: { messaging_product: string; details: string }; fbtrace_id: string }
  }
}

const known = new Map<number, { status: number; title: string }>([
  [0, { status: 401, title: 'AuthException' }],
  [2, { status: 503, title: 'An unexpected error has occurred. Please retry your request later.' }],
  [33, { status: 400, title: 'Unsupported post request. Object with this ID does not exist' }],
  [100, { status: 400, title: 'Invalid parameter' }],
  [190, { status: 401, title: 'Error validating access token' }],
  [80007, { status: 400, title: 'There have been too many calls to this WhatsApp Business account. Wait a bit and try again.' }],
  [130429, { status: 429, title: 'Rate limit hit' }],
  [131000, { status: 500, title: 'Something went wrong' }],
  [131009, { status: 400, title: 'Parameter value is not valid' }],
  [131016, { status: 503, title: 'Service unavailable' }],
  [131026, { status: 400, title: 'Message undeliverable' }],
  [131030, { status: 400, title: 'Recipient phone number not in allowed list' }],
  [131047, { status: 400, title: 'Re-engagement message' }],
  [131049, { status: 400, title: 'This message was not delivered to maintain healthy ecosystem engagement.' }],
  [131050, { status: 400, title: 'User has stopped marketing messages' }],
  [131053, { status: 400, title: 'Media upload error' }],
  [131056, { status: 400, title: '(Business Account, Consumer Account) pair rate limit hit' }],
  [132000, { status: 400, title: 'Number of parameters does not match the expected number of params' }],
  [132001, { status: 404, title: 'Template name does not exist in the translation' }],
])

export function graphFailure(code: number, details?: string, status?: number): GraphFailure {
  const { title, status: usual } = known.get(code) ?? { status: 400, title: 'Error' }
  return {
    status: status ?? usual,
    body: {
      error: {
        message: `(#${code}) ${title}`,
        type: 'OAuthException',
        code,
        ...(details && { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: 'AstandInTraceId000000000',
      },
    },
  }
}

/** Codes that Meta mostly reports later, by a status webhook, after the send was answered with 200. */
export const comesLater = new Set([131026, 131047, 131049, 131050, 131053])
