import type { Country } from './countries.ts'
import type { Money } from './money.ts'
import type { Random } from './random.ts'

/** A question that any shop is asked, with how owners write the answer down. */
interface Topic {
  /** What an owner heads it with. */
  title: string
  /** As the owner puts the question in a list of questions and answers. */
  asked: string[]
  says: string[]
  /** What fills the places of `says`. */
  fill(draw: Draw): Record<string, string>
  /** Groups of needles with the same places; one of each group has to be in an answer. */
  needs: string[][]
  /** What an answer from older papers would say. Only where another draw of `fill` gives another answer. */
  outdated?: string
}

interface Draw {
  random: Random
  country: Country
  money: Money
}

/** A sum of money as papers write it under `name`, and as an answer may spell it under `name0`, `name1` … */
const amount = (name: string, pounds: number, { money }: Draw) => {
  const drawn = money.priceOf(pounds)
  const spelled = money.needles(drawn)
  return {
    [name]: money.write(drawn),
    ...Object.fromEntries([0, 1, 2, 3].map((at) => [`${name}${at}`, spelled[at] ?? spelled[0]!])),
    [`${name}Claim`]: money.claims(drawn)[0]!,
  }
}
const spelled = (name: string) => [0, 1, 2, 3].map((at) => `{${name}${at}}`)
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const short = (day: string) => day.slice(0, 3).toLowerCase()

