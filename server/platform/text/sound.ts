import { remembered } from '../remembered.ts'

/**
 * How a word sounds, roughly, whatever its letters: "आलू", "alu" and "aloo" are one, so are "roti" and "rotee". Indian languages
 * are written by ear in Latin letters; what is compared are consonants and the coarse colour of the vowels, without a.
 */
export const soundOf = remembered(20_000, (word): string => coarse(DEVANAGARI.test(word) ? romanized(word) : word))

/** Whether a word is written in the script of Hindi and Marathi. */
export const isDevanagari = (word: string): boolean => DEVANAGARI.test(word)
const DEVANAGARI = /[\u0900-\u097f]/

/** Letter by letter; a consonant without a vowel sign is followed by an a, which is not heard and left out. */
function romanized(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[डढ]\u093c/g, 'र')
    .replace(/\u093c/g, '')
    .replace(/[\u0900-\u097f]/g, (letter) => LETTERS.get(letter) ?? '')
}

const LETTERS = new Map(
  Object.entries({
    k: 'कखक़ख़',
    g: 'गघ',
    n: 'ङञणनंँ',
    ch: 'चछ',
    j: 'जझ',
    t: 'टठतथ',
    d: 'डढदध',
    p: 'प',
    f: 'फ',
    b: 'बभ',
    m: 'म',
    y: 'य',
    r: 'र',
    l: 'लळ',
    v: 'व',
    x: 'शष',
    s: 'स',
    h: 'ह',
    a: 'अआा',
    i: 'इईएऐिीेैॅऍ',
    u: 'उऊओऔऑुूोौॉ',
    ri: 'ऋृ',
    ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [digit, String.fromCharCode(0x966 + digit)])),
  }).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
)

function coarse(word: string): string {
  return word
    .replace(/x/g, 'ks')
    .replace(/sch|sh/g, 'x')
    .replace(/ch+/g, '\u0001')
    .replace(/ph/g, 'f')
    .replace(/([kgjtdb])h/g, '$1')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ck|[cq]/g, 'k')
    .replace(/z/g, 'j')
    .replace(/w/g, 'v')
    .replace(/m(?=[pb])/g, 'n')
    .replace(/(?<=.)h/g, '')
    .replace(/(?<!a)a+[iy]|[eiy]+/g, 'i')
    .replace(/(?<!a)a+u|[ou]+/g, 'u')
    .replace(/(?<=.)a+/g, '')
    .replaceAll('\u0001', 'c')
    .replace(/(.)\1+/g, '$1')
}
