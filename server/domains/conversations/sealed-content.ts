import type { MessageContent } from '@salesboy/contract/message'
import type { Vault } from '#platform/secrets.ts'

const context = (messageId: string) => ['messages', 'content', messageId] as const

export const sealContent = (vault: Vault, messageId: string, content: MessageContent) =>
  vault.seal(context(messageId), JSON.stringify(content))
export const openContent = (vault: Vault, messageId: string, sealed: string) =>
  JSON.parse(vault.open(context(messageId), sealed)) as MessageContent
