import { z } from 'zod'
import { skill } from '../skill.ts'

/** The event carries ids and the owner's own words only; whoever listens reads the conversation by its id. */
export default skill({
  kind: 'acts',
  label: 'Forward to workflow',
  description:
    'Tells your own automation that a customer needs it: it emits the event workflow.requested with the workflow’s name and your metadata.',
  describe: 'Starts one of the business’s own workflows for this conversation. Use it only when the customer asks for exactly that.',
  onAtFirst: false,
  input: z.strictObject({ workflow: z.string().trim().min(1).max(60) }),
  settings: z.strictObject({
    workflows: z
      .array(z.string().trim().min(1).max(60))
      .min(1, 'Name at least one workflow.')
      .max(20)
      .meta({ label: 'Workflows', help: 'One name a line, as your automation knows it.', placeholder: 'warranty-claim' }),
  }),
  owns: (action) => action.type === 'emit' && action.event === 'workflow.requested',
  action({ workflow }, { turn, settings }) {
    if (!settings.workflows.includes(workflow))
      return { declined: `There is no such workflow. There are: ${settings.workflows.join(', ')}.` }
    return [
      {
        type: 'emit',
        event: 'workflow.requested',
        payload: { workflow, personaId: turn.persona.personaId, personaVersion: turn.persona.version, metadata: turn.persona.metadata },
      },
    ]
  },
})
