/**
 * Five roles, each with everything the one before it may do [C-23]:
 * viewer reads, agent talks to customers, editor changes what the bot knows and how it speaks,
 * admin connects accounts and manages people, owner may end the business's account.
 */
export const permissions = ['look', 'talk', 'edit', 'manage', 'own'] as const
export type Permission = (typeof permissions)[number]

export const roles = ['viewer', 'agent', 'editor', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

export function permissionsOf(role: Role): Permission[] {
  return permissions.slice(0, roles.indexOf(role) + 1)
}