export const topics = {
  deposit: {
    title: 'Deposit',
    asked: ['Do I have to pay something in advance?', 'Is there a deposit?'],
    says: [
      'To hold your date we take {p}% of the total beforehand.',
      'A {p}% down payment confirms it; the rest is due on the day.',
      'Deposit: {p}% when you confirm, the remainder at the end.',
    ],
    fill: ({ random }) => ({ p: String(random.pick([15, 20, 25, 30, 35, 40, 45])) }),
    needs: [['{p}%']],
    outdated: 'claim:{p}%',
  },
  cancel: {
    title: 'Changing your mind',
    asked: ['What if I cannot come?', 'Until when can I cancel?'],
    says: [
      'Cancel or move it at no cost up to {h} hours before; after that half of the price is due.',
      'We need {h} hours’ notice to change or call off an appointment free of charge.',
      'Plans change. Tell us {h} hours ahead and you pay nothing.',
    ],
    fill: ({ random }) => ({ h: String(random.pick([6, 12, 24, 36, 48, 72])) }),
    needs: [['{h} hours', '{h}h', '{h} hrs', '{h}-hour']],
    outdated: 'claim:{h} hours',
  },
  returns: {
    title: 'Bringing things back',
    asked: ['Can I return something?', 'How long can I exchange goods?'],
    says: [
      'Unused goods come back within {d} days with the receipt, and you get your money.',
      'You have {d} days to return what you have not used; keep the receipt.',
      'Returns: {d} days, unopened, receipt needed.',
    ],
    fill: ({ random }) => ({ d: String(random.pick([7, 10, 14, 21, 28, 45, 60])) }),
    needs: [['{d} days', '{d}-day']],
    outdated: 'claim:{d} days',
  },
  warranty: {
    title: 'Our guarantee',
    asked: ['What guarantee do you give?', 'Is the work guaranteed?'],
    says: [
      'Our work is guaranteed for {m} months.',
      'If something we did fails within {m} months we put it right for nothing.',
      'Guarantee on all work: {m} months from the invoice date.',
    ],
    fill: ({ random }) => ({ m: String(random.pick([3, 6, 9, 15, 18, 36])) }),
    needs: [['{m} months', '{m}-month']],
    outdated: 'claim:{m} months',
  },
  payments: {
    title: 'Paying',
    asked: ['How can I pay?', 'Which ways of paying do you accept?'],
    says: [
      'You can settle with {a} or {b}. {c} we cannot take.',
      'Payment: {a}, {b}. Not accepted: {c}.',
      'We accept {a} and {b}, but not {c}.',
    ],
    fill: ({ random, country }) => {
      const [a = '', b = ''] = random.some(country.payments, 2)
      return { a, b, c: random.pick(country.notPaid) }
    },
    needs: [['{a}'], ['{b}']],
  },
  parking: {
    title: 'Getting here by car',
    asked: ['Where can I park?', 'Is there parking?'],
    says: [
      '{n} free spaces wait for you {place}.',
      'Leave the car {place}: {n} spaces, free for customers.',
      'Customer parking ({n} spaces) is {place}.',
    ],
    fill: ({ random }) => {
      const [place = '', landmark = ''] = random.pick([
        ['behind the building', 'behind'],
        ['across the road beside the chapel', 'chapel'],
        ['in the yard on the left', 'yard'],
        ['under the railway arches', 'arches'],
        ['next to the fire station', 'fire station'],
        ['on the roof deck', 'roof'],
      ])
      return { n: String(random.int(3, 19)), place, landmark }
    },
    needs: [['{place}', '{landmark}']],
  },
  deliveryFee: {
    title: 'Delivery',
    asked: ['What does delivery cost?', 'Do you deliver, and for how much?'],
    says: [
      'We bring it to you within {km} km for {fee}.',
      'Delivery is {fee} (up to {km} km from the shop).',
      'Within a radius of {km} km we deliver for {fee}; further out only by arrangement.',
    ],
    fill: (draw) => ({ km: String(draw.random.int(4, 28)), ...amount('fee', 5, draw) }),
    needs: [spelled('fee')],
    outdated: '{feeClaim}',
  },
  freeDelivery: {
    title: 'Free delivery',
    asked: ['When is delivery free?'],
    says: [
      'Orders above {free} travel for nothing.',
      'From {free} upwards we drop the delivery charge.',
      'No delivery charge if you spend {free} or more.',
    ],
    fill: (draw) => amount('free', 60, draw),
    needs: [spelled('free')],
    outdated: '{freeClaim}',
  },
  deliveryDays: {
    title: 'Delivery days',
    asked: ['On which days do you deliver?'],
    says: ['The van is out on {d1}s and {d2}s.', 'Deliveries leave us every {d1} and every {d2}.', 'Delivery rounds: {d1} and {d2}.'],
    fill: ({ random }) => {
      const [d1 = '', d2 = ''] = random.some(weekdays, 2)
      return { d1, d2, s1: short(d1), s2: short(d2) }
    },
    needs: [
      ['{d1}', '{s1}'],
      ['{d2}', '{s2}'],
    ],
  },
  leadTime: {
    title: 'How fast',
    asked: ['How quickly will it be ready?', 'How long do I wait?'],
    says: [
      'Allow {w} working days; with the express surcharge it is one.',
      'It usually takes {w} working days.',
      'Standard turnaround: {w} working days.',
    ],
    fill: ({ random }) => ({ w: String(random.int(2, 9)) }),
    needs: [['{w} working days', '{w} days', '{w} business days']],
    outdated: 'claim:{w} working days',
  },
  minimum: {
    title: 'Smallest order',
    asked: ['Is there a minimum?'],
    says: ['We start at {min} an order.', 'The smallest job we take is {min}.', 'Minimum order value: {min}.'],
    fill: (draw) => amount('min', 22, draw),
    needs: [spelled('min')],
    outdated: '{minClaim}',
  },
  pets: {
    title: 'Four-legged guests',
    asked: ['May I bring my dog?'],
    says: ['Dogs are welcome on a lead, {where}.', 'Bring the dog: on a lead, {where}.', 'Dogs on a lead are fine {where}.'],
    fill: ({ random }) => ({ where: random.pick(['in the front room', 'on the ground floor', 'on the terrace', 'in the waiting area']) }),
    needs: [['welcome', 'yes', 'lead', 'leash', 'fine']],
  },
  access: {
    title: 'Step-free way in',
    asked: ['Can I come in with a wheelchair?'],
    says: ['Wheelchairs and prams: use the {door}, the bell is at hand height.', 'The {door} has no steps.', 'Step-free entrance: {door}.'],
    fill: ({ random }) => {
      const [door = '', way = ''] = random.pick([
        ['side door on the lane', 'side door'],
        ['blue gate in the courtyard', 'blue gate'],
        ['rear entrance by the lift', 'rear entrance'],
        ['ramp on the garden side', 'ramp'],
      ])
      return { door, way }
    },
    needs: [['{door}', '{way}']],
  },
  vouchers: {
    title: 'Gift vouchers',
    asked: ['Do you sell vouchers, and how long are they good for?'],
    says: [
      'Vouchers start at {v} and stay good for {m} months.',
      'A gift voucher costs what you like, from {v}; it expires after {m} months.',
      'Gift vouchers (min. {v}) are valid {m} months.',
    ],
    fill: (draw) => ({ m: String(draw.random.pick([8, 12, 18, 24, 30])), ...amount('v', 15, draw) }),
    needs: [['{m} months', '{m}-month']],
    outdated: 'claim:{m} months',
  },
  invoice: {
    title: 'Business customers',
    asked: ['Can my company pay by invoice?'],
    says: [
      'Companies get an invoice payable within {d} days.',
      'Firms pay by invoice, {d} days net.',
      'On account for companies: {d} days.',
    ],
    fill: ({ random }) => ({ d: String(random.pick([8, 10, 15, 20, 30])) }),
    needs: [['{d} days', '{d}-day']],
  },
  offer: {
    title: 'Reductions',
    asked: ['Who gets a reduction?'],
    says: ['{who} pay {p}% less.', '{p}% off for {who}, please show a card.', 'Reduced rate: {who}, {p}%.'],
    fill: ({ random }) => ({
      p: String(random.pick([5, 6, 8, 12])),
      who: random.pick(['students', 'pensioners', 'volunteer firefighters', 'nurses']),
    }),
    needs: [['{p}%']],
  },
  staffLanguage: {
    title: 'Languages we speak',
    asked: ['Do you speak other languages?'],
    says: ['{person} speaks {tongue} besides English.', 'For {tongue} ask for {person}.', 'Our {person} will gladly help you in {tongue}.'],
    fill: ({ random, country }) => ({
      person: first(random.pick(country.people)),
      tongue: random.pick(['Portuguese', 'Arabic', 'Ukrainian', 'Mandarin', 'Turkish']),
    }),
    needs: [['{person}', 'yes']],
  },
  complaints: {
    title: 'If something is wrong',
    asked: ['Something is not right. What now?'],
    says: [
      'Tell us within {d} days, with a photo if you can, and {person} looks into it.',
      'Complaints go to {person}, no later than {d} days after.',
      '{person} handles complaints; please write within {d} days.',
    ],
    fill: ({ random, country }) => ({ d: String(random.pick([2, 3, 4, 5, 9])), person: first(random.pick(country.people)) }),
    needs: [['{d} days', '{d}-day', '{person}']],
  },
  transit: {
    title: 'Getting here without a car',
    asked: ['How do I reach you by public transport?'],
    says: [
      'Bus {n} stops {w} minutes’ walk away, at {stop}.',
      'Take line {n} to {stop}; from there you walk {w} minutes.',
      'Public transport: line {n}, stop {stop}, then {w} minutes on foot.',
    ],
    fill: ({ random }) => ({
      n: String(random.int(2, 88)),
      w: String(random.int(2, 11)),
      stop: random.pick(['Old Mill', 'Town Bridge', 'Hospital Gate', 'North Market', 'Library Square']),
    }),
    needs: [['{stop}', 'line {n}', 'bus {n}']],
  },
  groups: {
    title: 'Groups',
    asked: ['Is there a group rate?'],
    says: [
      'Parties of {n} and above save {p}%.',
      'Bring {n} people or more and everybody pays {p}% less.',
      'Group rate from {n} persons: minus {p}%.',
    ],
    fill: ({ random }) => ({ n: String(random.int(5, 14)), p: String(random.pick([7, 9, 11, 14])) }),
    needs: [['{p}%']],
    outdated: 'claim:{p}%',
  },
  age: {
    title: 'Age',
    asked: ['From what age?'],
    says: [
      'From {y} years on; younger ones with an adult.',
      'Children under {y} only together with an adult.',
      'Minimum age without a grown-up: {y}.',
    ],
    fill: ({ random }) => ({ y: String(random.pick([8, 10, 12, 13, 15])) }),
    needs: [['{y}']],
    outdated: 'claim:{y}',
  },
  callOut: {
    title: 'Coming to you',
    asked: ['What does it cost if you come to me?'],
    says: [
      'A visit at your place is charged {call} for the way.',
      'Call-out: {call}, waived if the job takes longer than two hours.',
      'For the journey we add {call}.',
    ],
    fill: (draw) => amount('call', 28, draw),
    needs: [spelled('call')],
    outdated: '{callClaim}',
  },
  lateFee: {
    title: 'Coming late',
    asked: ['What happens when I am late?'],
    says: [
      'More than {m} minutes late and we may have to give your place away.',
      'We wait {m} minutes, then the next one is served.',
      'Grace period: {m} minutes.',
    ],
    fill: ({ random }) => ({ m: String(random.pick([5, 10, 15, 20, 25])) }),
    needs: [['{m} minutes', '{m} min', '{m}-minute']],
    outdated: 'claim:{m} minutes',
  },
} satisfies Record<string, Topic>

