import type { GuardName } from '@salesboy/contract/evals'
import { care } from './care.ts'
import { deeds } from './deeds.ts'
import { discounts } from './discounts.ts'
import type { Guard } from './guard.ts'
import { identity } from './identity.ts'
import { leaks } from './leaks.ts'
import { links } from './links.ts'
import { never } from './never.ts'
import { numbers } from './numbers.ts'
import { opening } from './opening.ts'
import { promises } from './promises.ts'
import { shape } from './shape.ts'

/** All guards by name. A draft passes every one of them or is not sent. */
export const guards: Record<GuardName, Guard> = { shape, leaks, identity, links, discounts, numbers, opening, deeds, promises, care, never }
