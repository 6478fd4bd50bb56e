/** Which planned things are shown: all, messages to customers, reminders for the team. */
export const forWhom = ['all', 'customers', 'team'] as const
export type ForWhom = (typeof forWhom)[number]