export type TopicName = keyof typeof topics

/** A topic as it is at one business. */
export interface Told {
  topic: TopicName
  title: string
  asked: string
  says: string
  needs: string[][]
  /** What the older papers said, and what an answer from them would claim. */
  before: { says: string; claim: string } | null
  /** What was drawn, for questions that name it. */
  places: Record<string, string>
}

/** How the business answers a topic; `aged` when older papers answer it otherwise. */
export function tell(name: TopicName, draw: Draw, aged: boolean): Told {
  const topic: Topic = topics[name]
  const places = topic.fill(draw)
  const says = draw.random.pick(topic.says)
  return {
    topic: name,
    title: topic.title,
    asked: draw.random.pick(topic.asked),
    says: fill(says, places),
    needs: topic.needs.map((group) => [...new Set(group.map((needle) => fill(needle, places)))]),
    before: aged && topic.outdated ? earlier(topic, draw, places) : null,
    places,
  }
}

function earlier(topic: Topic, draw: Draw, now: Record<string, string>): Told['before'] {
  const claim = topic.outdated!
  for (let tries = 0; tries < 50; tries++) {
    const then = { ...now, ...topic.fill(draw) }
    if (fill(claim, then) !== fill(claim, now)) return { says: fill(draw.random.pick(topic.says), then), claim: fill(claim, then) }
  }
  throw new Error(`“${topic.title}” draws the same answer over and over.`)
}

/** Fills each {place} that has a value. */
export const fill = (text: string, places: Record<string, string>) =>
  text.replace(/\{(\w{1,20})\}/g, (place, name) => places[name] ?? place)

const first = (person: string) => person.split(' ')[0] ?? person
