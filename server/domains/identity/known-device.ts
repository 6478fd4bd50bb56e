import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '#platform/config.ts'
import { derivedKey } from '#platform/secrets.ts'

const name = 'salesboy.device'
const halfAYear = 180 * 24 * 3600

/** Set on signing in: says that this browser belonged to this person once, so that strangers who guess do not slow them down. It opens nothing. */
export function deviceCookie(email: string): string {
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${markOf(email)}; Max-Age=${halfAYear}; Path=/api/v1/session; HttpOnly; SameSite=Lax${secure}`
}

export function isKnownDevice(email: string, cookies: string | undefined): boolean {
  const given = Buffer.from(
    cookies
      ?.split(/; */)
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? '',
  )
  const right = Buffer.from(markOf(email))
  return given.length === right.length && timingSafeEqual(given, right)
}

const markOf = (email: string) => createHmac('sha256', derivedKey('devices')).update(email).digest('base64url')
