import { z } from 'zod'
import { skill } from '../skill.ts'

/** Off, the bot notes a task instead and stays in the talk. Anger, danger and the wish for a person reach a person all the same. */
export default skill({
  kind: 'acts',
  label: 'Passing to a person',
  description:
    'Gives the conversation to a person when it has no answer. Off: it notes a task and stays. Anger, emergencies and “a person, please” always reach a person.',
  describe: 'Gives the conversation to a person after your answer. Use it when only a person can help.',
  onAtFirst: true,
  input: z.strictObject({ why: z.string().trim().min(3).max(500).describe('What the person should know, in one sentence.') }),
  settings: z.strictObject({}),
  owns: ({ type }) => type === 'hand_over',
  action: ({ why }) => [{ type: 'hand_over', reason: 'needs_person', note: why }],
})
