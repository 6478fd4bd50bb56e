import type { House } from './house.ts'

export const signIn = (house: House, wrong: Partial<{ email: string; password: string }> = {}) =>
  house.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'x-requested-with': 'salesboy' },
    payload: { email: house.teo.email, password: house.teo.password, ...wrong },
  })

export async function signedIn(house: House) {
  const answer = await signIn(house)
  return { cookies: answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ') }
}

export function upload(house: House, bytes: Buffer, fileName: string, mimeType: string, part = 'file', path = '/media') {
  const edge = 'an-edge-between-parts'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="${part}"; filename="${fileName.replace(/[\r\n"]/g, '_')}"\r\ncontent-type: ${mimeType}\r\n\r\n`
  return house.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${house.apiKey}`, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}

/** A problem without what differs each time. */
export const constant = ({ correlationId: _id, timestamp: _at, ...rest }: Record<string, unknown>) => rest
