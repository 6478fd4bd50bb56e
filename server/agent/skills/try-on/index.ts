import { z } from 'zod'
import { isOwnHost, ownHosts } from '../../guards/own-hosts.ts'
import { hasNamed } from '../customer-words.ts'
import { skill } from '../skill.ts'

/** A link to the business's own try-on page, for one product [S1-71]. */
export default skill({
  kind: 'acts',
  label: 'Try-on link',
  description: 'Sends the link of your virtual try-on page for a product a customer asks about. The page must be on your own website.',
  describe: 'Sends the customer a link on which they can try a product on. Only for a product of the catalogue that they named.',
  onAtFirst: false,
  input: z.strictObject({ product: z.string().trim().min(2).max(200) }),
  settings: z.strictObject({
    url: z
      .url({ protocol: /^https$/, error: 'Write the address of the page, such as https://shop.example/try-on.' })
      .max(500)
      .meta({
        label: 'Address of the page',
        help: 'On the website of your profile. “?product=” and the article number are added.',
        placeholder: 'https://shop.example/try-on',
      }),
    words: z.string().trim().min(1).max(200).default('Try it on here:').meta({ label: 'Words before the link' }),
  }),
  owns: (action) => action.type === 'send_message' && action.content.type === 'text' && TRY_ON.test(action.content.text),
  action({ product }, { turn, shelf, settings }) {
    const url = new URL(settings.url)
    if (!isOwnHost(url.hostname.replace(/^www\./, ''), ownHosts(turn.business.profile)))
      return { declined: 'The try-on page is not on the business’s own website. Do not send it.' }
    const [best] = shelf.find(product, 1)
    if (!best || best.score < SURE || !hasNamed(turn, shelf, best))
      return { declined: 'The customer has not named such a product. Ask which one.' }
    url.searchParams.set('product', best.sku)
    return [{ type: 'send_message', content: { type: 'text', text: `${settings.words} ${url.href}` } }]
  },
})

const TRY_ON = /(?<!\S)https:\/\/\S+[?&]product=/
const SURE = 0.5
