import { z } from 'zod'

const digits = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{5,20}$/, `The ${what} is digits only. Copy it from WhatsApp > API Setup in your Meta app.`)

// A line break or a stray quote inside a pasted token would make every call fail in a way nobody can read.
const pasted = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]{1,1000}$/, `Paste the ${what} again: it holds characters that cannot be right.`)

export const settings = z.object({
  phoneNumberId: digits('phone number ID').meta({
    label: 'Phone number ID',
    help: 'In your Meta app: WhatsApp > API Setup, under "From". Not the phone number itself.',
    placeholder: '106540352242922',
  }),
  businessAccountId: digits('WhatsApp Business Account ID').meta({
    label: 'WhatsApp Business Account ID',
    help: 'On the same page, below the phone number ID. News about templates and the account arrives under this ID.',
    placeholder: '102290129340398',
  }),
  accessToken: pasted('access token').meta({
    label: 'Access token',
    help: 'A system user token with whatsapp_business_messaging and whatsapp_business_management. The token shown on API Setup stops working after 24 hours.',
    placeholder: 'EAAG…',
    secret: true,
  }),
  appSecret: pasted('app secret').meta({
    label: 'App secret',
    help: 'In your Meta app: App settings > Basic. It proves that messages really come from Meta.',
    secret: true,
  }),
  verifyToken: z.string().trim().max(200).default('').meta({
    label: 'Verify token',
    help: 'Paste this at Meta under WhatsApp > Configuration, next to the callback URL. We make one up when you leave it empty.',
  }),
  messagesPerSecond: z.int().min(1).max(1000).default(80).meta({
    label: 'Messages per second',
    help: '80 for a normal number; Meta raises it by itself. 20 when the number is also used in the WhatsApp Business app.',
    placeholder: '80',
  }),
  apiVersion: z
    .string()
    .regex(/^v\d{2}\.0$/, 'Write the version as v26.0.')
    .default('v26.0')
    .meta({ label: 'Graph API version', help: 'Change it only when Meta retires the version in use.', placeholder: 'v26.0' }),
})

export type Settings = z.output<typeof settings>
