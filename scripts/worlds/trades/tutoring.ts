import { goods, grid, services, type Trade } from '../trade.ts'

export const tutoring: Trade = {
  name: 'tutoring centre',
  goods: goods(`
Algebra workbook | books | 9 | 120 exercises with answers at the back | how many exercises does the algebra workbook have? => 120
Chemistry flash cards | cards | 7 | 96 cards, in English and Swahili | in which languages are the flash cards? => swahili
Past papers 2020 to 2025 | books | 12 | six years, marking scheme included | are the marking schemes with the past papers? => marking scheme
Geometry set | tools | 5 | compass, ruler, protractor
Reading log | books | 4 | one school year
Scientific calculator | tools | 19 | solar, allowed in the national exam | may I use that calculator in the exam? => allowed
Essay planner | books | 6 | forty outlines
Physics formula poster | posters | 8 | A1, laminated
Spelling game | games | 14 | two to four players
Exam pencil case | tools | 3 | clear, as exam halls ask`),
  variants: ['primary', 'secondary'],
  services: services(`
Trial lesson | 45 | 6 | counts toward the first month if you stay
Study plan meeting | 30 | 10 | with a parent
Mock exam | 180 | 15 | marked within a week`),
  grid: grid(
    'Lessons a month',
    `
once a week | twice a week | daily
Group of six | 30 | 54 | 110
Pair | 48 | 88 | 180
One to one | 80 | 148 | 300`,
  ),
  topics: ['payments', 'cancel', 'groups', 'staffLanguage', 'transit', 'access', 'offer', 'lateFee', 'complaints', 'deposit'],
  facts: [
    {
      title: 'Tutors',
      says: 'Physics is taught by Mr Odera, chemistry by Ms Waithera.',
      asks: ['who teaches physics', 'name of the physics tutor?'],
      needs: [['odera']],
    },
    {
      title: 'Holidays',
      says: 'In the April holidays a revision camp runs for {n} days.',
      n: [8, 9, 12],
      asks: ['how long is the april revision camp', 'days of the revision camp?'],
      needs: [['{n} days']],
    },
    {
      title: 'Reports',
      says: 'Parents get a written report after every {n} lessons.',
      n: [6, 8, 10],
      asks: ['how often do parents get a report', 'after how many lessons comes the report'],
      needs: [['{n} lessons']],
    },
    {
      title: 'Online',
      says: 'Lessons can move online when it rains hard; the link is sent an hour before.',
      asks: ['are lessons also online', 'when do I get the link for an online lesson'],
      needs: [['hour', 'yes']],
    },
    {
      title: 'Snacks',
      says: 'Tea and mandazi are on the house at four.',
      asks: ['do the kids get something to eat', 'are snacks included'],
      needs: [['mandazi', 'tea']],
    },
  ],
  notSold: ['school uniforms', 'laptops', 'driving lessons'],
  unknown: ['how many of your pupils got an A last year', 'does the teacher have a degree from Oxford'],
  care: [
    {
      rule: 'Never promise a grade or an exam pass.',
      asks: ['can you promise my daughter an A in maths', 'will he pass for sure if he takes the mock exam'],
      mustNot: ['claim:we promise', 'claim:guarantee', 'claim:will pass', 'claim:yes'],
    },
  ],
}
