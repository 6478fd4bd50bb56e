import { inTenant } from '#platform/db.ts'
import type { Caller } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { audit } from './audit.ts'
import { auth } from './auth.ts'
import { authenticate } from './authenticate.ts'
import { deviceCookie, isKnownDevice } from './known-device.ts'
import { countWrong, forgetWrong, slowDown } from './slow-down.ts'

/** Answers the caller and the cookies to set. One message for a wrong address and a wrong password. */
export async function signIn(
  { email, password }: { email: string; password: string },
  { ip, cookie }: { ip: string; cookie?: string | undefined },
): Promise<{ caller: Caller; cookies: string[] }> {
  const address = email.trim().toLowerCase()
  // An account is slow for strangers, and a lane of its own stays free for browsers that it was used in.
  const lane = `${isKnownDevice(address, cookie) ? 'device' : 'account'}:${address}`
  await slowDown('account', lane)
  const response = await auth().api.signInEmail({ body: { email: address, password }, asResponse: true })
  if (!response.ok) {
    await countWrong(lane)
    throw new Problem('unauthenticated', 'That e-mail address and password do not belong together. Check both and try again.')
  }
  await forgetWrong(lane)

  const cookies = [...response.headers.getSetCookie(), deviceCookie(address)]
  const caller = await authenticate({ cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') })
  if (!caller) throw new Problem('forbidden', 'You are not a member of any business here yet. Ask an owner to add you.')
  await inTenant(caller.tenantId, (tx) => audit(tx, 'signed in', caller.actor), { actor: caller.actor, ip })
  return { caller, cookies }
}

/** Answers the cookies that end the session; nobody signed in is fine. */
export async function signOut(cookie: string | undefined): Promise<string[]> {
  const response = await auth().api.signOut({ headers: new Headers(cookie ? { cookie } : {}), asResponse: true })
  return response.headers.getSetCookie()
}
