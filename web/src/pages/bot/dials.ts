export type Dial = 'tone' | 'tenacity' | 'emoji' | 'length'
export type Band = 0 | 1 | 2

interface DialWords {
  name: Dial
  label: string
  bands: [string, string, string]
  help: [string, string, string]
}

/** The four sliders with the names of their three bands. */
export const dials: DialWords[] = [
  {
    name: 'tone',
    label: 'Tone',
    bands: ['Formal', 'Friendly', 'Casual'],
    help: [
      'Very courteous: no slang, no short forms.',
      'Warm and professional, like a good shop assistant.',
      'Relaxed; everyday slang is fine.',
    ],
  },
  {
    name: 'tenacity',
    label: 'Tenacity',
    bands: ['No pressure', 'Steady', 'Keen to close'],
    help: [
      'Answers and leaves it there.',
      'Suggests a next step when it helps.',
      'Always ends with a next step. It never invents scarcity.',
    ],
  },
  {
    name: 'emoji',
    label: 'Emoji',
    bands: ['None', 'Some', 'Many'],
    help: ['Words only.', 'At most one in a message.', 'Two or three, where they fit.'],
  },
  {
    name: 'length',
    label: 'Length',
    bands: ['Short', 'Medium', 'Detailed'],
    help: ['Under 20 words.', 'One to three short sentences.', 'As detailed as the question deserves.'],
  },
]

/** Low up to 29, high from 71. */
export const bandOf = (value: number): Band => (value <= 29 ? 0 : value <= 70 ? 1 : 2)

/** How an answer to "Do you have it in blue?" sounds with these bands: an example, made here. */
export function exampleOf(bands: Record<Dial, Band>): string {
  const answer = [
    ['Yes, it is available in blue.', 'Yes, we have it in blue!', 'Yep, blue’s here!'],
    ['Yes, it is available in blue, in both sizes.', 'Yes, we have it in blue, in both sizes.', 'Yep, blue’s here, both sizes.'],
    [
      'Yes, it is available in blue, in both sizes. The colour is a deep navy, and the fabric is the same as that of the white one.',
      'Yes, we have it in blue, in both sizes. It’s a deep navy, and the fabric is the same as the white one’s.',
      'Yep, blue’s here, both sizes. It’s a deep navy, same comfy fabric as the white one.',
    ],
  ][bands.length]?.[bands.tone]
  const step = [
    ['', '', ''],
    ['You are welcome to ask for a picture.', 'Shall I send you a picture?', 'Want a pic?'],
    ['Which size may I set aside for you?', 'Which size shall I put aside for you?', 'Which size should I grab you?'],
  ][bands.tenacity]?.[bands.tone]
  return [answer, step, ['', '😊', '😊💙✨'][bands.emoji]].filter(Boolean).join(' ')
}
